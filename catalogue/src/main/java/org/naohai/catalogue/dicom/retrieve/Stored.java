package org.naohai.catalogue.dicom.retrieve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.naohai.lake.Lake;

/// A range of a lake object on its way to a client.
record Stored(Lake lake, String sha256, long from, long length) implements Multipart.Body {

    private static final int BUFFER = 1 << 17;

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (length == 0) {
            return;
        }
        try (var channel = lake.channel(sha256)) {
            channel.position(from);
            var buffer = ByteBuffer.allocate((int) Math.min(BUFFER, length));
            for (long left = length; left > 0; ) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), left));
                int read = channel.read(buffer);
                if (read < 0) {
                    throw new IOException("the object is shorter than its record says");
                }
                out.write(buffer.array(), 0, read);
                left -= read;
            }
        }
    }

    /// Bytes at hand.
    record Bytes(byte[] array) implements Multipart.Body {
        @Override
        public long length() {
            return array.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(array);
        }
    }
}
