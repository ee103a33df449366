package org.naohai.formats.dicom;

import java.io.EOFException;
import java.io.IOException;

/// Native pixel data in little endian, wherever it is.
///
/// - **swapped** unit of bytes that are turned round when read
record PixelStream(ByteSource source, long from, long length, int swapped) {

    static final PixelStream EMPTY = new PixelStream(ByteSource.of(new byte[0]), 0, 0, 1);

    static PixelStream of(DicomObject object, Element element) {
        int unit = element.vr().unit();
        return switch (element.value()) {
            case Value.Bulk(var from, var length) ->
                new PixelStream(object.source(), from, length, object.syntax().bigEndian() ? unit : 1);
            case Value.Bytes bytes ->
                new PixelStream(
                        new ByteSource.Memory(bytes.array(), bytes.offset(), bytes.length()),
                        0,
                        bytes.length(),
                        bytes.bigEndian() ? unit : 1);
            case Value.Items items -> EMPTY;
            case Value.Encapsulated encapsulated -> EMPTY;
        };
    }

    /// Fills the array from a place in the stream; bytes are turned round in whole units.
    void read(long at, byte[] into) throws IOException {
        if (at < 0 || at + into.length > length) {
            throw new EOFException();
        }
        if (swapped <= 1) {
            source.read(from + at, into, 0, into.length);
            return;
        }
        long start = at - at % swapped;
        long end = Math.min(length, (at + into.length + swapped - 1) / swapped * swapped);
        var whole = new byte[Math.toIntExact(end - start)];
        source.read(from + start, whole, 0, whole.length);
        Values.swap(whole, 0, whole.length, swapped);
        System.arraycopy(whole, (int) (at - start), into, 0, into.length);
    }
}
