package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DicomWriterTest {

    private static final DataSet DATA = new DataSet.Builder(CharacterSets.DEFAULT)
            .put(Element.of(Tag.SopClassUid, Vr.UI, SopClasses.MR_IMAGE))
            .put(Element.of(Tag.SopInstanceUid, Vr.UI, "2.25.1"))
            .put(Element.of(Tag.Modality, Vr.CS, "MR"))
            .put(Element.ofItems(
                    Tag.RequestAttributesSequence,
                    List.of(
                            new DataSet.Builder(CharacterSets.DEFAULT)
                                    .put(Element.of(0x00400007, Vr.LO, "head"))
                                    .build(),
                            DataSet.EMPTY)))
            .put(Element.ofShort(Tag.Rows, 512))
            .build();

    @Test
    void group_0002_says_what_is_written_and_how_long_it_is() throws IOException {
        var bytes = DicomWriter.part10(DataSet.EMPTY, DATA, TransferSyntax.EXPLICIT_LITTLE, null)
                .toBytes();
        var read = DicomReader.read(ByteSource.of(bytes));
        assertThat(read.problems()).isEmpty();
        assertThat(read.data()).isEqualTo(DATA);
        var meta = read.meta();
        assertThat(meta.text(Tag.MediaStorageSopClassUid)).isEqualTo(SopClasses.MR_IMAGE);
        assertThat(meta.text(Tag.MediaStorageSopInstanceUid)).isEqualTo("2.25.1");
        assertThat(meta.text(Tag.TransferSyntaxUid)).isEqualTo(TransferSyntax.EXPLICIT_LITTLE.uid());
        assertThat(meta.text(Tag.ImplementationClassUid)).isEqualTo(DicomWriter.IMPLEMENTATION_CLASS_UID);
        int dataSet = 132 + 12 + meta.integer(Tag.FileMetaInformationGroupLength, 0);
        assertThat(bytes[dataSet]).isEqualTo((byte) 0x08);
    }

    @Test
    void every_syntax_gives_the_same_values_back() throws IOException {
        for (var syntax : List.of(
                TransferSyntax.IMPLICIT_LITTLE,
                TransferSyntax.EXPLICIT_LITTLE,
                TransferSyntax.EXPLICIT_BIG,
                TransferSyntax.DEFLATED)) {
            var bytes = DicomWriter.part10(DataSet.EMPTY, DATA, syntax, null).toBytes();
            var read = DicomReader.read(ByteSource.of(bytes));
            assertThat(read.problems()).as(syntax.uid()).isEmpty();
            assertThat(read.syntax()).isEqualTo(syntax);
            assertThat(read.data().integer(Tag.Rows, 0)).isEqualTo(512);
            assertThat(read.data().items(Tag.RequestAttributesSequence)).hasSize(2);
        }
    }

    @Test
    void big_endian_pixels_are_turned_round_and_found_in_the_output() throws IOException {
        var big = DicomReader.readDataSet(
                ByteSource.of(DicomBytes.start()
                        .hex("0008 0060 4353 0002 4d52")
                        .hex("7fe0 0010 4f57 0000 00000004 0102 0304")
                        .bytes()),
                TransferSyntax.EXPLICIT_BIG);
        var encoded = DicomWriter.dataSet(big.data(), TransferSyntax.EXPLICIT_LITTLE, big);
        var bytes = encoded.toBytes();
        assertThat(encoded.pixelLength()).isEqualTo(4);
        assertThat(bytes).hasSize((int) encoded.size());
        assertThat(java.util.Arrays.copyOfRange(bytes, (int) encoded.pixelOffset(), bytes.length))
                .containsExactly(2, 1, 4, 3);
    }

    @Test
    void a_private_sequence_in_implicit_vr_is_read_as_one_again() throws IOException {
        var data = new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.of(0x00410010, Vr.LO, "ACME"))
                .put(Element.ofItems(0x00411001, List.of(DATA)))
                .build();
        var bytes =
                DicomWriter.dataSet(data, TransferSyntax.IMPLICIT_LITTLE, null).toBytes();
        var read = DicomReader.readDataSet(ByteSource.of(bytes), TransferSyntax.IMPLICIT_LITTLE);
        assertThat(read.problems()).isEmpty();
        assertThat(read.data()).isEqualTo(data);
    }

    @Test
    void a_text_too_long_for_its_vr_becomes_un() throws IOException {
        var data = new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.of(0x00204000, Vr.LT, "x".repeat(70_000)))
                .build();
        var bytes =
                DicomWriter.dataSet(data, TransferSyntax.EXPLICIT_LITTLE, null).toBytes();
        assertThat(new String(bytes, 4, 2, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("UN");
        var read = DicomReader.readDataSet(ByteSource.of(bytes), TransferSyntax.EXPLICIT_LITTLE);
        assertThat(read.data()).isEqualTo(data);
    }

    @Test
    void fragments_are_written_as_they_came() throws IOException {
        var bytes = DicomBytes.part10("1.2.840.10008.1.2.5")
                .explicitHeader(Tag.PixelData, "OB", DicomBytes.UNDEFINED)
                .item(0)
                .item(4)
                .ascii("abcd")
                .sequenceEnd()
                .bytes();
        var read = DicomReader.read(ByteSource.of(bytes));
        var encoded = DicomWriter.dataSet(read.data(), read.syntax(), read);
        assertThat(encoded.pixelOffset()).isEqualTo(-1);
        int start = 132 + 12 + read.meta().integer(Tag.FileMetaInformationGroupLength, 0);
        assertThat(encoded.toBytes()).isEqualTo(java.util.Arrays.copyOfRange(bytes, start, bytes.length));
    }
}
