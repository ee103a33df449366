package org.naohai.formats.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.formats.dicom.dimse.AssociateAnswer.Reject;
import org.naohai.formats.dicom.dimse.AssociationBroken.Cause;
import org.naohai.formats.dicom.dimse.UserInformation.RoleSelection;

class AssociationTest {

    @ParameterizedTest
    @ValueSource(ints = {8, 100, 4096, 131_072, 0})
    void what_one_side_stores_the_other_gets_whatever_the_length_of_the_units(int maxPdu) throws IOException {
        var instances = List.of(bytes(2), bytes(90), bytes(4084), bytes(4090), bytes(40_000), bytes(300_002));
        var got = new ByteArrayOutputStream();
        var sent = Pair.conversation(maxPdu, instances);

        int messages = Pair.serve(Pair.trickling(sent, 5000), new ByteArrayOutputStream(), maxPdu, got::write);

        var all = new ByteArrayOutputStream();
        instances.forEach(all::writeBytes);
        assertThat(messages).isEqualTo(1 + instances.size());
        assertThat(got.toByteArray()).isEqualTo(all.toByteArray());
    }

    @Test
    void a_requestor_echoes_stores_and_releases() throws Exception {
        try (var toAcceptor = new PipedOutputStream();
                var atAcceptor = new PipedInputStream(toAcceptor, 1 << 20);
                var toRequestor = new PipedOutputStream();
                var atRequestor = new PipedInputStream(toRequestor, 1 << 20);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var got = new ByteArrayOutputStream();
            var served = threads.submit(() -> Pair.serve(atAcceptor, toRequestor, 16_384, got::write));

            var association = Association.request(atRequestor, toAcceptor, Pair.request(16_384));
            var requestor = new Requestor(association);
            assertThat(requestor.echo(requestor
                            .find(Requestor.VERIFICATION, Pair.IMPLICIT)
                            .orElseThrow()))
                    .isZero();
            var context = requestor.find(Pair.MR, Pair.EXPLICIT).orElseThrow();
            var instance = bytes(100_000);
            assertThat(requestor.store(context, "1.2.3", new ByteArrayInputStream(instance)))
                    .isZero();
            association.release();

            assertThat(served.get()).isEqualTo(2);
            assertThat(got.toByteArray()).isEqualTo(instance);
            assertThat(requestor.find(Pair.MR, Pair.IMPLICIT)).isEmpty();
        }
    }

    @Test
    void a_request_says_the_same_after_encoding_and_decoding() throws IOException {
        var user = UserInformation.of(16_384)
                .withRoles(List.of(new RoleSelection("1.2.840.10008.1.20.1", false, true)))
                .withWindow(new UserInformation.Window(3, 1));
        var request = new AssociateRequest("NAOHAI", "MR 1", Pair.request(0).contexts(), user);
        var unit = AssociateEncoding.encode(request);

        assertThat(AssociateDecoding.request(Arrays.copyOfRange(unit, Pdu.HEADER, unit.length)))
                .isEqualTo(request);
        var accept = Pair.all(request, 5);
        var answer = AssociateEncoding.encode(accept, request);
        assertThat(AssociateDecoding.accept(Arrays.copyOfRange(answer, Pdu.HEADER, answer.length)))
                .isEqualTo(accept);
    }

    @Test
    void user_identity_and_extended_negotiation_are_read_over() throws IOException {
        var unit = AssociateEncoding.encode(Pair.request(1000));
        var items = new byte[] {0x58, 0, 0, 5, 1, 0, 0, 1, 'x', 0x56, 0, 0, 4, 0, 1, '1', 7, 0x7E, 0, 0, 0};
        var longer = Arrays.copyOf(unit, unit.length + items.length);
        System.arraycopy(items, 0, longer, unit.length, items.length);
        Bytes.bigInt(longer, 2, longer.length - Pdu.HEADER);
        int user = unit.length - userLength(unit);
        int length = Bytes.bigShort(longer, user - 2) + items.length;
        longer[user - 2] = (byte) (length >> 8);
        longer[user - 1] = (byte) length;

        assertThat(AssociateDecoding.request(Arrays.copyOfRange(longer, Pdu.HEADER, longer.length)))
                .isEqualTo(Pair.request(1000));
    }

    private static int userLength(byte[] unit) {
        for (int at = unit.length - 8; ; at--) {
            if (unit[at] == Pdu.USER_INFORMATION && unit[at + 4] == Pdu.MAXIMUM_LENGTH) {
                return Bytes.bigShort(unit, at + 2);
            }
        }
    }

    @Test
    void who_is_rejected_is_told_why() throws IOException {
        var told = new ByteArrayOutputStream();
        var sent = new ByteArrayInputStream(AssociateEncoding.encode(Pair.request(0)));

        assertThat(Association.accept(sent, told, request -> Reject.CALLING_AE_UNKNOWN))
                .isEmpty();
        assertThat(told.toByteArray()).containsExactly(3, 0, 0, 0, 0, 4, 0, 1, 1, 3);

        var answer = new ByteArrayInputStream(told.toByteArray());
        assertThatThrownBy(() -> Association.request(answer, new ByteArrayOutputStream(), Pair.request(0)))
                .isInstanceOfSatisfying(
                        AssociationRejected.class, e -> assertThat(e.reject()).isEqualTo(Reject.CALLING_AE_UNKNOWN));
    }

    @Test
    void another_application_context_and_another_version_are_rejected() throws IOException {
        var unit = AssociateEncoding.encode(Pair.request(0));
        var context = unit.clone();
        context[Pdu.HEADER + AssociateDecoding.FIXED + 4 + 20] = '2';
        assertThat(answerTo(context)).containsExactly(3, 0, 0, 0, 0, 4, 0, 1, 1, 2);
        var version = unit.clone();
        version[Pdu.HEADER + 1] = 2;
        assertThat(answerTo(version)).containsExactly(3, 0, 0, 0, 0, 4, 0, 1, 2, 2);
    }

    private static byte[] answerTo(byte[] sent) throws IOException {
        var told = new ByteArrayOutputStream();
        assertThat(Association.accept(new ByteArrayInputStream(sent), told, request -> Pair.all(request, 0)))
                .isEmpty();
        return told.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1, HTTP, 1",
        "'\u0016\u0003\u0001\u0002\u0000', TLS, 1",
        "SSH-2.0-OpenSSH, NOT_DICOM, 1",
        "'\u0001\u0000\u007F\u0000\u0000\u0000x', PDU_TOO_LONG, 6",
        "'\u0001\u0000\u0000\u0000\u0000\u0002xx', PDU_MALFORMED, 6",
        "'\u0005\u0000\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000', PDU_UNEXPECTED, 2",
        "'\u0001\u0000\u0000', CLOSED_IN_MESSAGE, ",
        "'', NOTHING_CAME, ",
    })
    void who_does_not_speak_dicom_is_told_so_and_named(String sent, Cause why, Integer reason) {
        var told = new ByteArrayOutputStream();
        var from = new ByteArrayInputStream(sent.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Association.accept(from, told, request -> Pair.all(request, 0)))
                .isInstanceOfSatisfying(
                        AssociationBroken.class, e -> assertThat(e.why()).isEqualTo(why));
        assertThat(told.size()).isEqualTo(reason == null ? 0 : 10);
        if (reason != null) {
            assertThat(told.toByteArray()).containsExactly(7, 0, 0, 0, 0, 4, 0, 0, 2, reason);
        }
    }

    @Test
    void wherever_a_conversation_is_cut_it_is_noticed() {
        var sent = Pair.conversation(2000, List.of(bytes(5000)));
        for (int cut = 0; cut < sent.length; cut++) {
            var part = new ByteArrayInputStream(sent, 0, cut);
            assertThatThrownBy(() -> Pair.serve(part, new ByteArrayOutputStream(), 2000, DataSink.DISCARD))
                    .as("cut at %d", cut)
                    .isInstanceOf(AssociationBroken.class);
        }
    }

    @Test
    void units_longer_than_agreed_end_the_association() {
        var sent = Pair.conversation(4096, List.of(bytes(5000)));
        assertThatThrownBy(() ->
                        Pair.serve(new ByteArrayInputStream(sent), new ByteArrayOutputStream(), 2000, DataSink.DISCARD))
                .isInstanceOfSatisfying(
                        AssociationBroken.class, e -> assertThat(e.why()).isEqualTo(Cause.PDU_TOO_LONG));
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
