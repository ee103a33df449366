package org.naohai.acquisition.journal;

import java.nio.ByteBuffer;
import org.naohai.lake.ReadOnlyChannel;

/// Bytes in memory as a channel. Owned by one thread.
public final class BytesChannel extends ReadOnlyChannel {

    private final ByteBuffer bytes;
    private boolean open = true;

    public BytesChannel(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    @Override
    protected int read(ByteBuffer into, long at) {
        int count = Math.min(into.remaining(), bytes.limit() - (int) at);
        into.put(bytes.slice((int) at, count));
        return count;
    }

    @Override
    public long size() {
        return bytes.limit();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
