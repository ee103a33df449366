package org.naohai.formats.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// An object as it will be written: headers at hand, pixel data still where it was read.
///
/// - **pixelOffset**, **pixelLength** where the native pixel data of the object lies in the output, in bytes; -1
///   where there is none, or it is encapsulated or deflated
public record Encoded(List<Piece> pieces, long size, long pixelOffset, long pixelLength) {

    private static final int BUFFER = 1 << 16;

    public Encoded {
        pieces = List.copyOf(pieces);
    }

    /// A run of the output. Its bytes belong to others: nobody may change them.
    public sealed interface Piece {

        long length();
    }

    /// Bytes at hand.
    public record Bytes(byte[] array, int offset, int count) implements Piece {
        @Override
        public long length() {
            return count;
        }
    }

    /// Bytes of the source.
    ///
    /// - **swapped** how many bytes are turned round together on the way; 1 where they go as they are
    public record Range(ByteSource source, long from, long length, int swapped) implements Piece {}

    /// Takes runs of bytes; it may not keep or change the array.
    @FunctionalInterface
    public interface Sink {
        void accept(byte[] array, int offset, int length) throws IOException;
    }

    /// Hands over all bytes in order, for a reader that hashes and writes in one pass.
    public void forEach(Sink sink) throws IOException {
        byte[] buffer = null;
        for (var piece : pieces) {
            switch (piece) {
                case Bytes(var array, var offset, var count) -> sink.accept(array, offset, count);
                case Range range -> {
                    if (buffer == null) {
                        buffer = new byte[(int) Math.min(BUFFER, Math.max(8, size))];
                    }
                    copy(range, buffer, sink);
                }
            }
        }
    }

    public void writeTo(OutputStream out) throws IOException {
        forEach(out::write);
    }

    /// The same bytes for who reads a stream.
    public InputStream openStream() {
        return new EncodedStream(this);
    }

    /// All in one array, for small objects.
    public byte[] toBytes() throws IOException {
        var all = new byte[Math.toIntExact(size)];
        var at = new int[1];
        forEach((array, offset, length) -> {
            System.arraycopy(array, offset, all, at[0], length);
            at[0] += length;
        });
        return all;
    }

    private static void copy(Range range, byte[] buffer, Sink sink) throws IOException {
        // a multiple of 8, so that no unit is torn
        int most = buffer.length & ~7;
        for (long done = 0; done < range.length; ) {
            int n = (int) Math.min(most, range.length - done);
            range.source.read(range.from + done, buffer, 0, n);
            Values.swap(buffer, 0, n, range.swapped);
            sink.accept(buffer, 0, n);
            done += n;
        }
    }
}
