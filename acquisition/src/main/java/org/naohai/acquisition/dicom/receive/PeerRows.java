package org.naohai.acquisition.dicom.receive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.DicomPort.Peer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of `acquisition.dicom_peer`.
@Component
class PeerRows {

    private static final String COLUMNS = "ae_title, name, host, port, created_at";

    private final JdbcClient worker;

    PeerRows(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    List<Peer> list() {
        return worker.sql("select " + COLUMNS + """

                        from acquisition.dicom_peer
                        order by ae_title collate "C"
                        """).query(PeerRows::peer).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    Optional<Peer> find(String ae) {
        return worker.sql("select " + COLUMNS + """

                        from acquisition.dicom_peer
                        where ae_title = :ae
                        """)
                .param("ae", ae)
                .query(PeerRows::peer)
                .optional();
    }

    /// Whether it was not there before.
    boolean insert(String ae, String name, @Nullable String host, @Nullable Integer port, UUID by) {
        return worker.sql("""
                        insert into acquisition.dicom_peer (ae_title, name, host, port, created_by)
                        values (:ae, :name, :host, :port, :by)
                        on conflict (ae_title) do nothing
                        """)
                        .param("ae", ae)
                        .param("name", name)
                        .param("host", host, Types.VARCHAR)
                        .param("port", port, Types.INTEGER)
                        .param("by", by)
                        .update()
                == 1;
    }

    /// Whether it was there.
    boolean delete(String ae) {
        return worker.sql("""
                        delete from acquisition.dicom_peer
                        where ae_title = :ae
                        """).param("ae", ae).update() == 1;
    }

    private static Peer peer(ResultSet row, int number) throws SQLException {
        return new Peer(
                row.getString("ae_title"),
                row.getString("name"),
                row.getString("host"),
                row.getObject("port", Integer.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
