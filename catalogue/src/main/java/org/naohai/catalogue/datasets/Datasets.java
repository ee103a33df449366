package org.naohai.catalogue.datasets;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Cursor;
import org.naohai.catalogue.list.Newest;
import org.naohai.catalogue.list.Page;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.collaboration.Collaboration;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.Acting;
import org.naohai.governance.Grants;
import org.naohai.governance.Reach;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Datasets that the acting person may discover.
@Component
public class Datasets {

    private static final String MATCHES = """
            (:project::text is null or project_key = :project)
            and (:domain::text is null or domains @> array[:domain::text])""";

    private final JdbcClient jdbc;
    private final Collaboration collaboration;
    private final Grants grants;

    Datasets(JdbcClient jdbc, Collaboration collaboration, Grants grants) {
        this.jdbc = jdbc;
        this.collaboration = collaboration;
        this.grants = grants;
    }

    /// Newest first.
    public Page<DatasetRow> list(
            @Nullable String project, @Nullable String domain, @Nullable String cursor, int limit) {
        var at = Cursor.parse(cursor, Cursor.newest(DatasetRow.ORDER));
        var rows = Newest.query(
                        jdbc, "catalogue.dataset", MATCHES, Acting.who().reach().discover(), at, limit + 1)
                .param("project", project, java.sql.Types.VARCHAR)
                .param("domain", domain, java.sql.Types.VARCHAR)
                .query((row, number) -> DatasetRow.of(row))
                .list();
        return Page.of(rows, limit, DatasetRow::cursor);
    }

    /// - **fails** not found, also for what the acting person may not discover
    DatasetPage get(UUID id) {
        return jdbc.sql("""
                select *
                from catalogue.dataset
                where id = :id and scope_id = any(:mine)
                """)
                .param("id", id)
                .param("mine", Scoped.discover())
                .query((row, number) -> {
                    var may = may(row.getInt("scope_id"));
                    var projectId = Rows.id(row, "project_id");
                    var dataset = DatasetRow.of(row);
                    return new DatasetPage(
                            dataset,
                            row.getString("description"),
                            notice(row.getString("notice_zh"), row.getString("notice_en")),
                            Rows.texts(row, "authors"),
                            versions(id),
                            row.getInt("identifying"),
                            row.getInt("unassigned"),
                            showsFaces(projectId, dataset.name()),
                            may,
                            may.own() ? who(projectId, dataset) : null);
                })
                .optional()
                .orElseThrow(() -> Refused.notFound("dataset"));
    }

    /// As far as whoever asks may see the volumes.
    private boolean showsFaces(UUID project, String name) {
        return jdbc.sql("""
                select exists (
                    select
                    from catalogue.dicom_study study
                    join catalogue.dicom_series series using (study_uid)
                    where study.project_id = :project and study.dataset_name = :name and series.head
                        and study.scope_id = any(:mine) and series.scope_id = any(:mine))
                """)
                .param("project", project)
                .param("name", name)
                .param("mine", Scoped.read())
                .query(Boolean.class)
                .single();
    }

    /// The project of a dataset; one whose data the acting person may not read is as if it were not there.
    public UUID requireReadable(UUID id) {
        return jdbc.sql("""
                select project_id
                from catalogue.dataset
                where id = :id and scope_id = any(:mine)
                """)
                .param("id", id)
                .param("mine", Scoped.read())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Refused.notFound("dataset"));
    }

    /// The project of a dataset that the acting person owns; any other is as if it were not there.
    UUID ownedProject(UUID id) {
        return jdbc.sql("""
                select project_id
                from catalogue.dataset
                where id = :id and scope_id = any(:mine)
                """)
                .param("id", id)
                .param("mine", Acting.who().reach().own().toArray(Integer[]::new))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Refused.notFound("dataset"));
    }

    /// Domains in use, for filters.
    static void requireDomain(@Nullable String domain) {
        var known =
                Set.of(java.util.Arrays.stream(Domain.values()).map(Domain::key).toArray(String[]::new));
        if (domain != null && !known.contains(domain)) {
            throw Refused.of(
                    Refused.Kind.INVALID, "DOMAIN_INVALID", "domain", Problem.quoted(domain), String.join(", ", known));
        }
    }

    static @Nullable Text notice(@Nullable String zh, @Nullable String en) {
        return zh == null || en == null ? null : new Text(zh, en);
    }

    private static DatasetPage.May may(int scopeId) {
        Reach reach = Acting.who().reach();
        return new DatasetPage.May(
                reach.read().contains(scopeId),
                reach.contribute().contains(scopeId),
                reach.own().contains(scopeId));
    }

    private List<DatasetPage.Version> versions(UUID id) {
        return jdbc.sql("""
                select number, manifest_sha256, created_at, files, bytes
                from catalogue.dataset_version
                where dataset_id = :id and scope_id = any(:mine)
                order by number desc
                limit 200
                """)
                .param("id", id)
                .param("mine", Scoped.discover())
                .query((row, number) -> new DatasetPage.Version(
                        row.getInt("number"),
                        row.getString("manifest_sha256"),
                        Rows.time(row, "created_at"),
                        row.getInt("files"),
                        row.getLong("bytes")))
                .list();
    }

    private List<DatasetPage.Who> who(UUID projectId, DatasetRow dataset) {
        if (!dataset.access().equals(AccessLevel.CONTROLLED.key())) {
            return members(projectId).toList();
        }
        var granted = grants.ofDataset(dataset.id()).stream()
                .flatMap(grant -> collaboration.findPerson(grant.personId()).stream())
                .map(person -> new DatasetPage.Who(person.login(), person.name(), "reader", "grant"));
        return Stream.concat(members(projectId), granted).toList();
    }

    private Stream<DatasetPage.Who> members(UUID projectId) {
        return collaboration.listMembers(projectId).stream()
                .map(member -> new DatasetPage.Who(
                        member.person().login(),
                        member.person().name(),
                        member.role().key(),
                        "project"));
    }
}
