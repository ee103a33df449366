package org.naohai.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.naohai.lake.Lake.AtRest;
import org.naohai.lake.Lake.StoredObject;

/// Many objects on their way into the lake, owned by one thread. Closing without [#commit] leaves nothing
/// behind.
public interface LakeBatch extends AutoCloseable {

    /// Objects up to this size go to a pack, larger ones lie alone.
    int PACKED_BYTES = 1 << 20;

    /// Adds a small object to the pack of a group; one pack never holds two groups, so that erasing a subject drops
    /// packs.
    ///
    /// - **group** the subject's label, or any other key that must not share a file with others
    /// - **fails** [HashMismatch] where the bytes are not what the hash says
    StoredObject pack(String group, byte[] bytes, String sha256) throws IOException;

    /// Adds an object whose hash and size are known to the caller from the journal; both are checked while it is
    /// copied.
    ///
    /// - **fails** [HashMismatch] where the bytes are not what the hash says
    StoredObject add(InputStream bytes, String sha256, long size, AtRest atRest) throws IOException;

    /// Adds an object while the caller goes on: it is copied, checked and synced on a thread of the batch.
    ///
    /// - **fails** at [#commit], as [#add] would have; nothing of the batch is visible then
    StoredObject addBehind(Content bytes, String sha256, long size, AtRest atRest) throws IOException;

    /// Opens the plain bytes of an object, on whatever thread copies them.
    interface Content {
        InputStream open() throws IOException;
    }

    /// Takes over a finished, synced file of plain bytes on the same volume by renaming it: no byte is
    /// copied.
    StoredObject adopt(Path file, String sha256, long size) throws IOException;

    /// Takes over a pack that was filled beside: its members are in this batch from now on.
    void take(LakePack pack) throws IOException;

    /// Syncs, renames into place and writes the rows; on return everything is durable.
    void commit() throws IOException;

    @Override
    void close();

    /// The bytes differ from their hash: the medium or the sender lied.
    final class HashMismatch extends IOException {
        HashMismatch(String expected, String found) {
            super("expected sha256 " + expected + ", found " + found);
        }
    }
}
