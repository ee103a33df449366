package org.naohai.acquisition.dicom.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.TreeMap;

/// What a program left in its output folder. It may have left anything: links, pipes, folders, ten thousand files.
///
/// Only plain files at the top are taken; none is opened through a link.
public final class OutputFolder {

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

    /// Names of plain files, in order.
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    public boolean has(String name) {
        return files.containsKey(name);
    }

    /// - **fails** [NoSuchFileException] where there is no such plain file
    public long size(String name) throws IOException {
        var size = files.get(name);
        if (size == null) {
            throw new NoSuchFileException(name);
        }
        return size;
    }

    /// Links, folders, pipes and devices that were left there and are not taken.
    public int refused() {
        return refused;
    }

    /// - **fails** where it is, or has become, a link
    public SeekableByteChannel open(String name) throws IOException {
        size(name);
        return FileChannel.open(folder.resolve(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    static BasicFileAttributes attributes(Path entry) throws IOException {
        return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
