package org.naohai.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import javax.crypto.SecretKey;

/// The plain bytes of a sealed file with random access; decrypts one frame at a time. Owned by one thread.
final class SealedChannel extends ReadOnlyChannel {

    private final SeekableByteChannel file;
    private final Sealed.Header header;
    private byte[] frame = new byte[0];
    private long frameNumber = -1;

    SealedChannel(SeekableByteChannel file, SecretKey master) throws IOException {
        this.file = file;
        this.header = Sealed.readHeader(file, master);
    }

    @Override
    protected int read(ByteBuffer into, long at) throws IOException {
        load(at / Sealed.FRAME);
        int from = (int) (at % Sealed.FRAME);
        int count = Math.min(into.remaining(), frame.length - from);
        into.put(frame, from, count);
        return count;
    }

    private void load(long number) throws IOException {
        if (number == frameNumber) {
            return;
        }
        long plainBefore = number * Sealed.FRAME;
        int plain = (int) Math.min(Sealed.FRAME, header.size() - plainBefore);
        var sealed = new byte[plain + Sealed.TAG];
        file.position(Sealed.HEADER + number * (Sealed.FRAME + Sealed.TAG));
        Sealed.readFully(file, ByteBuffer.wrap(sealed));
        frame = Sealed.openFrame(header, number, sealed);
        frameNumber = number;
    }

    @Override
    public long size() {
        return header.size();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
