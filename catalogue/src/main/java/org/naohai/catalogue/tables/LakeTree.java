package org.naohai.catalogue.tables;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.naohai.formats.FileTree;
import org.naohai.lake.Lake;
import org.naohai.lake.StoredFile;

/// The files of one table in the lake, as the readers of `formats` want them.
final class LakeTree implements FileTree {

    private static final int BUFFER = 1 << 16;

    private final Lake lake;
    private final List<StoredFile> files;

    LakeTree(Lake lake, List<StoredFile> files) {
        this.lake = lake;
        this.files = files;
    }

    @Override
    public List<FileEntry> entries() {
        return files.stream()
                .map(file -> new FileEntry(file.path(), file.size()))
                .toList();
    }

    @Override
    public Optional<FileEntry> find(String path) {
        return entries().stream().filter(entry -> entry.path().equals(path)).findFirst();
    }

    @Override
    public InputStream open(String path) throws IOException {
        return new BufferedInputStream(lake.open(sha256(path)), BUFFER);
    }

    @Override
    public SeekableByteChannel channel(String path) throws IOException {
        return lake.channel(sha256(path));
    }

    private String sha256(String path) throws NoSuchFileException {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .map(StoredFile::sha256)
                .findFirst()
                .orElseThrow(() -> new NoSuchFileException(path));
    }
}
