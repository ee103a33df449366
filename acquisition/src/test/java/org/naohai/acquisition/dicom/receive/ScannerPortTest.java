package org.naohai.acquisition.dicom.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.acquisition.DicomPort;
import org.naohai.acquisition.dicom.Deliveries.Answer;
import org.naohai.formats.dicom.dimse.AssociateAnswer.Reject;
import org.naohai.formats.dicom.dimse.AssociateRequest;
import org.naohai.formats.dicom.dimse.Association;
import org.naohai.formats.dicom.dimse.AssociationRejected;
import org.naohai.formats.dicom.dimse.Command;
import org.naohai.formats.dicom.dimse.CommandField;
import org.naohai.formats.dicom.dimse.CommandTag;
import org.naohai.formats.dicom.dimse.PresentationContext;
import org.naohai.formats.dicom.dimse.Requestor;
import org.naohai.formats.dicom.dimse.UserInformation;

class ScannerPortTest {

    private final TestPort port = new TestPort();

    @AfterEach
    void closePort() {
        port.close();
    }

    @Test
    void a_registered_scanner_echoes_and_stores() throws Exception {
        var instance = bytes(700_000);
        try (var socket = port.connect()) {
            var association = TestPort.associate(socket, "MR1");
            var requestor = new Requestor(association);
            assertThat(requestor.echo(requestor
                            .find(Requestor.VERIFICATION, TestPort.IMPLICIT)
                            .orElseThrow()))
                    .isZero();
            assertThat(store(requestor, "1.2.3", instance)).isZero();
            assertThat(store(requestor, "1.2.4", new byte[2])).isZero();
            association.release();
        }
        TestPort.await(() -> port.deliveries.closed() == 1);
        assertThat(port.deliveries.kept()).hasSize(2);
        var kept = port.deliveries.kept().getFirst();
        assertThat(kept.bytes()).isEqualTo(instance);
        assertThat(kept.sopInstanceUid()).isEqualTo("1.2.3");
        assertThat(kept.sopClassUid()).isEqualTo(TestPort.MR);
        assertThat(kept.sender().callingAe()).isEqualTo("MR1");
        assertThat(kept.syntax().uid()).isEqualTo(TestPort.EXPLICIT);
        TestPort.await(() -> port.desk.seats().taken() == 0);
    }

    @Test
    void an_echo_alone_opens_no_delivery() throws Exception {
        try (var socket = port.connect()) {
            TestPort.associate(socket, "MR1").release();
        }
        TestPort.await(() -> port.desk.seats().taken() == 0);
        assertThat(port.deliveries.opened).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STRANGER, NAOHAI, 1, 1, 3", "MR1, OTHER, 1, 1, 7", "'MR1\\X', NAOHAI, 1, 1, 3", "'', NAOHAI, 1, 1, 3"})
    void who_is_not_registered_or_calls_another_is_rejected(
            String calling, String called, int result, int source, int reason) throws IOException {
        try (var socket = port.connect()) {
            var asked = new AssociateRequest(
                    called, calling, TestPort.request("MR1").contexts(), UserInformation.of(0));
            assertThatThrownBy(() -> Association.request(socket.getInputStream(), socket.getOutputStream(), asked))
                    .isInstanceOfSatisfying(
                            AssociationRejected.class,
                            e -> assertThat(e.reject()).isEqualTo(new Reject(result, source, reason)));
        }
    }

    @Test
    void nobody_takes_more_associations_than_agreed() throws Exception {
        var open = new java.util.ArrayList<Socket>();
        try {
            for (int i = 0; i < 4; i++) {
                open.add(port.connect());
                TestPort.associate(open.getLast(), "MR1");
            }
            assertRejected("MR1", Reject.LIMIT_EXCEEDED);
            for (int i = 0; i < 2; i++) {
                open.add(port.connect());
                TestPort.associate(open.getLast(), "MR2");
            }
            assertRejected("MR2", Reject.LIMIT_EXCEEDED);
            open.removeFirst().close();
            TestPort.await(() -> port.desk.seats().taken() == 5);
            try (var socket = port.connect()) {
                TestPort.associate(socket, "MR1").release();
            }
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    private void assertRejected(String callingAe, Reject expected) throws IOException {
        try (var socket = port.connect()) {
            assertThatThrownBy(() -> TestPort.associate(socket, callingAe))
                    .isInstanceOfSatisfying(
                            AssociationRejected.class,
                            e -> assertThat(e.reject()).isEqualTo(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xA700, 0xA900, 0xC000})
    void what_the_archive_refuses_the_scanner_is_told(int status) throws IOException {
        port.deliveries.answers = one -> new Answer.Refused(status, "X", one.sopClassUid(), one.sopInstanceUid());
        try (var socket = port.connect()) {
            var association = TestPort.associate(socket, "MR1");
            assertThat(store(new Requestor(association), "1.2.3", bytes(100))).isEqualTo(status);
            association.release();
        }
    }

    @Test
    void a_full_disk_refuses_instances_and_lets_the_association_go_on() throws IOException {
        port.deliveries.diskBytes = 1000;
        try (var socket = port.connect()) {
            var association = TestPort.associate(socket, "MR1");
            var requestor = new Requestor(association);
            assertThat(store(requestor, "1.2.3", bytes(900_000))).isEqualTo(0xA700);
            assertThat(store(requestor, "1.2.4", bytes(900))).isZero();
            association.release();
        }
        assertThat(port.deliveries.aborted()).isEqualTo(1);
    }

    @Test
    void a_defect_of_ours_is_a_processing_failure() throws IOException {
        port.deliveries.answers = one -> {
            throw new IllegalStateException("defect");
        };
        try (var socket = port.connect()) {
            var association = TestPort.associate(socket, "MR1");
            assertThat(store(new Requestor(association), "1.2.3", bytes(100))).isEqualTo(0x0110);
            association.release();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "1.2.3'; drop table x; --",
                "",
                "1.2.33333333333333333333333333333333" + "33333333333333333333333333333333333333333333333"
            })
    void uids_that_are_none_are_refused(String uid) throws IOException {
        try (var socket = port.connect()) {
            var association = TestPort.associate(socket, "MR1");
            assertThat(store(new Requestor(association), uid, bytes(100))).isEqualTo(0x0117);
            association.release();
        }
        assertThat(port.deliveries.kept()).isEmpty();
    }

    @Test
    void operations_that_nobody_offers_are_refused_and_their_data_read_over() throws IOException {
        try (var socket = port.connect()) {
            var association = TestPort.associate(socket, "MR1");
            association.send(3, Command.request(0x0020, 7), new ByteArrayInputStream(bytes(50_000)));
            var answer = association.next().orElseThrow().command();
            assertThat(answer.field()).isEqualTo(0x8020);
            assertThat(answer.number(CommandTag.MessageIdBeingRespondedTo, 0)).isEqualTo(7);
            assertThat(answer.status()).isEqualTo(0x0211);
            association.send(3, Command.request(CommandField.C_CANCEL_RQ, 8));
            assertThat(store(new Requestor(association), "1.2.3", bytes(10))).isZero();
            association.release();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.5.1.4.1.1.4, 1.2.840.10008.1.2 1.2.840.10008.1.2.1, 1.2.840.10008.1.2.1",
        "1.2.840.10008.5.1.4.1.1.4, 1.2.840.10008.1.2.4.90 1.2.840.10008.1.2.2, 1.2.840.10008.1.2.2",
        "1.2.840.10008.5.1.4.1.1.4, 1.2.840.10008.1.2.4.70 1.2.840.10008.1.2.4.90, 1.2.840.10008.1.2.4.70",
        "1.2.840.10008.5.1.4.1.1.4, 1.2.840.10008.1.2.1.99, 1.2.840.10008.1.2.1.99",
        "1.2.840.10008.5.1.4.1.1.4, 1.2.840.10008.1.2.5, 1.2.840.10008.1.2.5",
        "1.2.840.10008.5.1.4.1.1.4, 1.2.840.10008.1.2.4.94, ",
        "1.2.840.10008.5.1.4.1.1.4, 1.2.840.113619.5.2, ",
        "1.2.840.10008.5.1.4.1.1.999.7, 1.2.840.10008.1.2.1, 1.2.840.10008.1.2.1",
        "1.3.12.2.1107.5.9.1, 1.2.840.10008.1.2, 1.2.840.10008.1.2",
        "1.2.840.113619.4.30, 1.2.840.10008.1.2, 1.2.840.10008.1.2",
        "1.2.840.10008.5.1.4.1.2.2.1, 1.2.840.10008.1.2, ",
        "1.2.840.10008.1.20.1, 1.2.840.10008.1.2, 1.2.840.10008.1.2",
        "1.2.840.10008.1.1, 1.2.840.10008.1.2.4.70, ",
        "not a uid, 1.2.840.10008.1.2, ",
    })
    void the_encoding_that_loses_nothing_is_chosen(String sopClass, String offered, String chosen) throws IOException {
        var context = new PresentationContext(5, sopClass, List.of(offered.split(" ")));
        var request = new AssociateRequest("NAOHAI", "MR1", List.of(context), UserInformation.of(0));
        try (var socket = port.connect()) {
            var association = Association.request(socket.getInputStream(), socket.getOutputStream(), request);
            assertThat(association.contexts())
                    .extracting(PresentationContext.Accepted::transferSyntax)
                    .isEqualTo(chosen == null ? List.of() : List.of(chosen));
            association.release();
        }
    }

    @Test
    void a_port_that_is_taken_is_done_without() {
        var taken = new DicomSettings(
                port.port.status().port(),
                "127.0.0.1",
                "NAOHAI",
                1,
                1,
                TestPort.settings().negotiation(),
                TestPort.settings().idle(),
                TestPort.settings().stall(),
                TestPort.settings().slowest(),
                TestPort.settings().maxPdu(),
                TestPort.settings().instance());
        try (var second = new TestPort(taken)) {
            assertThat(second.port.status().state()).isEqualTo(DicomPort.State.NOT_OPENED);
            assertThat(second.port.isRunning()).isFalse();
        }
    }

    private static int store(Requestor requestor, String uid, byte[] instance) throws IOException {
        return requestor.store(
                requestor.find(TestPort.MR, TestPort.EXPLICIT).orElseThrow(), uid, new ByteArrayInputStream(instance));
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
