package org.naohai.acquisition.dicom.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.naohai.formats.FileTree;

/// What a program left in its output folder. It may have left anything: links, pipes, folders, ten
/// thousand files.
///
/// Only plain files at the top are taken; none is opened through a link.
public final class OutputFolder implements FileTree {

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final TreeMap<String, Long> files;
    private final int refused;

    private OutputFolder(Path folder, TreeMap<String, Long> files, int refused) {
        this.folder = folder;
        this.files = files;
        this.refused = refused;
    }

    /// Looks at it after the program has ended.
    public static OutputFolder of(Path folder) throws IOException {
        var files = new TreeMap<String, Long>();
        int refused = 0;
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                var attributes = attributes(entry);
                if (attributes.isRegularFile()) {
                    files.put(entry.getFileName().toString(), attributes.size());
                } else {
                    refused++;
                }
            }
        }
        return new OutputFolder(folder, files, refused);
    }

    /// Plain files, in order of their names.
    @Override
    public List<FileEntry> entries() {
        return files.entrySet().stream()
                .map(file -> new FileEntry(file.getKey(), file.getValue()))
                .toList();
    }

    @Override
    public Optional<FileEntry> find(String name) {
        return Optional.ofNullable(files.get(name)).map(size -> new FileEntry(name, size));
    }

    /// Links, folders, pipes and devices that were left there and are not taken.
    public int refused() {
        return refused;
    }

    @Override
    public InputStream open(String name) throws IOException {
        return new BufferedInputStream(Channels.newInputStream(channel(name)), BUFFER);
    }

    /// - **fails** where there is no such plain file, or where it has become a link
    @Override
    public SeekableByteChannel channel(String name) throws IOException {
        if (!files.containsKey(name)) {
            throw new NoSuchFileException(name);
        }
        return FileChannel.open(folder.resolve(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    static BasicFileAttributes attributes(Path entry) throws IOException {
        return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
