package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.PixelDigest;
import org.naohai.formats.dicom.PixelReader;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// Nothing is left in pixel data that is no picture, and the picture stays.
class PixelCleanerTest {

    private static final byte[] SECRET = "Qwertz told her name".getBytes(StandardCharsets.US_ASCII);
    private static final String FOLDER = "imaging/dicom/transfer-syntax/";
    private static final int EXTENDED_OFFSETS = 0x7FE00001;

    @TempDir
    Path folder;

    private final Deidentifying.Series series =
            Workbench.deidentifier(Profile.RESEARCH).open(Workbench.PLACE);

    @ParameterizedTest
    @CsvSource({"8, 4, 16", "16, 4, 32", "8, 3, 10", "1, 4, 2"})
    void bytes_behind_native_pixels_are_left_out(int bits, int side, int length) throws IOException {
        var large = natively(image(bits, side), new byte[length], 1 << 20);
        var written = cleaned(large);
        assertThat(holds(written)).isFalse();
        assertThat(length(written)).isEqualTo(length);
        assertThat(series.report(Deidentifying.Before.NOTHING))
                .asString()
                .contains("\"rule\":\"pixels\",\"done\":\"cut\"");
        assertThat(length(cleaned(natively(image(bits, side), new byte[length], 0))))
                .isEqualTo(length);
    }

    @Test
    void the_same_with_a_small_value_and_with_floats() throws IOException {
        var small = ByteBuffer.allocate(16 + SECRET.length)
                .put(new byte[16])
                .put(SECRET)
                .array();
        var bytes = image(8, 4).put(new Element(Tag.PixelData, Vr.OB, new Value.Bytes(small)));
        assertThat(length(cleaned(Workbench.object(bytes.build())))).isEqualTo(16);
        var floats = ByteBuffer.allocate(64 + SECRET.length)
                .put(new byte[64])
                .put(SECRET)
                .array();
        var object = Workbench.object(image(32, 4)
                .put(new Element(Tag.FloatPixelData, Vr.OF, new Value.Bytes(floats)))
                .build());
        assertThat(holds(cleaned(object))).isFalse();
    }

    @Test
    void pixels_without_a_layout_are_withheld() throws IOException {
        var object = natively(image(8, 4).remove(Tag.Rows), new byte[16], 1 << 17);
        var hold = series.apply(object).hold();
        assertThat(hold).isNotNull();
        assertThat(hold.code()).isEqualTo("DICOM_BURNED_IN_NOT_SEARCHED");
        assertThat(series.report(Deidentifying.Before.NOTHING))
                .asString()
                .contains("\"rule\":\"unsearched\",\"done\":\"kept\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "examples_ybr_color.dcm",
                "JPGExtended.dcm",
                "JPEG-lossy.dcm",
                "MR_small_jpeg_ls_lossless.dcm",
                "MR_small_jp2klossless.dcm",
                "JPEG2000.dcm",
                "693_J2KI.dcm",
                "examples_jpeg2k.dcm"
            })
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void comments_and_tails_of_codestreams_are_left_out_and_the_picture_stays(String name) throws Exception {
        var original = real(name);
        var once = cleaned(original);
        var planted = planted(original);
        var again = cleaned(planted);
        assertThat(holds(again)).isFalse();
        var made = DicomReader.read(ByteSource.of(again));
        assertThat(frames(made)).containsExactlyElementsOf(frames(DicomReader.read(ByteSource.of(once))));
        assertThat(made.data().has(EXTENDED_OFFSETS)).isFalse();
        assertThat(PixelDigest.of(made)).isEqualTo(PixelDigest.of(planted)).isEqualTo(PixelDigest.of(original));
        assertThat(series.report(Deidentifying.Before.NOTHING))
                .asString()
                .contains("\"rule\":\"pixels\",\"done\":\"cut\"");
    }

    @ParameterizedTest
    @CsvSource({
        "examples_ybr_color.dcm, dcmdjpeg",
        "MR_small_implicit.dcm, dcmdjpeg",
        "JPGExtended.dcm, dcmdjpeg",
        "MR_small_jpeg_ls_lossless.dcm, dcmdjpls"
    })
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void others_decode_the_same_pixels_before_and_after(String name, String program) throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin", program)), program + " is not installed");
        var original = name.contains("implicit") ? lossless(name) : real(name);
        var planted = planted(original);
        var before = DicomWriter.part10(DataSet.EMPTY, original.data(), original.syntax(), original);
        assertThat(decoded(program, cleaned(planted))).isEqualTo(decoded(program, before.toBytes()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.2.4.50",
                "1.2.840.10008.1.2.4.80",
                "1.2.840.10008.1.2.4.90",
                "1.2.840.10008.1.2.4.102",
                "1.2.840.10008.1.2.5",
                "1.2.840.10008.1.2.1"
            })
    void what_is_not_as_its_syntax_says_is_withheld(String syntax) {
        var source = Arrays.copyOf(SECRET, 200);
        var pixels = new Value.Encapsulated(new Value.Bulk(0, 0), List.of(new Value.Bulk(0, 200)));
        var data = image(8, 4).put(new Element(Tag.PixelData, Vr.OB, pixels)).build();
        var hold = series.apply(object(data, TransferSyntax.of(syntax), source)).hold();
        assertThat(hold).isNotNull();
        assertThat(hold.code()).isEqualTo("DICOM_BURNED_IN_NOT_SEARCHED");
    }

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void run_lengths_stay_and_an_offset_table_that_is_none_goes() throws IOException {
        var original = real("SC_rgb_rle_2frame.dcm");
        assertThat(frames(DicomReader.read(ByteSource.of(cleaned(original))))).isEqualTo(frames(original));
        assertThat(series.report(Deidentifying.Before.NOTHING))
                .asString()
                .contains("\"rule\":\"pixels\",\"done\":\"kept\"");
        var pixels = (Value.Encapsulated) original.data().get(Tag.PixelData).value();
        var out = all(original);
        var table = new Value.Bulk(out.size(), SECRET.length);
        out.writeBytes(SECRET);
        var data = original.data()
                .edit()
                .put(new Element(Tag.PixelData, Vr.OB, new Value.Encapsulated(table, pixels.fragments())))
                .build();
        var written = cleaned(object(data, original.syntax(), out.toByteArray()));
        assertThat(holds(written)).isFalse();
        assertThat(frames(DicomReader.read(ByteSource.of(written)))).isEqualTo(frames(original));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void texts_among_numbers_are_found(boolean big) {
        var text = "--WANG^XIAOMING-".getBytes(StandardCharsets.US_ASCII);
        for (var vr : List.of(Vr.OF, Vr.OD, Vr.OL, Vr.OV)) {
            var raw = big ? turned(text, vr.unit()) : text;
            var data = new DataSet.Builder(CharacterSets.DEFAULT)
                    .put(Element.of(Tag.PatientName, Vr.PN, "WANG^XIAOMING"))
                    .put(new Element(0x00660016, vr, new Value.Bytes(raw, 0, raw.length, big)))
                    .build();
            var kept = series.apply(Workbench.object(data)).data().get(0x00660016);
            assertThat(kept.value())
                    .isInstanceOfSatisfying(
                            Value.Bytes.class,
                            bytes -> assertThat(new String(bytes.copy(), StandardCharsets.US_ASCII))
                                    .isEqualTo("--XXXXXXXXXXXXX-"));
        }
    }

    private DicomObject planted(DicomObject original) throws IOException {
        var out = all(original);
        var fragments = new ArrayList<Value.Bulk>();
        var offsets = new ArrayList<Long>();
        long at = 0;
        for (var frame : raw(original)) {
            offsets.add(at);
            long from = out.size();
            out.writeBytes(withSecrets(frame));
            long length = out.size() - from;
            fragments.add(new Value.Bulk(from, length));
            at += 8 + length;
        }
        var table = ByteBuffer.allocate(offsets.size() * 8).order(ByteOrder.LITTLE_ENDIAN);
        offsets.forEach(table::putLong);
        var pixels = new Value.Encapsulated(new Value.Bulk(0, 0), fragments);
        var data = original.data()
                .edit()
                .put(new Element(EXTENDED_OFFSETS, Vr.OV, new Value.Bytes(table.array())))
                .put(new Element(Tag.PixelData, Vr.OB, pixels))
                .build();
        return object(data, original.syntax(), out.toByteArray());
    }

    /// A comment in the header, data of an application, and a tail.
    private static byte[] withSecrets(byte[] frame) {
        boolean jpeg = (frame[1] & 0xFF) == 0xD8;
        int at = jpeg ? 2 : 4 + ((frame[4] & 0xFF) << 8 | frame[5] & 0xFF);
        var out = new ByteArrayOutputStream();
        out.write(frame, 0, at);
        for (int marker : jpeg ? new int[] {0xFE, 0xE0, 0xE1, 0xEE} : new int[] {0x64}) {
            out.write(0xFF);
            out.write(marker);
            out.write(0);
            out.write(2 + SECRET.length);
            out.writeBytes(SECRET);
        }
        out.write(frame, at, frame.length - at);
        out.writeBytes(SECRET);
        return out.toByteArray();
    }

    private static List<byte[]> raw(DicomObject object) throws IOException {
        var reader = PixelReader.open(object).reader().orElseThrow();
        var frames = new ArrayList<byte[]>();
        for (int i = 0; i < reader.layout().frames(); i++) {
            var out = new ByteArrayOutputStream();
            for (var part : reader.frameFragments(i)) {
                out.writeBytes(bytes(object, part.offset(), part.length()));
            }
            frames.add(out.toByteArray());
        }
        return frames;
    }

    private static List<String> frames(DicomObject object) throws IOException {
        return raw(object).stream().map(java.util.HexFormat.of()::formatHex).toList();
    }

    private static byte[] bytes(DicomObject object, long from, long length) throws IOException {
        var bytes = new byte[(int) length];
        object.source().read(from, bytes, 0, bytes.length);
        return bytes;
    }

    private static ByteArrayOutputStream all(DicomObject object) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(bytes(object, 0, object.source().size()));
        return out;
    }

    private static DicomObject real(String name) throws IOException {
        return Workbench.read(org.naohai.testkit.SharedData.find(FOLDER + name).orElseThrow());
    }

    private static DicomObject object(DataSet data, TransferSyntax syntax, byte[] source) {
        return new DicomObject(DataSet.EMPTY, syntax, data, ByteSource.of(source), List.of());
    }

    private byte[] cleaned(DicomObject object) throws IOException {
        return Workbench.written(series.apply(object).data(), object);
    }

    private static boolean holds(byte[] written) {
        return new String(written, StandardCharsets.ISO_8859_1).contains("Qwertz");
    }

    private static long length(byte[] written) throws IOException {
        var element = DicomReader.read(ByteSource.of(written)).data().get(Tag.PixelData);
        return switch (element.value()) {
            case Value.Bytes bytes -> bytes.length();
            case Value.Bulk bulk -> bulk.length();
            default -> -1;
        };
    }

    /// - **behind** how many bytes of text follow the pixels
    private static DicomObject natively(DataSet.Builder image, byte[] pixels, int behind) {
        var source = Arrays.copyOf(pixels, pixels.length + behind);
        for (int i = pixels.length; i < source.length; i++) {
            source[i] = SECRET[(i - pixels.length) % SECRET.length];
        }
        var value = new Value.Bulk(0, source.length);
        return object(
                image.put(new Element(Tag.PixelData, Vr.OW, value)).build(), TransferSyntax.EXPLICIT_LITTLE, source);
    }

    private static DataSet.Builder image(int bits, int side) {
        return new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.of(Tag.SopClassUid, Vr.UI, "1.2.840.10008.5.1.4.1.1.4"))
                .put(Element.of(Tag.SopInstanceUid, Vr.UI, "1.2.3.4"))
                .put(Element.ofShort(Tag.SamplesPerPixel, 1))
                .put(Element.ofShort(Tag.Rows, side))
                .put(Element.ofShort(Tag.Columns, side))
                .put(Element.ofShort(Tag.BitsAllocated, bits));
    }

    private static byte[] turned(byte[] bytes, int unit) {
        var turned = bytes.clone();
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[i / unit * unit + unit - 1 - i % unit];
        }
        return turned;
    }

    private String decoded(String program, byte[] written) throws Exception {
        var from = Files.write(folder.resolve("from.dcm"), written);
        var to = folder.resolve("to.dcm");
        run(program, from, to);
        var object = Workbench.read(to);
        var digest = PixelDigest.of(object).orElseThrow();
        Files.delete(to);
        return digest;
    }

    /// JPEG lossless, first-order prediction.
    private DicomObject lossless(String name) throws Exception {
        var to = folder.resolve("lossless.dcm");
        run("dcmcjpeg", org.naohai.testkit.SharedData.find(FOLDER + name).orElseThrow(), to);
        return Workbench.read(to);
    }

    private static void run(String program, Path from, Path to) throws Exception {
        var process = new ProcessBuilder(program, from.toString(), to.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
