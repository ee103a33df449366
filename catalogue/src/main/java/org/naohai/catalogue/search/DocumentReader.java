package org.naohai.catalogue.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.Json;
import org.naohai.catalogue.list.Rows;
import org.naohai.kernel.Domain;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads rows of the record as documents: only what every reader of the row may see.
@Component
class DocumentReader {

    private static final Set<String> NEGATIVE = Set.of("no", "none", "false", "0", "n/a", "否", "无", "");
    private static final String OF_DATASET = """
            d.id as dataset_id, d.title as dataset_title, d.project_key, d.institution_key, d.access""";

    private final JdbcClient worker;

    DocumentReader(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// Documents by the row that owns them; a row that is gone has none.
    Map<UUID, List<SearchDocument>> read(String topic, Collection<UUID> ids) {
        var documents = new HashMap<UUID, List<SearchDocument>>();
        ids.forEach(id -> documents.put(id, new ArrayList<>()));
        var found = switch (topic) {
            case "dataset" -> datasets(ids);
            case "subject" -> subjects(ids);
            case "recording" ->
                Stream.concat(recordings(ids).stream(), variables(ids).stream()).toList();
            default -> List.<SearchDocument>of();
        };
        found.forEach(document ->
                Objects.requireNonNull(documents.get(document.owner())).add(document));
        return documents;
    }

    /// A controlled dataset is discovered by what its owners say of it, not by the names of what it holds.
    private List<SearchDocument> datasets(Collection<UUID> ids) {
        return worker.sql("select d.*, " + OF_DATASET + """
                ,
                    (select string_agg(distinct concat_ws(' ', r.modality, 'task-' || r.task), E'\\n')
                        from catalogue.recording r where r.dataset_id = d.id and r.role <> 'document'
                            and d.access <> 'controlled') as content,
                    (select string_agg(distinct r.title, E'\\n')
                        from catalogue.recording r where r.dataset_id = d.id and r.role = 'table'
                            and d.access <> 'controlled') as instruments,
                    (select array_agg(distinct r.modality)
                        from catalogue.recording r
                        where r.dataset_id = d.id and r.role <> 'document' and r.modality is not null) as modalities
                from catalogue.dataset d
                where d.id = any(:ids)
                """)
                .param("ids", array(ids))
                .query((row, number) -> dataset(row))
                .list();
    }

    private static SearchDocument dataset(ResultSet row) throws SQLException {
        var id = Rows.id(row, "id");
        var domains = Rows.texts(row, "domains");
        return new SearchDocument(
                "dataset",
                id,
                id,
                row.getInt("scope_id"),
                true,
                row.getString("title"),
                row.getString("project_zh") + " · " + row.getString("project_en"),
                lines(
                        row.getString("name"),
                        row.getString("description"),
                        String.join(", ", Rows.texts(row, "authors")),
                        row.getString("licence"),
                        row.getString("species"),
                        row.getString("institution_zh"),
                        row.getString("institution_en"),
                        domainNames(domains),
                        row.getString("content"),
                        row.getString("instruments")),
                "/datasets/" + id,
                domains,
                texts(row, "modalities"),
                qualities(row),
                null,
                id,
                row.getString("dataset_title"),
                row.getString("project_key"),
                row.getString("institution_key"),
                row.getString("access"),
                Rows.time(row, "modified_at").toEpochMilli());
    }

    private List<SearchDocument> subjects(Collection<UUID> ids) {
        return worker.sql("select s.*, " + OF_DATASET + """
                ,
                    (select string_agg(distinct concat_ws(' ', r.suffix, 'task-' || r.task, r.modality), E'\\n')
                        from catalogue.recording r where r.subject_id = s.id and r.role <> 'document') as content,
                    (select array_agg(distinct r.modality)
                        from catalogue.recording r
                        where r.subject_id = s.id and r.role <> 'document' and r.modality is not null) as modalities,
                    (select jsonb_agg(rs.facts) from catalogue.recording_subject rs where rs.subject_id = s.id) as facts,
                    (select string_agg(distinct e.display, E'\\n') from (
                        select display from catalogue.clinical_event
                        where subject_id = s.id and type in ('Condition', 'MedicationRequest', 'Procedure')
                        limit 200) e) as events
                from catalogue.subject s
                join catalogue.dataset d on d.id = s.dataset_id
                where s.id = any(:ids)
                """)
                .param("ids", array(ids))
                .query((row, number) -> subject(row))
                .list();
    }

    private static SearchDocument subject(ResultSet row) throws SQLException {
        var id = Rows.id(row, "id");
        var domains = new ArrayList<String>();
        for (var domain : Domain.values()) {
            if (row.getInt(domain.key()) > 0) {
                domains.add(domain.key());
            }
        }
        return new SearchDocument(
                "subject",
                id,
                id,
                row.getInt("scope_id"),
                false,
                row.getString("label"),
                row.getString("dataset_title"),
                lines(
                        row.getString("sex"),
                        row.getString("species"),
                        domainNames(domains),
                        row.getString("content"),
                        facts(row.getString("facts")),
                        row.getString("events")),
                "/subjects/" + id,
                domains,
                texts(row, "modalities"),
                qualities(row),
                null,
                Rows.id(row, "dataset_id"),
                row.getString("dataset_title"),
                row.getString("project_key"),
                row.getString("institution_key"),
                row.getString("access"),
                Rows.time(row, "modified_at").toEpochMilli());
    }

    /// What is said of a subject in the affirmative: `ADHD_diagnosis: no` must not be found as ADHD.
    private static String facts(@Nullable String json) {
        return Json.readList(json).stream()
                .flatMap(facts -> ((Map<?, ?>) facts).entrySet().stream())
                .filter(fact ->
                        !NEGATIVE.contains(String.valueOf(fact.getValue()).toLowerCase(Locale.ROOT)))
                .filter(fact -> fact.getValue() instanceof String || fact.getValue() instanceof Number)
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private List<SearchDocument> recordings(Collection<UUID> ids) {
        return worker.sql("select r.*, s.label, " + OF_DATASET + """

                from catalogue.recording r
                join catalogue.dataset d on d.id = r.dataset_id
                left join catalogue.subject s on s.id = r.subject_id
                where r.id = any(:ids) and r.role <> 'document'
                """)
                .param("ids", array(ids))
                .query((row, number) -> recording(row))
                .list();
    }

    private static SearchDocument recording(ResultSet row) throws SQLException {
        var id = Rows.id(row, "id");
        var label = row.getString("label");
        var domain = row.getString("domain");
        var modality = row.getString("modality");
        boolean table = row.getString("role").equals("table");
        var task = row.getString("task");
        return new SearchDocument(
                table ? "table" : "recording",
                id,
                id,
                row.getInt("scope_id"),
                false,
                row.getString("title"),
                label == null ? row.getString("dataset_title") : label + " · " + row.getString("dataset_title"),
                lines(
                        row.getString("suffix"),
                        task == null ? null : "task-" + task,
                        modality,
                        row.getString("session") == null ? null : "ses-" + row.getString("session"),
                        domain == null ? null : domainNames(List.of(domain)),
                        scanner(row.getString("facts"))),
                (table ? "/tables/" : "/recordings/") + id,
                domain == null ? List.of() : List.of(domain),
                modality == null ? List.of() : List.of(modality),
                List.of(row.getString("verdict")),
                row.getString("verdict"),
                Rows.id(row, "dataset_id"),
                row.getString("dataset_title"),
                row.getString("project_key"),
                row.getString("institution_key"),
                row.getString("access"),
                Rows.time(row, "modified_at").toEpochMilli());
    }

    /// The few technical facts that people search for.
    private static @Nullable String scanner(String json) {
        var facts = Json.readMap(json);
        return Stream.of("scanner", "manufacturer", "Manufacturer", "ManufacturersModelName", "build")
                .map(facts::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.joining("\n"));
    }

    private List<SearchDocument> variables(Collection<UUID> ids) {
        return worker.sql(
                        "select v.id as variable_id, v.name, v.label as long_name, v.description, v.unit, v.levels, r.*, "
                                + OF_DATASET + """

                from catalogue.variable v
                join catalogue.recording r on r.id = v.recording_id
                join catalogue.dataset d on d.id = r.dataset_id
                where v.recording_id = any(:ids) and not v.identifying and v.name is distinct from r.subject_column
                """)
                .param("ids", array(ids))
                .query((row, number) -> variable(row))
                .list();
    }

    private static SearchDocument variable(ResultSet row) throws SQLException {
        var table = Rows.id(row, "id");
        var domain = row.getString("domain");
        var modality = row.getString("modality");
        var longName = row.getString("long_name");
        return new SearchDocument(
                "variable",
                Rows.id(row, "variable_id"),
                table,
                row.getInt("scope_id"),
                false,
                row.getString("name"),
                (longName == null || longName.equals(row.getString("name")) ? "" : longName + " · ")
                        + row.getString("title"),
                lines(
                        longName,
                        row.getString("description"),
                        row.getString("unit"),
                        String.join(
                                "\n", Json.readTexts(row.getString("levels")).values())),
                "/tables/" + table,
                domain == null ? List.of() : List.of(domain),
                modality == null ? List.of() : List.of(modality),
                List.of(row.getString("verdict")),
                row.getString("verdict"),
                Rows.id(row, "dataset_id"),
                row.getString("dataset_title"),
                row.getString("project_key"),
                row.getString("institution_key"),
                row.getString("access"),
                Rows.time(row, "modified_at").toEpochMilli());
    }

    /// A dataset or subject has every verdict that one of its recordings has.
    private static List<String> qualities(ResultSet row) throws SQLException {
        var qualities = new ArrayList<String>();
        for (var verdict : List.of("passed", "warned", "rejected", "unknown")) {
            if (row.getInt(verdict) > 0) {
                qualities.add(verdict);
            }
        }
        return qualities;
    }

    private static String domainNames(Collection<String> domains) {
        return domains.stream()
                .map(Domain::ofKey)
                .map(domain -> domain.title().zh() + "\n" + domain.title().en())
                .collect(Collectors.joining("\n"));
    }

    private static String lines(@Nullable String... texts) {
        return Arrays.stream(texts)
                .filter(Objects::nonNull)
                .map(text -> (String) text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .collect(Collectors.joining("\n"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return row.getArray(column) == null ? List.of() : Rows.texts(row, column);
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
