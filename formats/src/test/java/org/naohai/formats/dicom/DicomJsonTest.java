package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.Problem;

class DicomJsonTest {

    @Test
    void values_stand_as_the_standard_has_them() throws IOException {
        var object = DicomReader.read(ByteSource.of(DicomBytes.part10("1.2.840.10008.1.2.1")
                .explicit(Tag.SpecificCharacterSet, "CS", "GB18030 ")
                .explicit(Tag.ImageType, "CS", "ORIGINAL\\\\M ")
                .explicit(Tag.AccessionNumber, "SH", "")
                .explicit(Tag.PatientName, "PN", "Wang=\u738b^\u4e1c ".getBytes("GB18030"))
                .explicit(Tag.SliceThickness, "DS", "1.50\\+2\\.5\\x")
                .explicit(Tag.EchoNumbers, "IS", "007 ")
                .explicit(Tag.DiffusionBValue, "FD", new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xF8, 0x7F})
                .explicit(Tag.Rows, "US", new byte[] {0, 2})
                .explicit(0x00281199, "AT", new byte[] {0x28, 0, 0x10, 0})
                .explicit(0x00291010, "OB", new byte[] {1, 2, 3, 4})
                .explicitHeader(Tag.PixelData, "OW", 2)
                .raw(new byte[2])
                .bytes()));
        assertThat(json(object.data(), (path, element) -> element.tag() == Tag.PixelData ? "/bulk/" + path : null))
                .isEqualTo("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                        + "\"00080008\":{\"vr\":\"CS\",\"Value\":[\"ORIGINAL\",null,\"M\"]},"
                        + "\"00080050\":{\"vr\":\"SH\"},"
                        + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Wang\",\"Ideographic\":\"\u738b^\u4e1c\"}]},"
                        + "\"00180050\":{\"vr\":\"DS\",\"Value\":[1.50,2,0.5,\"x\"]},"
                        + "\"00180086\":{\"vr\":\"IS\",\"Value\":[7]},"
                        + "\"00189087\":{\"vr\":\"FD\",\"Value\":[\"NaN\"]},"
                        + "\"00280010\":{\"vr\":\"US\",\"Value\":[512]},"
                        + "\"00281199\":{\"vr\":\"AT\",\"Value\":[\"00280010\"]},"
                        + "\"00291010\":{\"vr\":\"OB\",\"InlineBinary\":\"AQIDBA==\"},"
                        + "\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"/bulk/7FE00010\"}}");
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        var item = new DataSet.Builder(CharacterSets.UTF_8)
                .put(Transcoding.utf8(Tag.PatientName, Vr.PN, "Wang=\u738b^\u4e1c"))
                .put(Element.of(Tag.SliceThickness, Vr.DS, "1.5\\2"))
                .put(Element.of(0x00291010, Vr.UN, "abcd"))
                .put(Element.of(Tag.Rows, Vr.US, "\0\2"))
                .put(Element.of(Tag.DiffusionBValue, Vr.FD, "\0\0\0\0\0\0\u0059\u0040"))
                .build();
        var data = new DataSet.Builder(CharacterSets.UTF_8)
                .put(Element.of(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 192"))
                .put(Element.empty(Tag.AccessionNumber, Vr.SH))
                .put(Element.ofItems(Tag.RequestAttributesSequence, List.of(item, DataSet.EMPTY)))
                .build();
        var read = DicomJson.read(
                json(data, DicomJson.BulkUris.NONE).getBytes(StandardCharsets.UTF_8), DicomJson.BulkValues.NONE);
        assertThat(read.problems()).isEmpty();
        var again = read.dataSets().getFirst();
        assertThat(again.items(Tag.RequestAttributesSequence).getFirst().text(Tag.PatientName))
                .isEqualTo("Wang=\u738b^\u4e1c");
        assertThat(json(again.edit().remove(Tag.SpecificCharacterSet).build(), DicomJson.BulkUris.NONE)
                        .replace("\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},", ""))
                .isEqualTo(json(data.edit().remove(Tag.SpecificCharacterSet).build(), DicomJson.BulkUris.NONE));
    }

    @Test
    void a_path_finds_its_element() {
        var item = new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.of(0x00291010, Vr.UN, "abcd"))
                .build();
        var data = new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.ofItems(Tag.RequestAttributesSequence, List.of(DataSet.EMPTY, item)))
                .build();
        assertThat(DicomJson.find(data, "00400275/1/00291010")).contains(item.get(0x00291010));
        assertThat(DicomJson.find(data, "00400275/2/00291010")).isEmpty();
        assertThat(DicomJson.find(data, "00400275/-1/../etc")).isEmpty();
        assertThat(DicomJson.find(data, "")).isEmpty();
    }

    @Test
    void what_is_no_dicom_json_is_a_problem() {
        assertThat(codes("[")).containsExactly("DICOM_JSON");
        assertThat(codes("3")).containsExactly("DICOM_JSON");
        assertThat(codes("{\"PatientName\":{}}")).containsExactly("DICOM_JSON");
        assertThat(codes("{\"00280010\":{\"vr\":\"US\",\"Value\":[\"many\"]}}")).containsExactly("DICOM_JSON");
        assertThat(codes("{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"x\"}}"))
                .containsExactly("DICOM_JSON_BULK");
        assertThat(codes("{\"00400275\":{\"vr\":\"SQ\",\"Value\":[".repeat(5_000)))
                .containsExactly("DICOM_JSON");
    }

    private static List<String> codes(String json) {
        return DicomJson.read(json.getBytes(StandardCharsets.UTF_8), DicomJson.BulkValues.NONE).problems().stream()
                .map(Problem::code)
                .toList();
    }

    private static String json(DataSet data, DicomJson.BulkUris uris) {
        var out = new ByteArrayOutputStream();
        DicomJson.write(data, uris, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
