package org.naohai.acquisition.dicom.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.dicom.Deliveries.Answer;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomJson;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

class StowTest {

    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private final MemoryDeliveries deliveries = new MemoryDeliveries();

    @Test
    void every_part_is_delivered_whole() throws IOException {
        deliveries.answers = one -> new Answer.Kept(MR, "1.2.3");
        var first = file("1.2", "1.2.3", 300_000);
        var second = file("1.2", "1.2.4", 10);
        var answer = receive(null, first, second);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(deliveries.kept()).hasSize(2);
        assertThat(deliveries.kept().getFirst().bytes()).isEqualTo(first);
        assertThat(deliveries.kept().getLast().bytes()).isEqualTo(second);
        assertThat(new String(answer.json(), StandardCharsets.UTF_8))
                .contains("00081199", "1.2.3")
                .doesNotContain("00081198");
    }

    @Test
    void what_is_refused_stands_in_the_answer_with_its_reason() throws IOException {
        deliveries.answers = one -> one.bytes().length > 100_000
                ? new Answer.Kept(MR, "1.2.3")
                : new Answer.Refused(0xA900, "DICOM_X", MR, "1.2.4");
        var answer = receive(null, file("1.2", "1.2.3", 300_000), file("1.2", "1.2.4", 10));

        assertThat(answer.status()).isEqualTo(202);
        var json = DicomJson.read(answer.json(), DicomJson.BulkValues.NONE)
                .dataSets()
                .getFirst();
        var failed = json.items(Tag.FailedSopSequence).getFirst();
        assertThat(failed.text(Tag.ReferencedSopInstanceUid)).isEqualTo("1.2.4");
        assertThat(failed.integer(0x00081197, 0)).isEqualTo(0xA900);
    }

    @Test
    void an_instance_of_another_study_is_not_delivered() throws IOException {
        var answer = receive("1.2", file("1.3", "1.2.3", 10));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(deliveries.kept()).isEmpty();
        assertThat(new String(answer.json(), StandardCharsets.UTF_8)).contains("00081198", "1.2.3");
        assertThat(receive("1.2", file("1.2", "1.2.3", 200_000)).status()).isEqualTo(200);
    }

    @Test
    void an_instance_that_names_its_study_late_is_of_its_study() throws IOException {
        var object = DicomReader.read(ByteSource.of(file("1.2", "1.2.3", 10)));
        var late = object.data()
                .edit()
                .put(Element.of(0x00190010, Vr.LO, "DEVICE"))
                .put(new Element(0x00191001, Vr.OB, new Value.Bytes(new byte[300_000])))
                .build();
        var bytes = DicomWriter.part10(DataSet.EMPTY, late, TransferSyntax.EXPLICIT_LITTLE, object)
                .toBytes();
        assertThat(receive("1.2", bytes).status()).isEqualTo(200);
        assertThat(deliveries.kept().getFirst().bytes()).isEqualTo(bytes);
        assertThat(receive("1.3", bytes).status()).isEqualTo(409);
    }

    @Test
    void a_full_disk_fails_what_does_not_fit_and_says_so() throws IOException {
        deliveries.diskBytes = 100_000;
        var answer = receive(null, file("1.2", "1.2.3", 300_000), file("1.2", "1.2.4", 10));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(deliveries.aborted()).isEqualTo(1);
        assertThat(new String(answer.json(), StandardCharsets.UTF_8)).contains("0008119A", "42752");
    }

    @Test
    void what_is_broken_off_is_forgotten_and_what_came_before_is_kept() throws IOException {
        var body = body(file("1.2", "1.2.3", 10), file("1.2", "1.2.4", 300_000));
        var cut = Arrays.copyOf(body, body.length - 1_000);
        assertThatThrownBy(() -> receive(null, new ByteArrayInputStream(cut))).isInstanceOf(EOFException.class);
        assertThat(deliveries.kept()).hasSize(1);
        assertThat(deliveries.aborted()).isEqualTo(1);
    }

    @Test
    void a_part_of_another_type_is_no_instance() throws IOException {
        var body = "--B\r\nContent-Type: text/plain\r\n\r\nhello\r\n--B--".getBytes(StandardCharsets.US_ASCII);
        var answer = receive(null, new ByteArrayInputStream(body));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(deliveries.kept()).isEmpty();
    }

    private StowAnswer receive(@Nullable String study, byte[]... files) throws IOException {
        return receive(study, new ByteArrayInputStream(body(files)));
    }

    private StowAnswer receive(@Nullable String study, ByteArrayInputStream body) throws IOException {
        try (var delivery = deliveries.open(new Sender(Sender.Way.STOW, "STOW", null, null))) {
            return new Stow(delivery, new StowParts(body, "B"), study, 1 << 20).receive();
        }
    }

    private static byte[] body(byte[]... files) throws IOException {
        var out = new ByteArrayOutputStream();
        for (var file : files) {
            out.write("\r\n--B\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(file);
        }
        out.write("\r\n--B--\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static byte[] file(String study, String instance, int pixels) throws IOException {
        var data = new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.of(Tag.SopClassUid, Vr.UI, MR))
                .put(Element.of(Tag.SopInstanceUid, Vr.UI, instance))
                .put(Element.of(Tag.StudyInstanceUid, Vr.UI, study))
                .put(new Element(Tag.PixelData, Vr.OB, new Value.Bytes(new byte[pixels])))
                .build();
        return DicomWriter.part10(DataSet.EMPTY, data, TransferSyntax.EXPLICIT_LITTLE, null)
                .toBytes();
    }
}
