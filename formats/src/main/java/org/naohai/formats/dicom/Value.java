package org.naohai.formats.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The value of an element: small ones as bytes at hand, large ones as places in the [ByteSource] they were read from.
public sealed interface Value {

    Bytes EMPTY = new Bytes(new byte[0]);

    /// A value at hand. A slice of what was read: nobody may change the bytes.
    ///
    /// - **bigEndian** the byte order of its numbers
    final class Bytes implements Value {

        private final byte[] array;
        private final int offset;
        private final int length;
        private final boolean bigEndian;

        public Bytes(byte[] array) {
            this(array, 0, array.length, false);
        }

        public Bytes(byte[] array, int offset, int length, boolean bigEndian) {
            this.array = array;
            this.offset = offset;
            this.length = length;
            this.bigEndian = bigEndian;
        }

        public byte[] array() {
            return array;
        }

        public int offset() {
            return offset;
        }

        public int length() {
            return length;
        }

        public boolean bigEndian() {
            return bigEndian;
        }

        public byte[] copy() {
            return Arrays.copyOfRange(array, offset, offset + length);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that
                    && bigEndian == that.bigEndian
                    && Arrays.equals(
                            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(copy());
        }

        @Override
        public String toString() {
            return "Bytes[" + length + "]";
        }
    }

    /// The items of a sequence.
    record Items(List<DataSet> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A large native value, in the byte order of the source's transfer syntax.
    record Bulk(long offset, long length) implements Value {}

    /// Encapsulated pixel data (PS3.5 A.4).
    ///
    /// - **offsetTable** the basic offset table, of length 0 where it is empty · **fragments** without item headers
    /// - **joined** how many of the fragments are written as one; empty where each stays as it came
    record Encapsulated(Bulk offsetTable, List<Bulk> fragments, List<Integer> joined) implements Value {
        public Encapsulated {
            fragments = List.copyOf(fragments);
            joined = List.copyOf(joined);
        }

        public Encapsulated(Bulk offsetTable, List<Bulk> fragments) {
            this(offsetTable, fragments, List.of());
        }

        /// The parts of each fragment as it is written, without its padding.
        List<List<Bulk>> written() {
            if (joined.isEmpty()) {
                return fragments.stream().map(List::of).toList();
            }
            var written = new ArrayList<List<Bulk>>(joined.size());
            int from = 0;
            for (int count : joined) {
                written.add(fragments.subList(from, from + count));
                from += count;
            }
            return written;
        }
    }
}
