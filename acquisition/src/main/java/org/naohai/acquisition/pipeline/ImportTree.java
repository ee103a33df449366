package org.naohai.acquisition.pipeline;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.naohai.formats.FileTree;

/// The files of an import beside those that its dataset holds already, wherever their bytes lie.
final class ImportTree implements FileTree {

    private static final int BUFFER = 1 << 16;
    private static final int SMALLEST_BUFFER = 256;

    private final NavigableMap<String, TreeFile> files = new TreeMap<>();
    private final List<FileEntry> entries;

    ImportTree(Collection<TreeFile> known, Collection<TreeFile> fresh) {
        known.forEach(file -> files.put(file.path(), file));
        fresh.forEach(file -> files.put(file.path(), file));
        entries = files.values().stream()
                .map(file -> new FileEntry(file.path(), file.size()))
                .toList();
    }

    /// - **fresh** sent by this import and not in the dataset yet
    record TreeFile(String path, long size, String sha256, boolean fresh, Opener opener) {

        TreeFile at(String otherPath) {
            return new TreeFile(otherPath, size, sha256, fresh, opener);
        }
    }

    /// Opens the plain bytes.
    interface Opener {
        SeekableByteChannel open() throws IOException;
    }

    TreeFile get(String path) throws NoSuchFileException {
        var file = files.get(path);
        if (file == null) {
            throw new NoSuchFileException(path);
        }
        return file;
    }

    @Override
    public List<FileEntry> entries() {
        return entries;
    }

    @Override
    public Optional<FileEntry> find(String path) {
        return Optional.ofNullable(files.get(path)).map(file -> new FileEntry(file.path(), file.size()));
    }

    /// A small file gets a small buffer: there may be very many of them.
    @Override
    public InputStream open(String path) throws IOException {
        var file = get(path);
        int buffer = (int) Math.clamp(file.size() + 1, SMALLEST_BUFFER, BUFFER);
        return new BufferedInputStream(Channels.newInputStream(file.opener().open()), buffer);
    }

    @Override
    public SeekableByteChannel channel(String path) throws IOException {
        return get(path).opener().open();
    }
}
