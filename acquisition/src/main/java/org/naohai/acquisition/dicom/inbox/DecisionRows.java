package org.naohai.acquisition.dicom.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.inbox.Decision.Action;
import org.naohai.acquisition.dicom.inbox.Decision.State;
import org.naohai.acquisition.store.Json;
import org.naohai.kernel.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The rows of `acquisition.dicom_decision`. Runs as the worker; the caller decides.
@Component
class DecisionRows {

    private final JdbcClient worker;

    DecisionRows(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// Until the end of the transaction nobody else decides on the arrival.
    ///
    /// - **returns** how many decisions were made
    int lock(UUID arrivalId) {
        var row = worker.sql("select 1 from acquisition.dicom_arrival where arrival_id = :id for update")
                .param("id", arrivalId)
                .query(Integer.class)
                .optional();
        if (row.isEmpty()) {
            throw Refused.notFound("arrival");
        }
        return worker.sql("select count(*) from acquisition.dicom_decision where arrival_id = :id")
                .param("id", arrivalId)
                .query(Integer.class)
                .single();
    }

    boolean isRunning(UUID arrivalId) {
        return worker.sql(
                        "select exists (select 1 from acquisition.dicom_decision where arrival_id = :id and state = 'running')")
                .param("id", arrivalId)
                .query(Boolean.class)
                .single();
    }

    void insert(Decision one) {
        worker.sql("""
                        insert into acquisition.dicom_decision (decision_id, arrival_id, action, state, before, target,
                               released, moved, reason, decided_by)
                        values (:id, :arrival, :action, :state, :before::jsonb, :target::jsonb, :released, :moved,
                                :reason, :by)
                        """)
                .param("id", one.id())
                .param("arrival", one.arrivalId())
                .param("action", one.action().key())
                .param("state", one.state().key())
                .param("before", json(one.before()), Types.VARCHAR)
                .param("target", json(one.target()), Types.VARCHAR)
                .param("released", one.released().toArray(String[]::new))
                .param("moved", one.moved().toArray(String[]::new))
                .param("reason", one.reason())
                .param("by", one.by())
                .update();
    }

    void finish(UUID id, Collection<String> released, Collection<String> moved, @Nullable UUID release) {
        worker.sql("""
                        update acquisition.dicom_decision
                        set state = 'done', released = :released, moved = :moved, release_id = :release
                        where decision_id = :id
                        """)
                .param("id", id)
                .param("released", released.toArray(String[]::new))
                .param("moved", moved.toArray(String[]::new))
                .param("release", release, Types.OTHER)
                .update();
    }

    void state(UUID id, State state) {
        worker.sql("update acquisition.dicom_decision set state = :state where decision_id = :id")
                .param("id", id)
                .param("state", state.key())
                .update();
    }

    /// It came to nothing.
    void delete(UUID id) {
        worker.sql("delete from acquisition.dicom_decision where decision_id = :id")
                .param("id", id)
                .update();
    }

    /// What the process before left in the middle.
    void breakRunning() {
        worker.sql("update acquisition.dicom_decision set state = 'broken' where state = 'running'")
                .update();
    }

    /// The newest that holds, and so can be taken back.
    Optional<Decision> last(UUID arrivalId) {
        return list(arrivalId).stream()
                .filter(one -> one.state() == State.DONE && one.action() != Action.UNDO)
                .findFirst();
    }

    /// Newest first.
    List<Decision> list(UUID arrivalId) {
        return worker.sql("""
                        select decision_id, arrival_id, action, state, before::text as before, target::text as target,
                               released, moved, release_id, reason, decided_by, decided_at
                        from acquisition.dicom_decision
                        where arrival_id = :id
                        order by decision_id desc
                        """).param("id", arrivalId).query(DecisionRows::decision).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private static @Nullable String json(@Nullable Target target) {
        return target == null ? null : Json.of(target);
    }

    private static @Nullable Target target(@Nullable String json) {
        return json == null ? null : JsonMapper.shared().readValue(json, Target.class);
    }

    private static Decision decision(ResultSet row, int number) throws SQLException {
        return new Decision(
                row.getObject("decision_id", UUID.class),
                row.getObject("arrival_id", UUID.class),
                Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                target(row.getString("before")),
                target(row.getString("target")),
                List.of((String[]) row.getArray("released").getArray()),
                List.of((String[]) row.getArray("moved").getArray()),
                row.getObject("release_id", UUID.class),
                row.getString("reason"),
                row.getObject("decided_by", UUID.class),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
