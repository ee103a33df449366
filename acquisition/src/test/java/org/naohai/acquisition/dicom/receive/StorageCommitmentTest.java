package org.naohai.acquisition.dicom.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.acquisition.dicom.SafeKeeping;
import org.naohai.acquisition.dicom.commitment.AddressBook;
import org.naohai.acquisition.dicom.commitment.Commitments;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.SopClasses;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Vr;
import org.naohai.formats.dicom.dimse.AssociateAnswer;
import org.naohai.formats.dicom.dimse.AssociateRequest;
import org.naohai.formats.dicom.dimse.Association;
import org.naohai.formats.dicom.dimse.Command;
import org.naohai.formats.dicom.dimse.CommandField;
import org.naohai.formats.dicom.dimse.CommandTag;
import org.naohai.formats.dicom.dimse.Message;
import org.naohai.formats.dicom.dimse.PresentationContext;
import org.naohai.formats.dicom.dimse.UserInformation;
import org.naohai.lake.DataFolder;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A modality that stores, asks us to answer for it, and waits for what we say: here, or at its own port.
class StorageCommitmentTest {

    private static final String WELL_KNOWN = "1.2.840.10008.1.20.1.1";

    @TempDir
    private Path data;

    private final TestDatabase database = TestDatabase.fresh();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private @Nullable Integer modalityPort;
    private AnnotationConfigApplicationContext context;
    private TestPort port;

    @BeforeEach
    void open() {
        context = started();
        port = new TestPort(TestPort.settings(), context.getBean(Commitments.class));
    }

    @AfterEach
    void close() {
        port.close();
        context.close();
        database.close();
    }

    private AnnotationConfigApplicationContext started() {
        var fresh = new AnnotationConfigApplicationContext();
        fresh.registerBean("workerJdbc", JdbcClient.class, () -> database.jdbc(Role.WORKER));
        fresh.registerBean("vaultJdbc", JdbcClient.class, () -> database.jdbc(Role.VAULT));
        fresh.registerBean(DataFolder.class, () -> new DataFolder(data));
        fresh.registerBean(
                SafeKeeping.class,
                () -> asked -> asked.stream().filter(kept::contains).collect(Collectors.toSet()));
        fresh.registerBean(
                AddressBook.class,
                () -> ae ->
                        Optional.ofNullable(modalityPort).map(number -> new AddressBook.Address("127.0.0.1", number)));
        fresh.scan("org.naohai.acquisition.vault", "org.naohai.acquisition.dicom.commitment");
        fresh.refresh();
        return fresh;
    }

    /// What a report said.
    private record Told(int event, String transaction, List<String> kept, List<String> failed) {
        static Told of(Message message, byte[] bytes) throws IOException {
            var syntax = TransferSyntax.of(message.context().transferSyntax());
            var data = DicomReader.readDataSet(ByteSource.of(bytes), syntax).data();
            return new Told(
                    message.command().number(CommandTag.EventTypeId, 0),
                    data.text(Tag.TransactionUid, ""),
                    uids(data, Tag.ReferencedSopSequence),
                    uids(data, Tag.FailedSopSequence));
        }

        private static List<String> uids(DataSet data, int sequence) {
            return data.items(sequence).stream()
                    .map(item -> item.text(Tag.ReferencedSopInstanceUid, "")
                            + (item.has(Tag.FailureReason) ? " " + item.integer(Tag.FailureReason, 0) : ""))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"1.2.840.10008.1.2", "1.2.840.10008.1.2.1"})
    void what_is_kept_is_reported_on_the_association_that_asked(String syntax) throws Exception {
        kept.addAll(List.of("1.2.3", "1.2.4"));
        try (var socket = port.connect()) {
            var association = associate(socket, syntax);
            assertThat(ask(association, "9.9.1", "1.2.3", "1.2.4")).isZero();
            assertThat(told(association)).isEqualTo(new Told(1, "9.9.1", List.of("1.2.3", "1.2.4"), List.of()));
            confirm(association);
            association.release();
        }
        TestPort.await(() -> open(0));
    }

    @Test
    void who_cannot_be_called_back_is_told_soon_what_is_missing() throws Exception {
        kept.add("1.2.3");
        try (var socket = port.connect()) {
            var association = associate(socket, TestPort.EXPLICIT);
            assertThat(ask(association, "9.9.2", "1.2.3", "1.2.5")).isZero();
            assertThat(told(association)).isEqualTo(new Told(2, "9.9.2", List.of("1.2.3"), List.of("1.2.5 274")));
            confirm(association);
            association.release();
        }
        TestPort.await(() -> open(0));
    }

    @Test
    void what_reaches_the_archive_a_moment_later_is_answered_for() throws Exception {
        try (var socket = port.connect()) {
            var association = associate(socket, TestPort.EXPLICIT);
            assertThat(ask(association, "9.9.6", "1.2.3")).isZero();
            Thread.sleep(600);
            kept.add("1.2.3");
            assertThat(told(association)).isEqualTo(new Told(1, "9.9.6", List.of("1.2.3"), List.of()));
            confirm(association);
            association.release();
        }
    }

    @Test
    void who_left_before_confirming_is_called_back() throws Exception {
        kept.add("1.2.3");
        try (var modality = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            modalityPort = modality.getLocalPort();
            try (var socket = port.connect()) {
                var association = associate(socket, TestPort.EXPLICIT);
                assertThat(ask(association, "9.9.3", "1.2.3")).isZero();
            }
            assertThat(answeredCall(modality)).isEqualTo(new Told(1, "9.9.3", List.of("1.2.3"), List.of()));
        }
        TestPort.await(() -> open(0));
    }

    @Test
    void what_comes_in_a_little_later_is_waited_for_over_a_restart() throws Exception {
        try (var modality = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            modalityPort = modality.getLocalPort();
            try (var socket = port.connect()) {
                var association = associate(socket, TestPort.EXPLICIT);
                assertThat(ask(association, "9.9.4", "1.2.3")).isZero();
                association.release();
            }
            TestPort.await(() -> open(1));
            context.close();
            kept.add("1.2.3");
            database.jdbc(Role.WORKER)
                    .sql("update acquisition.dicom_commitment set next_at = now()")
                    .update();
            context = started();
            assertThat(answeredCall(modality)).isEqualTo(new Told(1, "9.9.4", List.of("1.2.3"), List.of()));
        }
        TestPort.await(() -> open(0));
    }

    @Test
    void who_does_not_answer_is_called_again_later() throws Exception {
        kept.add("1.2.3");
        try (var nobody = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            modalityPort = nobody.getLocalPort();
        }
        try (var socket = port.connect()) {
            assertThat(ask(associate(socket, TestPort.EXPLICIT), "9.9.5", "1.2.3"))
                    .isZero();
        }
        TestPort.await(
                () -> database.jdbc(Role.WORKER).sql("""
                                select count(*) from acquisition.dicom_commitment
                                where attempts = 1 and next_at between now() + interval '10 s' and now() + interval '30 s'
                                """).query(Long.class).single() == 1);
    }

    @Test
    void uids_lie_sealed() throws Exception {
        try (var socket = port.connect()) {
            var association = associate(socket, TestPort.EXPLICIT);
            assertThat(ask(association, "9.9.777.888", "1.2.555.666")).isZero();
        }
        TestPort.await(() -> open(1));
        var rows = database.jdbc(Role.WORKER)
                .sql("select encode(asked_cipher, 'escape') || calling_ae from acquisition.dicom_commitment")
                .query(String.class)
                .single();
        assertThat(rows).doesNotContain("555.666", "777.888").endsWith("MR1");
        try (Stream<Path> files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("555.666");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.1.20.1, 1.2.840.10008.1.20.1.1, 2, 1.2.3, 0x0123",
        "1.2.840.10008.1.20.1, 1.2.3, 1, 1.2.3, 0x0112",
        "1.2.840.10008.1.1, 1.2.840.10008.1.20.1.1, 1, 1.2.3, 0x0118",
        "1.2.840.10008.1.20.1, 1.2.840.10008.1.20.1.1, 1, ../etc, 0x0115",
        "1.2.840.10008.1.20.1, 1.2.840.10008.1.20.1.1, 1, '', 0x0115",
    })
    void what_is_no_request_is_refused(String sopClass, String instance, int action, String uid, String status)
            throws Exception {
        try (var socket = port.connect()) {
            var association = associate(socket, TestPort.EXPLICIT);
            var command = Command.request(CommandField.N_ACTION_RQ, 5)
                    .withUid(CommandTag.RequestedSopClassUid, sopClass)
                    .withUid(CommandTag.RequestedSopInstanceUid, instance)
                    .with(CommandTag.ActionTypeId, action);
            association.send(5, command, data("9.9", TestPort.EXPLICIT, uid));
            assertThat(association.next().orElseThrow().command().status()).isEqualTo(Integer.decode(status));
            association.release();
        }
        assertThat(open(0)).isTrue();
    }

    private boolean open(long expected) {
        return database.jdbc(Role.WORKER)
                        .sql("select count(*) from acquisition.dicom_commitment")
                        .query(Long.class)
                        .single()
                == expected;
    }

    private static Association associate(Socket socket, String syntax) throws IOException {
        var asked = new AssociateRequest(
                "NAOHAI",
                "MR1",
                List.of(new PresentationContext(5, SopClasses.STORAGE_COMMITMENT, List.of(syntax))),
                UserInformation.of(16_384));
        return Association.request(socket.getInputStream(), socket.getOutputStream(), asked);
    }

    private static int ask(Association association, String transaction, String... uids) throws IOException {
        var context = association.contexts().iterator().next();
        var command = Command.request(CommandField.N_ACTION_RQ, 7)
                .withUid(CommandTag.RequestedSopClassUid, SopClasses.STORAGE_COMMITMENT)
                .withUid(CommandTag.RequestedSopInstanceUid, WELL_KNOWN)
                .with(CommandTag.ActionTypeId, 1);
        association.send(context.id(), command, data(transaction, context.transferSyntax(), uids));
        return association.next().orElseThrow().command().status();
    }

    private static ByteArrayInputStream data(String transaction, String syntax, String... uids) throws IOException {
        var items = new ArrayList<DataSet>();
        for (var uid : uids) {
            items.add(new DataSet.Builder(CharacterSets.DEFAULT)
                    .put(Element.of(Tag.ReferencedSopClassUid, Vr.UI, TestPort.MR))
                    .put(Element.of(Tag.ReferencedSopInstanceUid, Vr.UI, uid))
                    .build());
        }
        var data = new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.of(Tag.TransactionUid, Vr.UI, transaction))
                .put(Element.ofItems(Tag.ReferencedSopSequence, items))
                .build();
        return new ByteArrayInputStream(
                DicomWriter.dataSet(data, TransferSyntax.of(syntax), null).toBytes());
    }

    private static Told told(Association association) throws IOException {
        var message = association.next().orElseThrow();
        var bytes = new ByteArrayOutputStream();
        association.data(bytes::write);
        assertThat(message.command().field()).isEqualTo(CommandField.N_EVENT_REPORT_RQ);
        assertThat(message.command().text(CommandTag.AffectedSopInstanceUid)).isEqualTo(WELL_KNOWN);
        return Told.of(message, bytes.toByteArray());
    }

    private static void confirm(Association association) throws IOException {
        var answer = Command.request(CommandField.N_EVENT_REPORT_RQ, 1).response(0);
        association.send(association.contexts().iterator().next().id(), answer);
    }

    /// Takes the call of the archive as a modality does, and confirms.
    private static Told answeredCall(ServerSocket modality) throws IOException {
        modality.setSoTimeout(20_000);
        try (var socket = modality.accept()) {
            var association = Association.accept(
                            socket.getInputStream(), socket.getOutputStream(), StorageCommitmentTest::accept)
                    .orElseThrow();
            assertThat(association.request().callingAe()).isEqualTo("NAOHAI");
            assertThat(association.request().calledAe()).isEqualTo("MR1");
            assertThat(association.request().user().roles())
                    .containsExactly(new UserInformation.RoleSelection(SopClasses.STORAGE_COMMITMENT, false, true));
            var told = told(association);
            confirm(association);
            assertThat(association.next()).isEmpty();
            return told;
        }
    }

    private static AssociateAnswer accept(AssociateRequest request) {
        return new AssociateAnswer.Accept(
                request.contexts().stream()
                        .map(one -> one.accepted(one.transferSyntaxes().getFirst()))
                        .toList(),
                UserInformation.of(16_384).withRoles(request.user().roles()));
    }
}
