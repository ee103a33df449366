package org.naohai.server.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A file of what is imported.
///
/// - **path** as it is sent · **link** where a link leads that cannot be followed; the server says what that means
record SourceEntry(
        String path, long size, Opener content, @Nullable String link) {

    /// Opens the bytes; exactly [SourceEntry#size] of them are sent.
    interface Opener {
        InputStream open() throws IOException;
    }

    static SourceEntry ofFile(String path, long size, Opener content) {
        return new SourceEntry(path, size, content, null);
    }

    static SourceEntry ofLink(String path, String target) {
        return new SourceEntry(path, 0, InputStream::nullInputStream, target);
    }
}
