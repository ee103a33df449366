package org.naohai.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.naohai.lake.Lake.StoredObject;

/// One pack on its way, written while its [LakeBatch] does not exist yet: whoever fills it needs no other's
/// lock.
///
/// Owned by one thread at a time. Its members are visible once a batch that took it is committed.
public interface LakePack extends AutoCloseable {

    /// Adds an object whose bytes lie in pieces, one after the other; its hash is made here.
    StoredObject add(List<ByteBuffer> pieces) throws IOException;

    int members();

    /// Forgets what no batch took.
    @Override
    void close();
}
