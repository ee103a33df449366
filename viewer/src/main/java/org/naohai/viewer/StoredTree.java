package org.naohai.viewer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.naohai.catalogue.Recordings.Recording;
import org.naohai.formats.FileTree;
import org.naohai.lake.Lake;
import org.naohai.lake.StoredFile;

/// The files of one recording in the lake, as the readers of `formats` want them.
public final class StoredTree implements FileTree {

    private static final int BUFFER = 1 << 16;

    private final Lake lake;
    private final List<StoredFile> files;

    public StoredTree(Lake lake, Recording recording) {
        this.lake = lake;
        this.files = recording.files();
    }

    @Override
    public List<FileEntry> entries() {
        return files.stream().map(StoredTree::entry).toList();
    }

    @Override
    public Optional<FileEntry> find(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .map(StoredTree::entry)
                .findFirst();
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
                .findFirst()
                .orElseThrow(() -> new NoSuchFileException(path))
                .sha256();
    }

    private static FileEntry entry(StoredFile file) {
        return new FileEntry(file.path(), file.size());
    }
}
