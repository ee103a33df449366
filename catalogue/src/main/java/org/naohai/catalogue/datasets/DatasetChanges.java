package org.naohai.catalogue.datasets;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.dicom.Sharing;
import org.naohai.catalogue.outbox.AccessMoved;
import org.naohai.catalogue.outbox.Outbox;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.Acting;
import org.naohai.governance.AuditLog;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What owners change of a dataset. A new access level gives its rows new scopes, in one transaction.
@Component
class DatasetChanges {

    private static final List<String> OF_RECORDINGS = List.of(
            "recording_file",
            "recording_subject",
            "recording_version",
            "variable",
            "measurement",
            "clinical_event",
            "metric",
            "problem");

    private final JdbcClient worker;
    private final TransactionTemplate workerTransactions;
    private final Scopes scopes;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Sharing sharing;
    private final ApplicationEventPublisher events;

    DatasetChanges(
            @Qualifier("workerJdbc") JdbcClient worker,
            @Qualifier("workerTransactions") TransactionTemplate workerTransactions,
            Scopes scopes,
            Outbox outbox,
            AuditLog audit,
            Sharing sharing,
            ApplicationEventPublisher events) {
        this.worker = worker;
        this.workerTransactions = workerTransactions;
        this.scopes = scopes;
        this.outbox = outbox;
        this.audit = audit;
        this.sharing = sharing;
        this.events = events;
    }

    /// Null leaves as it is.
    record Change(
            @Nullable String access,
            @Nullable String title,
            @Nullable String description,
            @Nullable String licence) {}

    /// - **fails** not found for who may not discover it, forbidden for who does not own it
    void apply(UUID id, Change change) {
        var access = Optional.ofNullable(change.access()).map(DatasetChanges::level);
        var moved = workerTransactions.execute(status -> {
            var before = locked(id);
            texts(id, change);
            var other = access.filter(level -> level != before.access());
            other.ifPresent(level -> move(id, before, level));
            outbox.changed("dataset", List.of(id));
            audit.record(
                    "dataset.change", "dataset:" + id, Map.of("project", before.projectId(), "change", said(change)));
            return other.isPresent();
        });
        if (Boolean.TRUE.equals(moved)) {
            events.publishEvent(new AccessMoved(
                    Map.of("dataset", List.of(id), "recording", recordings(id), "subject", subjects(id))));
        }
    }

    private static Map<String, String> said(Change change) {
        var said = new java.util.LinkedHashMap<String, String>();
        Optional.ofNullable(change.access()).ifPresent(value -> said.put("access", value));
        Optional.ofNullable(change.title()).ifPresent(value -> said.put("title", value));
        Optional.ofNullable(change.description()).ifPresent(value -> said.put("description", value));
        Optional.ofNullable(change.licence()).ifPresent(value -> said.put("licence", value));
        return said;
    }

    private Before locked(UUID id) {
        var before = worker.sql("""
                select project_id, name, access, scope_id
                from catalogue.dataset
                where id = :id
                for update
                """)
                .param("id", id)
                .query((row, number) -> new Before(
                        row.getObject("project_id", UUID.class),
                        row.getString("name"),
                        level(row.getString("access")),
                        row.getInt("scope_id")))
                .optional()
                .filter(found -> Acting.who().reach().discover().contains(found.scopeId()))
                .orElseThrow(() -> Refused.notFound("dataset"));
        if (!Acting.who().reach().own().contains(before.scopeId())) {
            throw Refused.of(Refused.Kind.FORBIDDEN, "DATASET_NOT_OWNED", null, "another role", "owner");
        }
        return before;
    }

    private void texts(UUID id, Change change) {
        worker.sql("""
                update catalogue.dataset
                set title = coalesce(:title, title), title_by_hand = title_by_hand or :title::text is not null,
                    description = coalesce(:description, description), licence = coalesce(:licence, licence),
                    modified_at = now()
                where id = :id
                """)
                .param("id", id)
                .param("title", change.title(), java.sql.Types.VARCHAR)
                .param("description", change.description(), java.sql.Types.VARCHAR)
                .param("licence", change.licence(), java.sql.Types.VARCHAR)
                .update();
    }

    private void move(UUID id, Before before, AccessLevel level) {
        if (level != AccessLevel.PROJECT && sharing.showsFaces(before.projectId(), before.name())) {
            throw Refused.of(
                    Refused.Kind.CONFLICT,
                    "DATASET_SHOWS_FACES",
                    "access",
                    "volumes of heads whose faces are not removed",
                    "project");
        }
        var from = ScopeKey.ofDataset(before.projectId(), id, before.access(), null);
        var to = ScopeKey.ofDataset(before.projectId(), id, level, null);
        worker.sql("update catalogue.dataset set access = :access where id = :id")
                .param("access", level.key())
                .param("id", id)
                .update();
        replace(id, scopes.intern(from), scopes.intern(to));
        for (var domain : Domain.values()) {
            replace(
                    id,
                    scopes.intern(ScopeKey.ofDataset(before.projectId(), id, before.access(), domain)),
                    scopes.intern(ScopeKey.ofDataset(before.projectId(), id, level, domain)));
        }
        sharing.settle(before.projectId(), before.name());
        outbox.changed("recording", recordings(id));
        outbox.changed("subject", subjects(id));
    }

    private List<UUID> recordings(UUID id) {
        return ids("select id from catalogue.recording where dataset_id = :id", id);
    }

    private List<UUID> subjects(UUID id) {
        return ids("select id from catalogue.subject where dataset_id = :id", id);
    }

    private void replace(UUID id, int from, int to) {
        for (var table : OF_RECORDINGS) {
            run(
                    "update catalogue." + table + " set scope_id = :to where scope_id = :from and recording_id in ("
                            + "select id from catalogue.recording where dataset_id = :id)",
                    id,
                    from,
                    to);
        }
        var ofSubjects = " in (select id from catalogue.subject where dataset_id = :id)";
        run(
                "update catalogue.session set scope_id = :to where scope_id = :from and subject_id" + ofSubjects,
                id,
                from,
                to);
        for (var table : List.of("subject_link", "cross_check")) {
            run(
                    "update catalogue." + table + " set scope_id = :to where scope_id = :from and subject_id"
                            + ofSubjects,
                    id,
                    from,
                    to);
            run(
                    "update catalogue." + table
                            + " set other_scope_id = :to where other_scope_id = :from and coalesce(other_subject_id, subject_id)"
                            + ofSubjects,
                    id,
                    from,
                    to);
        }
        for (var table : List.of("dataset_version", "subject", "recording")) {
            run(
                    "update catalogue." + table + " set scope_id = :to where scope_id = :from and dataset_id = :id",
                    id,
                    from,
                    to);
        }
        run("update catalogue.dataset set scope_id = :to where scope_id = :from and id = :id", id, from, to);
    }

    private void run(String sql, UUID id, int from, int to) {
        worker.sql(sql).param("id", id).param("from", from).param("to", to).update();
    }

    private List<UUID> ids(String sql, UUID id) {
        return worker.sql(sql)
                .param("id", id)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private static AccessLevel level(String key) {
        try {
            return AccessLevel.valueOf(key.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refused.of(
                    Refused.Kind.INVALID,
                    "ACCESS_LEVEL_INVALID",
                    "access",
                    Problem.quoted(key),
                    "open, registered, controlled, project");
        }
    }

    /// The dataset before the change.
    private record Before(UUID projectId, String name, AccessLevel access, int scopeId) {}
}
