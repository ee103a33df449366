package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// What a reader takes is bounded by what the source holds, and pixels are never copied.
class DicomBoundsTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_MICROSECONDS = 60;

    @Test
    void an_object_of_almost_four_gigabytes_takes_no_more_than_its_header() throws IOException {
        int length = 0xFFFFFFF0;
        var header = DicomBytes.part10("1.2.840.10008.1.2.1")
                .explicit(Tag.Modality, "CS", "MR")
                .explicitHeader(Tag.PixelData, "OW", length)
                .bytes();
        var source = new Zeros(header, header.length + Integer.toUnsignedLong(length));
        DicomReader.read(source);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        var object = DicomReader.read(source);
        var encoded = DicomWriter.part10(object.meta(), object.data(), object.syntax(), object);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
        assertThat(object.problems()).isEmpty();
        assertThat(encoded.pixelLength()).isEqualTo(Integer.toUnsignedLong(length));
        assertThat(encoded.size()).isEqualTo(encoded.pixelOffset() + encoded.pixelLength());
        assertThat(encoded.pieces()).hasSize(2);
    }

    @Test
    void a_text_that_claims_gigabytes_takes_none() throws IOException {
        var bytes = DicomBytes.part10("1.2.840.10008.1.2.1")
                .explicitHeader(0x00204000, "UT", 0x7FFFFFF0)
                .ascii("few")
                .bytes();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        DicomReader.read(new Zeros(bytes, bytes.length));
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }

    @Test
    void a_deflate_bomb_is_stopped() throws IOException {
        var data = new DataSet.Builder(CharacterSets.DEFAULT)
                .put(new Element(Tag.PixelData, Vr.OB, new Value.Bytes(new byte[64 << 20])))
                .build();
        var bomb = DicomWriter.part10(DataSet.EMPTY, data, TransferSyntax.DEFLATED, null)
                .toBytes();
        assertThat(bomb.length).isLessThan(1 << 17);
        var object = DicomReader.read(ByteSource.of(bomb));
        assertThat(object.problems()).anyMatch(problem -> problem.code().equals("DICOM_BOMB"));
        assertThat(object.source().size()).isLessThan(32 << 20);
    }

    /// Time of the processor, so that a busy machine tells the same.
    @Test
    void a_header_of_150_elements_with_half_a_megabyte_of_pixels_is_read_and_written_in_microseconds()
            throws IOException {
        var bytes = DicomBytes.part10("1.2.840.10008.1.2.1");
        for (int i = 0; i < 150; i++) {
            bytes.explicit(0x00200100 + 2 * i, i % 3 == 0 ? "LO" : i % 3 == 1 ? "DS" : "UI", "1.2.840.113619");
        }
        var file = bytes.explicit(Tag.PixelData, "OW", new byte[1 << 19]).bytes();
        long best = Long.MAX_VALUE;
        long allocated = 0;
        for (int round = 0; round < 20; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 500; i++) {
                var object = DicomReader.read(ByteSource.of(file));
                var encoded = DicomWriter.part10(object.meta(), object.data(), object.syntax(), object);
                assertThat(encoded.size()).isGreaterThan(1 << 19);
            }
            allocated = (THREADS.getCurrentThreadAllocatedBytes() - before) / 500;
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 500);
        }
        System.out.printf(
                "DICOM read and write, 150 elements, 0.5 MiB of pixels: %.1f µs, %,d B%n", best / 1e3, allocated);
        assertThat(allocated).isLessThan(1 << 16);
        assertThat(best / 1_000).isLessThan(MOST_MICROSECONDS);
    }

    /// A header, and zero bytes behind it that nobody keeps.
    private record Zeros(byte[] header, long size) implements ByteSource {
        @Override
        public void read(long from, byte[] into, int at, int length) throws IOException {
            if (from < 0 || from + length > size) {
                throw new java.io.EOFException();
            }
            for (int i = 0; i < length; i++) {
                into[at + i] = from + i < header.length ? header[(int) from + i] : 0;
            }
        }
    }
}
