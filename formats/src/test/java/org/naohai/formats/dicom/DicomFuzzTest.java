package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.Problem;
import org.naohai.testkit.Damage;
import org.naohai.testkit.Fuzz;

/// Damaged DICOM files give problems, never an exception, a hang or a large allocation; what was read of them is
/// written again.
class DicomFuzzTest {

    private static final List<TransferSyntax> SYNTAXES =
            List.of(TransferSyntax.IMPLICIT_LITTLE, TransferSyntax.EXPLICIT_LITTLE, TransferSyntax.EXPLICIT_BIG);

    private final Fuzz fuzz = new Fuzz("dicom", valid(), Damage::any, DicomFuzzTest::read);
    private final Fuzz json =
            new Fuzz("dicom-json", List.of(Map.of("a.json", json())), Damage::text, DicomFuzzTest::readJson);

    @Test
    void what_once_failed_gives_problems_and_nothing_worse() throws IOException {
        fuzz.kept();
        json.kept();
    }

    @Test
    void damaged_objects_give_problems_and_nothing_worse() {
        fuzz.some(4_000, 20261130);
    }

    @Test
    void damaged_json_gives_problems_and_nothing_worse() {
        json.some(2_000, 20261130);
    }

    @Test
    @org.junit.jupiter.api.Tag("long")
    void for_half_a_minute_damaged_objects_give_problems_and_nothing_worse() {
        fuzz.forItsTime(11);
    }

    private static void read(SortedMap<String, byte[]> files) throws IOException {
        var bytes = files.firstEntry().getValue();
        read(DicomReader.read(ByteSource.of(bytes)));
        for (var syntax : SYNTAXES) {
            read(DicomReader.readDataSet(ByteSource.of(bytes), syntax));
        }
        CsaHeader.read(bytes);
    }

    private static void read(DicomObject object) throws IOException {
        object.problems().forEach(DicomFuzzTest::explained);
        walk(object.data());
        pixels(object);
        DicomDir.of(object).problems().forEach(DicomFuzzTest::explained);
        SiemensMosaic.of(object).ifPresent(mosaic -> mosaic.position(object.data()));
        PixelDigest.of(object);
        DicomJson.write(object.data(), DicomJson.BulkUris.NONE, OutputStream.nullOutputStream());
        var stored = object.syntax().stored();
        var encoded = DicomWriter.part10(object.meta(), object.data(), stored, object);
        assertThat(encoded.toBytes()).hasSize((int) encoded.size());
        walk(object.data().inUtf8());
    }

    private static void walk(DataSet data) {
        for (var element : data) {
            data.texts(element.tag());
            data.numbers(element.tag());
            if (element.vr() == Vr.PN) {
                data.texts(element.tag()).forEach(PersonName::of);
            }
            data.items(element.tag()).forEach(DicomFuzzTest::walk);
        }
    }

    private static void pixels(DicomObject object) throws IOException {
        var opened = PixelReader.open(object);
        opened.problems().forEach(DicomFuzzTest::explained);
        if (opened.reader().isEmpty()) {
            return;
        }
        var frames = EnhancedFrames.of(object.data());
        var reader = opened.reader().get();
        for (int i = 0; i < Math.min(3, reader.layout().frames()); i++) {
            reader.frameFragments(i);
            var decoded = reader.frame(i);
            decoded.problems().forEach(DicomFuzzTest::explained);
            if (decoded.frame().isPresent()) {
                var attributes = frames.frame(Math.min(i, frames.count() - 1));
                new Rendering(object).render(decoded.frame().get(), attributes, Optional.empty());
            }
        }
    }

    private static void readJson(SortedMap<String, byte[]> files) {
        var parsed = DicomJson.read(files.firstEntry().getValue(), DicomJson.BulkValues.NONE);
        parsed.problems().forEach(DicomFuzzTest::explained);
        parsed.dataSets().forEach(DicomFuzzTest::walk);
    }

    private static void explained(Problem problem) {
        assertThat(problem.fix().zh()).isNotBlank();
        assertThat(problem.foundText().zh()).isNotNull();
    }

    private static List<Map<String, byte[]>> valid() {
        try {
            var valid = new ArrayList<Map<String, byte[]>>();
            var object = DicomReader.readDataSet(ByteSource.of(image().bytes()), TransferSyntax.EXPLICIT_LITTLE);
            for (var syntax : List.of(
                    TransferSyntax.IMPLICIT_LITTLE,
                    TransferSyntax.EXPLICIT_LITTLE,
                    TransferSyntax.EXPLICIT_BIG,
                    TransferSyntax.DEFLATED)) {
                valid.add(Map.of(
                        "a.dcm",
                        DicomWriter.part10(DataSet.EMPTY, object.data(), syntax, object)
                                .toBytes()));
            }
            var header = HexFormat.of().parseHex("020000004000000042000000" + "00".repeat(52) + "FE01020A0B0C");
            valid.add(Map.of(
                    "a.dcm",
                    described(DicomBytes.part10("1.2.840.10008.1.2.5"), 1, 3, 2)
                            .explicitHeader(Tag.PixelData, "OB", DicomBytes.UNDEFINED)
                            .item(8)
                            .raw(DicomBytes.number(0))
                            .raw(DicomBytes.number(8 + header.length))
                            .item(header.length)
                            .raw(header)
                            .item(header.length)
                            .raw(header)
                            .sequenceEnd()
                            .bytes()));
            return valid;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DicomBytes image() {
        var item = DicomBytes.start()
                .explicit(0x00400007, "LO", "head")
                .explicit(
                        0x00400008,
                        "SQ",
                        DicomBytes.start()
                                .item(12)
                                .explicit(0x00080100, "SH", "1234")
                                .bytes())
                .bytes();
        return described(
                        DicomBytes.start()
                                .explicit(Tag.SpecificCharacterSet, "CS", "\\ISO 2022 IR 87 ")
                                .explicit(Tag.ImageType, "CS", "ORIGINAL\\PRIMARY")
                                .explicit(Tag.PatientName, "PN", "Yamada=\u001b$B;3ED\u001b(B ")
                                .explicit(Tag.SliceThickness, "DS", "1.5 "),
                        2,
                        3,
                        1)
                .explicit(Tag.WindowCenter, "DS", "40")
                .explicit(Tag.WindowWidth, "DS", "80")
                .explicit(0x00290010, "LO", "SIEMENS CSA HEADER")
                .explicit(
                        0x00291010,
                        "OB",
                        "SV10\4\3\2\1" + "\1\0\0\0M\0\0\0" + "B_value\0" + "\0".repeat(56)
                                + "\1\0\0\0IS\0\0\0\0\0\0\1\0\0\0M\0\0\0" + "\4\0\0\0\4\0\0\0M\0\0\0\4\0\0\0" + "100\0")
                .explicitHeader(Tag.RequestAttributesSequence, "SQ", DicomBytes.UNDEFINED)
                .item(item.length)
                .raw(item)
                .item(DicomBytes.UNDEFINED)
                .itemEnd()
                .sequenceEnd()
                .explicitHeader(Tag.PixelData, "OW", 12)
                .raw(new byte[] {1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0});
    }

    private static DicomBytes described(DicomBytes bytes, int rows, int columns, int frames) {
        return bytes.explicit(Tag.SamplesPerPixel, "US", new byte[] {1, 0})
                .explicit(Tag.PhotometricInterpretation, "CS", "MONOCHROME2 ")
                .explicit(Tag.NumberOfFrames, "IS", frames + " ")
                .explicit(Tag.Rows, "US", new byte[] {(byte) rows, 0})
                .explicit(Tag.Columns, "US", new byte[] {(byte) columns, 0})
                .explicit(Tag.BitsAllocated, "US", new byte[] {16, 0})
                .explicit(Tag.BitsStored, "US", new byte[] {16, 0})
                .explicit(Tag.HighBit, "US", new byte[] {15, 0})
                .explicit(Tag.PixelRepresentation, "US", new byte[] {0, 0});
    }

    private static byte[] json() {
        try {
            var out = new ByteArrayOutputStream();
            var object = DicomReader.readDataSet(ByteSource.of(image().bytes()), TransferSyntax.EXPLICIT_LITTLE);
            DicomJson.write(object.data(), (path, element) -> null, out);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("\u5c71");
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
