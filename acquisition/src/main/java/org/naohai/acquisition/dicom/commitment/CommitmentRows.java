package org.naohai.acquisition.dicom.commitment;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.naohai.acquisition.vault.Vault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The rows of `acquisition.dicom_commitment`. What was asked is sealed: UIDs as they came lead to persons.
@Component
class CommitmentRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient worker;
    private final Vault vault;

    CommitmentRows(@Qualifier("workerJdbc") JdbcClient worker, Vault vault) {
        this.worker = worker;
        this.vault = vault;
    }

    /// A commitment that is to be reported.
    ///
    /// - **attempts** made before this one
    record Open(UUID id, String callingAe, String calledAe, Commitment asked, int attempts, Instant askedAt) {}

    void insert(UUID id, String callingAe, String calledAe, Commitment asked, Duration nextIn) {
        worker.sql("""
                        insert into acquisition.dicom_commitment
                               (commitment_id, calling_ae, called_ae, asked_cipher, next_at)
                        values (:id, :calling, :called, :asked, now() + :next * interval '1 millisecond')
                        """)
                .param("id", id)
                .param("calling", callingAe)
                .param("called", calledAe)
                .param("asked", vault.seal(context(id), JSON.writeValueAsString(asked)))
                .param("next", nextIn.toMillis())
                .update();
    }

    /// Takes what is due, so that it is not due again before the lease ends.
    List<Open> claim(int most, Duration lease) {
        return worker
                .sql("""
                        update acquisition.dicom_commitment
                        set attempts = attempts + 1, next_at = now() + :lease * interval '1 millisecond'
                        where commitment_id in (
                            select commitment_id
                            from acquisition.dicom_commitment
                            where next_at <= now()
                            order by next_at
                            limit :most
                            for update skip locked)
                        returning commitment_id, calling_ae, called_ae, asked_cipher, attempts, asked_at
                        """)
                .param("lease", lease.toMillis())
                .param("most", most)
                .query((row, number) -> {
                    var id = row.getObject("commitment_id", UUID.class);
                    return new Open(
                            id,
                            row.getString("calling_ae"),
                            row.getString("called_ae"),
                            JSON.readValue(vault.open(context(id), row.getBytes("asked_cipher")), Commitment.class),
                            row.getInt("attempts") - 1,
                            row.getObject("asked_at", OffsetDateTime.class).toInstant());
                })
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    void again(UUID id, Duration in) {
        worker.sql("""
                        update acquisition.dicom_commitment
                        set next_at = now() + :next * interval '1 millisecond'
                        where commitment_id = :id
                        """).param("id", id).param("next", in.toMillis()).update();
    }

    void delete(UUID id) {
        worker.sql("""
                        delete from acquisition.dicom_commitment
                        where commitment_id = :id
                        """).param("id", id).update();
    }

    Optional<Instant> nextDue() {
        return worker.sql("""
                        select next_at
                        from acquisition.dicom_commitment
                        order by next_at
                        limit 1
                        """).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    private static String context(UUID id) {
        return "dicom commitment " + id;
    }
}
