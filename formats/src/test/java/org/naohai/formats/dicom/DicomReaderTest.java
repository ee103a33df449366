package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;

class DicomReaderTest {

    @Test
    void a_part_10_file_gives_meta_and_data() throws IOException {
        var object = read(DicomBytes.part10("1.2.840.10008.1.2.1")
                .explicit(Tag.Modality, "CS", "MR")
                .explicit(Tag.Rows, "US", new byte[] {0, 2}));
        assertThat(object.problems()).isEmpty();
        assertThat(object.syntax()).isEqualTo(TransferSyntax.EXPLICIT_LITTLE);
        assertThat(object.meta().text(Tag.TransferSyntaxUid)).isEqualTo("1.2.840.10008.1.2.1");
        assertThat(object.data().text(Tag.Modality)).isEqualTo("MR");
        assertThat(object.data().integer(Tag.Rows, 0)).isEqualTo(512);
    }

    @Test
    void a_bare_data_set_is_told_by_its_first_elements() throws IOException {
        var bare = DicomBytes.start()
                .implicit(0x00080008, "ORIGINAL\\PRIMARY")
                .implicit(Tag.Modality, "MR")
                .implicit(Tag.PatientId, "1234");
        var object = read(bare);
        assertThat(codes(object)).containsExactly("DICOM_NO_META");
        assertThat(object.syntax()).isEqualTo(TransferSyntax.IMPLICIT_LITTLE);
        assertThat(object.data().texts(Tag.ImageType)).containsExactly("ORIGINAL", "PRIMARY");
    }

    @Test
    void text_is_no_dicom() throws IOException {
        var object = read(DicomBytes.start().ascii("participant_id\tage\nsub-01\t7\n"));
        assertThat(codes(object)).containsExactly("DICOM_NOT_DICOM");
        assertThat(codes(read(DicomBytes.start()))).containsExactly("DICOM_NOT_DICOM");
    }

    @Test
    void explicit_declared_but_implicit_written_is_read_and_told() throws IOException {
        var object = read(DicomBytes.part10("1.2.840.10008.1.2.1")
                .implicit(Tag.Modality, "MR")
                .implicit(Tag.PatientId, "1234"));
        assertThat(codes(object)).containsExactly("DICOM_SYNTAX_LIES");
        assertThat(object.data().text(Tag.PatientId)).isEqualTo("1234");
        assertThat(object.syntax()).isEqualTo(TransferSyntax.IMPLICIT_LITTLE);
    }

    @Test
    void implicit_declared_but_explicit_written_is_read_and_told() throws IOException {
        var object = read(DicomBytes.part10("1.2.840.10008.1.2")
                .explicit(Tag.Modality, "CS", "MR")
                .explicit(Tag.PatientId, "LO", "1234"));
        assertThat(codes(object)).containsExactly("DICOM_SYNTAX_LIES");
        assertThat(object.data().text(Tag.PatientId)).isEqualTo("1234");
    }

    @Test
    void sequences_and_items_of_undefined_length_are_closed_by_delimiters() throws IOException {
        var object = read(part10().explicitHeader(Tag.RequestAttributesSequence, "SQ", DicomBytes.UNDEFINED)
                .item(DicomBytes.UNDEFINED)
                .explicit(0x00400007, "LO", "head")
                .itemEnd()
                .item(12)
                .explicit(0x00400009, "SH", "12 a")
                .sequenceEnd()
                .explicit(0x00400280, "ST", "done"));
        assertThat(object.problems()).isEmpty();
        var items = object.data().items(Tag.RequestAttributesSequence);
        assertThat(items).hasSize(2);
        assertThat(items.getFirst().text(0x00400007)).isEqualTo("head");
        assertThat(items.getLast().text(0x00400009)).isEqualTo("12 a");
        assertThat(object.data().text(0x00400280)).isEqualTo("done");
    }

    @Test
    void a_public_attribute_written_as_un_is_what_the_dictionary_says() throws IOException {
        var nested = DicomBytes.start().implicit(0x00400007, "head").bytes();
        var object = read(part10().explicit(Tag.PatientName, "UN", "Doe^Jane")
                .explicit(
                        Tag.RequestAttributesSequence,
                        "UN",
                        DicomBytes.start().item(nested.length).raw(nested).bytes())
                .explicit(0x00411001, "UN", "abcd"));
        assertThat(object.data().text(Tag.PatientName)).isEqualTo("Doe^Jane");
        assertThat(object.data().items(Tag.RequestAttributesSequence).getFirst().text(0x00400007))
                .isEqualTo("head");
        assertThat(object.data().get(0x00411001)).extracting(Element::vr).isEqualTo(Vr.UN);
    }

    @Test
    void a_length_of_four_gigabytes_ends_the_reading_and_keeps_what_was_read() throws IOException {
        var object = read(part10().explicit(Tag.Modality, "CS", "MR")
                .explicitHeader(0x00204000, "UT", 0xFFFFFFFE)
                .ascii("few"));
        assertThat(errors(object)).containsExactly("DICOM_TRUNCATED");
        assertThat(object.data().text(Tag.Modality)).isEqualTo("MR");
        assertThat(object.data().has(0x00204000)).isFalse();
    }

    @Test
    void pixel_data_that_is_cut_short_is_kept_as_far_as_it_goes() throws IOException {
        var object = read(part10().explicitHeader(Tag.PixelData, "OW", 1000).raw(new byte[10]));
        assertThat(errors(object)).containsExactly("DICOM_TRUNCATED");
        assertThat(object.data().get(Tag.PixelData))
                .extracting(Element::value)
                .isInstanceOfSatisfying(
                        Value.Bulk.class, bulk -> assertThat(bulk.length()).isEqualTo(10));
    }

    @Test
    void sequences_five_thousand_deep_are_a_problem_and_no_overflow() throws IOException {
        var bytes = part10();
        for (int i = 0; i < 5_000; i++) {
            bytes.explicitHeader(Tag.RequestAttributesSequence, "SQ", DicomBytes.UNDEFINED)
                    .item(DicomBytes.UNDEFINED);
        }
        assertThat(errors(read(bytes))).containsExactly("DICOM_TOO_DEEP");
    }

    @Test
    void millions_of_items_are_a_problem_and_take_no_memory() throws IOException {
        int many = 5_000_000;
        var bytes = part10().explicitHeader(Tag.ReferencedImageSequence, "SQ", 8 * many)
                .raw(items(many))
                .explicit(Tag.PatientName, "PN", "Nobody");
        var object = read(bytes);
        assertThat(errors(object)).containsExactly("DICOM_TOO_MANY");
        assertThat(object.data().items(Tag.ReferencedImageSequence)).hasSizeLessThan(many);
    }

    private static byte[] items(int many) {
        var items = ByteBuffer.allocate(8 * many).order(ByteOrder.LITTLE_ENDIAN);
        while (items.hasRemaining()) {
            items.putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(0);
        }
        return items.array();
    }

    @Test
    void a_sequence_that_is_never_closed_is_an_error() throws IOException {
        var object = read(part10().explicitHeader(Tag.RequestAttributesSequence, "SQ", DicomBytes.UNDEFINED)
                .item(DicomBytes.UNDEFINED)
                .explicit(0x00400007, "LO", "head"));
        assertThat(errors(object)).containsExactly("DICOM_UNCLOSED");
        assertThat(object.data().items(Tag.RequestAttributesSequence)).hasSize(1);
    }

    @Test
    void an_item_longer_than_its_sequence_ends_with_it() throws IOException {
        var object = read(part10().explicitHeader(Tag.RequestAttributesSequence, "SQ", 20)
                .item(500)
                .explicit(0x00400007, "LO", "head")
                .explicit(0x00400280, "ST", "done"));
        assertThat(codes(object)).containsExactly("DICOM_LENGTH");
        assertThat(object.data().text(0x00400280)).isEqualTo("done");
    }

    @Test
    void fragments_are_places_in_the_source() throws IOException {
        var object = read(DicomBytes.part10("1.2.840.10008.1.2.5")
                .explicitHeader(Tag.PixelData, "OB", DicomBytes.UNDEFINED)
                .item(0)
                .item(4)
                .ascii("abcd")
                .item(2)
                .ascii("ef")
                .sequenceEnd());
        assertThat(object.problems()).isEmpty();
        assertThat(object.data().get(Tag.PixelData))
                .extracting(Element::value)
                .isInstanceOfSatisfying(Value.Encapsulated.class, pixels -> {
                    assertThat(pixels.offsetTable().length()).isZero();
                    assertThat(pixels.fragments())
                            .extracting(Value.Bulk::length)
                            .containsExactly(4L, 2L);
                });
    }

    @Test
    void elements_out_of_order_are_put_in_order() throws IOException {
        var object = read(part10().explicit(Tag.PatientId, "LO", "1234").explicit(Tag.Modality, "CS", "MR"));
        assertThat(codes(object)).containsExactly("DICOM_ORDER");
        assertThat(object.data()).extracting(Element::tag).containsExactly(Tag.Modality, Tag.PatientId);
    }

    @Test
    void us_or_ss_is_decided_by_pixel_representation() throws IOException {
        var object = DicomReader.readDataSet(
                ByteSource.of(DicomBytes.start()
                        .implicit(0x00189810, "\u00ff\u00ff")
                        .implicit(Tag.PixelRepresentation, "\1\0")
                        .implicit(0x00280106, "\u00fe\u00ff")
                        .bytes()),
                TransferSyntax.IMPLICIT_LITTLE);
        assertThat(object.data().numbers(0x00189810)).containsExactly(-1);
        assertThat(object.data().numbers(0x00280106)).containsExactly(-2);
    }

    @Test
    void native_pixels_under_a_codec_are_native() throws IOException {
        var object = read(DicomBytes.part10("1.2.840.10008.1.2.4.70").explicit(Tag.PixelData, "OW", new byte[4]));
        assertThat(codes(object)).containsExactly("DICOM_SYNTAX_LIES");
        assertThat(object.syntax()).isEqualTo(TransferSyntax.EXPLICIT_LITTLE);
    }

    @Test
    void fragments_under_a_native_syntax_are_told_by_their_first_bytes() throws IOException {
        assertThat(fragment("FFD8 FFE0 0004 0000 FFC0")).isEqualTo("1.2.840.10008.1.2.4.50");
        assertThat(fragment("FFD8 FFC3")).isEqualTo("1.2.840.10008.1.2.4.57");
        assertThat(fragment("FFD8 FFF7")).isEqualTo("1.2.840.10008.1.2.4.81");
        assertThat(fragment("FF4F FF51")).isEqualTo("1.2.840.10008.1.2.4.91");
        assertThat(fragment("01000000 40000000")).isEqualTo("1.2.840.10008.1.2.5");
        assertThat(fragment("0000")).as("nothing known").isEqualTo("1.2.840.10008.1.2.1");
    }

    private static String fragment(String hex) throws IOException {
        var object = read(part10().explicitHeader(Tag.PixelData, "OB", DicomBytes.UNDEFINED)
                .item(0)
                .item(128)
                .raw(java.util.Arrays.copyOf(java.util.HexFormat.of().parseHex(hex.replace(" ", "")), 128))
                .sequenceEnd());
        assertThat(codes(object)).containsExactly("DICOM_SYNTAX_LIES");
        return object.syntax().uid();
    }

    @Test
    void vendors_elements_that_are_made_use_of_are_known_without_vr() throws IOException {
        var object = read(DicomBytes.part10("1.2.840.10008.1.2")
                .implicit(Tag.Modality, "MR")
                .implicit(0x00190011, "SIEMENS MR HEADER ")
                .implicit(0x0019110C, "1000")
                .implicit(0x0019110E, "\0\0\0\0\0\0\u0059\u0040")
                .implicit(0x001911FE, "1000"));
        assertThat(object.problems()).isEmpty();
        assertThat(object.data().number(0x0019110C)).contains(1000.0);
        assertThat(object.data().numbers(0x0019110E)).containsExactly(100);
        assertThat(object.data().get(0x001911FE)).extracting(Element::vr).isEqualTo(Vr.UN);
        assertThat(object.data().get(0x0019, "SIEMENS MR HEADER", 0x0C)).isNotNull();
    }

    private static DicomBytes part10() {
        return DicomBytes.part10("1.2.840.10008.1.2.1");
    }

    private static DicomObject read(DicomBytes bytes) throws IOException {
        return DicomReader.read(ByteSource.of(bytes.bytes()));
    }

    private static List<String> codes(DicomObject object) {
        return object.problems().stream().map(Problem::code).toList();
    }

    private static List<String> errors(DicomObject object) {
        return object.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(Problem::code)
                .toList();
    }
}
