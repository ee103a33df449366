package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.Problem;

class PixelReaderTest {

    private static final String NATIVE = "1.2.840.10008.1.2.1";
    private static final String RLE = "1.2.840.10008.1.2.5";
    private static final String JPEG_LS = "1.2.840.10008.1.2.4.80";

    @Test
    void signed_samples_take_the_bits_that_are_stored() throws IOException {
        // 12 bits of 16, the upper four hold something else
        var object = image(NATIVE, 1, 3, 1, 16, 12, 1).native_("FFF7 00F8 0100");
        var frame = frame(object, 0);
        assertThat(frame.sample(0)).isEqualTo(0x7FF);
        assertThat(frame.sample(1)).isEqualTo(-2048);
        assertThat(frame.sample(2)).isEqualTo(1);
    }

    @Test
    void frames_follow_each_other() throws IOException {
        var object = image(NATIVE, 1, 2, 3, 8, 8, 0).native_("010203040506");
        assertThat(frame(object, 0).bytes()).containsExactly(1, 2);
        assertThat(frame(object, 2).bytes()).containsExactly(5, 6);
    }

    @Test
    void single_bits_need_not_start_with_a_byte() throws IOException {
        var object = image(NATIVE, 1, 5, 2, 1, 1, 0).native_("B5 02");
        assertThat(frame(object, 0).bytes()).containsExactly(1, 0, 1, 0, 1);
        assertThat(frame(object, 1).bytes()).containsExactly(1, 0, 1, 0, 1);
    }

    @Test
    void planes_of_colour_are_brought_together() throws IOException {
        var object = image(NATIVE, 1, 2, 1, 8, 8, 0).colour("RGB", 1).native_("0102 1112 2122");
        assertThat(frame(object, 0).bytes()).containsExactly(0x01, 0x11, 0x21, 0x02, 0x12, 0x22);
    }

    @Test
    void subsampled_colours_serve_two_pixels() throws IOException {
        var object = image(NATIVE, 1, 2, 1, 8, 8, 0).colour("YBR_FULL_422", 0).native_("01021122");
        assertThat(frame(object, 0).bytes()).containsExactly(0x01, 0x11, 0x22, 0x02, 0x11, 0x22);
    }

    @Test
    void rle_gives_the_most_significant_bytes_first() throws IOException {
        var header = "02000000 40000000 42000000" + "00".repeat(52);
        var object = image(RLE, 1, 3, 1, 16, 16, 0).fragments("", header + "FE01" + "02 0A0B0C");
        assertThat(frame(object, 0).bytes()).containsExactly(0x0A, 1, 0x0B, 1, 0x0C, 1);
    }

    @Test
    void rows_that_lie_are_a_problem() throws IOException {
        assertThat(codes(image(NATIVE, 60_000, 60_000, 60_000, 16, 16, 0).native_("0102")))
                .containsExactly("DICOM_PIXEL_LENGTH");
        assertThat(codes(image(NATIVE, 0, 3, 1, 16, 16, 0).native_("0102"))).containsExactly("DICOM_PIXEL_LAYOUT");
        var rle = PixelReader.open(image(RLE, 60_000, 60_000, 1, 16, 16, 0).fragments("", "00".repeat(64)));
        assertThat(rle.reader().orElseThrow().frame(0).problems())
                .extracting(Problem::code)
                .containsExactly("DICOM_FRAME_DAMAGED");
    }

    @Test
    void floating_numbers_take_as_many_bits_as_they_have() throws IOException {
        var object = image(NATIVE, 1, 1, 1, 32, 32, 0).native_("0000803F");
        assertThat(frame(floating(object), 0).sample(0)).isEqualTo(1);
        assertThat(codes(floating(image(NATIVE, 1, 1, 1, 16, 16, 0).native_("0000803F"))))
                .containsExactly("DICOM_PIXEL_LAYOUT");
    }

    /// The same bytes as Float Pixel Data.
    private static DicomObject floating(DicomObject object) {
        var pixels = java.util.Objects.requireNonNull(object.data().get(Tag.PixelData));
        var data = object.data()
                .edit()
                .remove(Tag.PixelData)
                .put(new Element(Tag.FloatPixelData, Vr.OF, pixels.value()))
                .build();
        return new DicomObject(object.meta(), object.syntax(), data, object.source(), object.problems());
    }

    @Test
    void the_basic_offset_table_tells_frames() throws IOException {
        var object = image(JPEG_LS, 2, 2, 2, 8, 8, 0).fragments("00000000 14000000", "0101", "0202", "0303");
        assertThat(lengths(object, 0)).hasSize(2);
        assertThat(lengths(object, 1)).hasSize(1);
    }

    @Test
    void fragments_that_start_a_jpeg_stream_tell_frames() throws IOException {
        var object = image(JPEG_LS, 2, 2, 2, 8, 8, 0).fragments("", "FFD8FFF7", "0202", "FFD8FFF7");
        assertThat(lengths(object, 0)).hasSize(2);
        assertThat(lengths(object, 1)).hasSize(1);
    }

    @Test
    void fragments_that_tell_no_frames_are_a_problem() throws IOException {
        assertThat(codes(image(JPEG_LS, 2, 2, 2, 8, 8, 0).fragments("", "0101", "0202", "0303")))
                .containsExactly("DICOM_FRAMES");
    }

    @Test
    void a_codec_that_is_not_decoded_is_named() throws IOException {
        var opened = PixelReader.open(image(JPEG_LS, 2, 2, 1, 8, 8, 0).fragments("", "FFD8FFF7"));
        assertThat(opened.reader().orElseThrow().frame(0).problems())
                .extracting(Problem::code)
                .containsExactly("DICOM_CODEC");
    }

    @Test
    void the_digest_is_that_of_the_pixels_and_not_of_their_encoding() throws IOException {
        var plain = image(NATIVE, 1, 3, 1, 16, 16, 0).native_("0A01 0B01 0C01");
        var header = "02000000 40000000 42000000" + "00".repeat(52);
        var rle = image(RLE, 1, 3, 1, 16, 16, 0).fragments("", header + "FE01" + "02 0A0B0C");
        var other = image(NATIVE, 1, 3, 1, 16, 16, 0).native_("0A01 0B01 0C02");
        var big = DicomReader.read(
                ByteSource.of(DicomWriter.part10(DataSet.EMPTY, plain.data(), TransferSyntax.EXPLICIT_BIG, plain)
                        .toBytes()));
        assertThat(PixelDigest.of(rle)).isEqualTo(PixelDigest.of(plain)).isPresent();
        assertThat(PixelDigest.of(big)).isEqualTo(PixelDigest.of(plain));
        assertThat(PixelDigest.of(other)).isNotEqualTo(PixelDigest.of(plain));
    }

    private static List<Long> lengths(DicomObject object, int frame) throws IOException {
        return PixelReader.open(object).reader().orElseThrow().frameFragments(frame).stream()
                .map(Value.Bulk::length)
                .toList();
    }

    private static List<String> codes(DicomObject object) throws IOException {
        return PixelReader.open(object).problems().stream().map(Problem::code).toList();
    }

    private static PixelFrame frame(DicomObject object, int frame) throws IOException {
        var opened = PixelReader.open(object);
        assertThat(opened.problems()).isEmpty();
        return opened.reader().orElseThrow().frame(frame).frame().orElseThrow();
    }

    private static ImageBytes image(
            String syntax, int rows, int columns, int frames, int allocated, int stored, int signed) {
        return new ImageBytes(syntax, rows, columns, frames, allocated, stored, signed);
    }
}
