package org.naohai.acquisition.dicom.route;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/// The rows of `acquisition.dicom_rule`. Runs as the worker; the caller decides.
@Component
class RuleRows {

    private final JdbcClient worker;

    RuleRows(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// In the order in which they are asked.
    List<Rule> list() {
        return worker.sql("""
                        select rule_id, name, calling_ae, station, institution, study, protocol, patient_id, project_id,
                               dataset_name, subject, session, enabled
                        from acquisition.dicom_rule
                        order by position, rule_id
                        """).query(RuleRows::rule).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /// Behind all others.
    void insert(Rule rule, UUID by) {
        values(worker.sql("""
                        insert into acquisition.dicom_rule (rule_id, position, name, calling_ae, station, institution,
                               study, protocol, patient_id, project_id, dataset_name, subject, session, enabled,
                               created_by)
                        select :id, coalesce(max(position), 0) + 1, :name, :ae, :station, :institution, :study,
                               :protocol, :patient, :project, :dataset, :subject, :session, :enabled, :by
                        from acquisition.dicom_rule
                        """), rule).param("by", by).update();
    }

    void update(Rule rule) {
        values(worker.sql("""
                        update acquisition.dicom_rule
                        set name = :name, calling_ae = :ae, station = :station, institution = :institution,
                            study = :study, protocol = :protocol, patient_id = :patient, project_id = :project,
                            dataset_name = :dataset, subject = :subject, session = :session, enabled = :enabled
                        where rule_id = :id
                        """), rule).update();
    }

    void delete(UUID id) {
        worker.sql("delete from acquisition.dicom_rule where rule_id = :id")
                .param("id", id)
                .update();
    }

    void order(List<UUID> ids) {
        worker.sql("""
                        update acquisition.dicom_rule
                        set position = wanted.position
                        from unnest(:ids::uuid[]) with ordinality as wanted (rule_id, position)
                        where dicom_rule.rule_id = wanted.rule_id
                        """).param("ids", ids.toArray(UUID[]::new)).update();
    }

    /// Until the end of the transaction nobody else changes rules.
    void lock() {
        worker.sql("lock table acquisition.dicom_rule in share row exclusive mode")
                .update();
    }

    private static StatementSpec values(StatementSpec statement, Rule rule) {
        var patterns = rule.patterns();
        return statement
                .param("id", rule.id())
                .param("name", rule.name())
                .param("ae", patterns.callingAe(), Types.VARCHAR)
                .param("station", patterns.station(), Types.VARCHAR)
                .param("institution", patterns.institution(), Types.VARCHAR)
                .param("study", patterns.study(), Types.VARCHAR)
                .param("protocol", patterns.protocol(), Types.VARCHAR)
                .param("patient", patterns.patientId(), Types.VARCHAR)
                .param("project", rule.projectId())
                .param("dataset", rule.dataset())
                .param("subject", rule.subject())
                .param("session", rule.session())
                .param("enabled", rule.enabled());
    }

    private static Rule rule(ResultSet row, int number) throws SQLException {
        return new Rule(
                row.getObject("rule_id", UUID.class),
                row.getString("name"),
                new Rule.Patterns(
                        row.getString("calling_ae"),
                        row.getString("station"),
                        row.getString("institution"),
                        row.getString("study"),
                        row.getString("protocol"),
                        row.getString("patient_id")),
                row.getObject("project_id", UUID.class),
                row.getString("dataset_name"),
                row.getString("subject"),
                row.getString("session"),
                row.getBoolean("enabled"));
    }
}
