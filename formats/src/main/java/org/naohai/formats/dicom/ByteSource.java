package org.naohai.formats.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// The bytes that an object was read from, with random access. Owned by one thread.
public interface ByteSource {

    long size();

    /// Fills the range.
    ///
    /// - **fails** [EOFException] behind the end
    void read(long from, byte[] into, int at, int length) throws IOException;

    /// Bytes at hand: values are slices of them, nothing is copied.
    record Memory(byte[] array, int offset, int length) implements ByteSource {

        @Override
        public long size() {
            return length;
        }

        @Override
        public void read(long from, byte[] into, int at, int count) throws IOException {
            if (from < 0 || count < 0 || from + count > length) {
                throw new EOFException();
            }
            System.arraycopy(array, offset + (int) from, into, at, count);
        }
    }

    /// - **channel** belongs to the caller, who closes it
    record Channel(SeekableByteChannel channel, long size) implements ByteSource {

        @Override
        public void read(long from, byte[] into, int at, int count) throws IOException {
            if (from < 0 || count < 0 || from + count > size) {
                throw new EOFException();
            }
            var buffer = ByteBuffer.wrap(into, at, count);
            channel.position(from);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException();
                }
            }
        }
    }

    static ByteSource of(byte[] bytes) {
        return new Memory(bytes, 0, bytes.length);
    }

    static ByteSource of(SeekableByteChannel channel) throws IOException {
        return new Channel(channel, channel.size());
    }
}
