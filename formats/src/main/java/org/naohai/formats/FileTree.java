package org.naohai.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;

/// The files of one import, read-only, by relative path with `/`. Never follows a link out of its root.
public interface FileTree {

    List<FileEntry> entries();

    Optional<FileEntry> find(String path);

    /// A buffered stream over the stored bytes (compressed files stay compressed).
    InputStream open(String path) throws IOException;

    SeekableByteChannel channel(String path) throws IOException;

    /// - **size** bytes as stored
    record FileEntry(String path, long size) {}
}
