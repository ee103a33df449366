package org.naohai.acquisition.dicom.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.acquisition.DicomPort.NewPeer;
import org.naohai.acquisition.DicomPort.Peer;
import org.naohai.kernel.Refused;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PeersTest {

    private static final UUID BY = new UUID(1, 2);

    private final TestDatabase database = TestDatabase.fresh();
    private final List<String> audited = new ArrayList<>();
    private final Peers peers = new Peers(
            new PeerRows(database.jdbc(Role.WORKER)),
            (action, object, details) -> audited.add(action + " " + object),
            new TransactionTemplate(new DataSourceTransactionManager(database.dataSource(Role.WORKER))));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nobody_may_send_until_registered_and_no_longer_when_removed() {
        assertThat(peers.registered("MR1")).isEmpty();
        peers.add(new NewPeer(" MR1 ", "Prisma", "10.0.0.7", 104), BY, Map.of());
        assertThat(peers.registered("MR1").orElseThrow().port()).isEqualTo(104);
        assertThat(peers.registered("mr1")).isEmpty();
        peers.add(new NewPeer("CT 1", "Somatom", null, null), BY, Map.of());
        assertThat(peers.list()).extracting(Peer::ae).containsExactly("CT 1", "MR1");
        peers.remove("MR1", Map.of());
        assertThat(peers.registered("MR1")).isEmpty();
        assertThat(audited)
                .containsExactly(
                        "dicom-peer.add dicom-peer:MR1",
                        "dicom-peer.add dicom-peer:CT 1",
                        "dicom-peer.remove dicom-peer:MR1");
    }

    @Test
    void a_title_is_registered_once() {
        peers.add(new NewPeer("MR1", "Prisma", null, null), BY, Map.of());
        assertRefused(new NewPeer("MR1", "Other", null, null), "DICOM_PEER_KNOWN");
        assertThat(audited).hasSize(1);
        assertThatThrownBy(() -> peers.remove("MR2", Map.of()))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.problem().code()).isEqualTo("NOT_FOUND"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', Prisma, , , DICOM_AE_INVALID",
        "'   ', Prisma, , , DICOM_AE_INVALID",
        "SEVENTEEN_LETTERS, Prisma, , , DICOM_AE_INVALID",
        "A\\B, Prisma, , , DICOM_AE_INVALID",
        "A/B, Prisma, , , DICOM_AE_INVALID",
        "扫描仪, Prisma, , , DICOM_AE_INVALID",
        "MR1, ' ', , , FIELD_INVALID",
        "MR1, Prisma, 10.0.0.7, , FIELD_INVALID",
        "MR1, Prisma, , 104, FIELD_INVALID",
        "MR1, Prisma, 10.0.0.7, 0, FIELD_INVALID",
        "MR1, Prisma, 'a b', 104, FIELD_INVALID",
    })
    void what_is_no_peer_is_refused(
            String ae, String name, @Nullable String host, @Nullable Integer port, String code) {
        assertRefused(new NewPeer(ae, name, host, port), code);
        assertThat(audited).isEmpty();
    }

    private void assertRefused(NewPeer wanted, String code) {
        assertThatThrownBy(() -> peers.add(wanted, BY, Map.of()))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
