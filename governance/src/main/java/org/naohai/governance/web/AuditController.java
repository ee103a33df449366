package org.naohai.governance.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Role;
import org.naohai.governance.Acting;
import org.naohai.kernel.Limit;
import org.naohai.kernel.OpaqueKey;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The audit log: all of it for administrators, that of their projects for owners. Newest first.
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {

    private final JdbcClient jdbc;
    private final Collaboration collaboration;
    private final JsonMapper json;

    AuditController(@Qualifier("auditJdbc") JdbcClient jdbc, Collaboration collaboration, JsonMapper json) {
        this.jdbc = jdbc;
        this.collaboration = collaboration;
        this.json = json;
    }

    record AuditRow(
            long id,
            Instant at,
            @Nullable String login,
            String action,
            String object,
            @Nullable String project,
            JsonNode details,
            @Nullable String traceId) {}

    @GetMapping
    Page<AuditRow> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Limit.of(limit);
        var rows = rows(before(cursor), most + 1);
        return rows.size() <= most
                ? new Page<>(rows, null)
                : new Page<>(
                        rows.subList(0, most),
                        OpaqueKey.encode(Long.toString(rows.get(most - 1).id())));
    }

    private static long before(@Nullable String cursor) {
        var decoded = OpaqueKey.decode(cursor);
        try {
            return decoded == null ? Long.MAX_VALUE : Long.parseLong(decoded);
        } catch (NumberFormatException e) {
            throw OpaqueKey.invalid();
        }
    }

    private List<AuditRow> rows(long before, int most) {
        var keys = collaboration.listProjects().stream()
                .collect(java.util.stream.Collectors.toMap(p -> p.id(), p -> p.key()));
        return jdbc.sql("""
                select audit_id, at, person_id, login, action, object, project_id, details, trace_id
                from governance.audit
                where audit_id < :before
                  and (:everything or project_id = any (:mine))
                order by audit_id desc
                limit :most
                """)
                .param("before", before)
                .param("everything", Acting.who().administrator())
                .param("mine", owned().toArray(UUID[]::new))
                .param("most", most)
                .query((row, number) -> new AuditRow(
                        row.getLong("audit_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        login(row.getString("login"), row.getObject("person_id", UUID.class)),
                        row.getString("action"),
                        row.getString("object"),
                        keys.get(row.getObject("project_id", UUID.class)),
                        json.readTree(row.getString("details")),
                        row.getString("trace_id")))
                .list();
    }

    private List<UUID> owned() {
        var owned = collaboration.roles(Acting.who().personId()).entrySet().stream()
                .filter(entry -> entry.getValue() == Role.OWNER)
                .map(Map.Entry::getKey)
                .toList();
        if (owned.isEmpty()) {
            Administrators.require();
        }
        return owned;
    }

    private @Nullable String login(@Nullable String known, @Nullable UUID personId) {
        if (known != null || personId == null) {
            return known;
        }
        return collaboration.findPerson(personId).map(person -> person.login()).orElse(null);
    }
}
