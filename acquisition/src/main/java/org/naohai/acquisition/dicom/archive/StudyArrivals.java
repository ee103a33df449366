package org.naohai.acquisition.dicom.archive;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Evidence;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.route.SealedEvidence;
import org.naohai.acquisition.vault.Vault;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The rows of studies as they arrive: where each went, or why it waits.
@Component
class StudyArrivals {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SealedEvidence evidence;
    private final Scopes scopes;
    private final Vault vault;

    StudyArrivals(
            @Qualifier("workerJdbc") JdbcClient jdbc,
            @Qualifier("workerTransactions") TransactionTemplate transactions,
            SealedEvidence evidence,
            Scopes scopes,
            Vault vault) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.evidence = evidence;
        this.scopes = scopes;
        this.vault = vault;
    }

    /// A study that came before and is not discarded.
    record Arrival(
            UUID id,
            String state,
            @Nullable String cause,
            @Nullable UUID projectId,
            @Nullable String datasetName,
            @Nullable String subjectLabel,
            @Nullable String session,
            byte[] evidenceCipher) {

        @Nullable
        Target target() {
            return projectId == null || datasetName == null || subjectLabel == null
                    ? null
                    : new Target(projectId, datasetName, subjectLabel, session);
        }
    }

    /// What is known of a study by its first instance.
    record Beginning(
            UUID id, byte[] hash, Sender sender, @Nullable UUID ruleId, DataSet data) {}

    Optional<Arrival> findOpen(byte[] studyHash) {
        return jdbc.sql("""
                        select arrival_id as id, state, cause, project_id, dataset_name, subject_label, session,
                               evidence_cipher
                        from acquisition.dicom_arrival
                        where study_hash = :hash and state <> 'discarded'
                        order by arrival_id desc
                        limit 1
                        """).param("hash", studyHash).query(Arrival.class).optional();
    }

    Arrival get(UUID arrivalId) {
        return jdbc.sql("""
                        select arrival_id as id, state, cause, project_id, dataset_name, subject_label, session,
                               evidence_cipher
                        from acquisition.dicom_arrival
                        where arrival_id = :id
                        """)
                .param("id", arrivalId)
                .query(Arrival.class)
                .optional()
                .orElseThrow(() -> Refused.notFound("arrival"));
    }

    /// A target with what nobody named: the pseudonym of the patient id, the next session. In a transaction.
    Target named(Target target, String patientId) {
        if (target.subject() == null && patientId.isEmpty()) {
            throw Refused.of(Refused.Kind.INVALID, "DICOM_NO_PATIENT_ID", "subject", "nothing", "sub-10");
        }
        var subject = target.subject() == null ? vault.pseudonym(target.projectId(), patientId) : target.subject();
        var named = new Target(target.projectId(), target.dataset(), subject, target.session());
        return new Target(
                named.projectId(),
                named.dataset(),
                subject,
                named.session() == null ? nextSession(named) : named.session());
    }

    String patientId(Arrival arrival) {
        return evidence.open(arrival.id(), arrival.evidenceCipher()).patientId();
    }

    /// A study that is on its way to a subject; the target with its session, which is numbered where nobody
    /// named it.
    Target begin(Beginning beginning, Target target) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            var session = target.session() == null ? nextSession(target) : target.session();
            var settled = new Target(target.projectId(), target.dataset(), target.subject(), session);
            insert(beginning, settled, "arriving", null);
            return settled;
        }));
    }

    void beginHeld(Beginning beginning, @Nullable Target target, String cause) {
        insert(beginning, target, "held", cause);
    }

    /// `01` for the first study of a subject, then the number behind the highest: in the order they arrive, and never
    /// one that somebody named.
    private String nextSession(Target target) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(:subject))")
                .param("subject", target.projectId() + "/" + target.dataset() + "/" + target.subject())
                .query((row, number) -> number)
                .list();
        int highest = jdbc.sql("""
                        select coalesce(max(session::int), 0)
                        from acquisition.dicom_arrival
                        where project_id = :project and dataset_name = :dataset and subject_label = :subject
                          and session ~ '^[0-9]{1,6}$' and state <> 'discarded'
                        """)
                .param("project", target.projectId())
                .param("dataset", target.dataset())
                .param("subject", target.subject())
                .query(Integer.class)
                .single();
        return "%02d".formatted(highest + 1);
    }

    private void insert(Beginning beginning, @Nullable Target target, String state, @Nullable String cause) {
        var scope = target == null
                ? null
                : scopes.intern(new ScopeKey(target.projectId(), AccessLevel.PROJECT, Domain.IMAGING, false));
        jdbc.sql("""
                        insert into acquisition.dicom_arrival
                               (arrival_id, study_hash, way, calling_ae, state, cause, project_id, scope_id,
                                dataset_name, subject_label, session, rule_id, evidence_cipher)
                        values (:id, :hash, :way, :calling, :state, :cause, :project, :scope, :dataset, :subject,
                                :session, :rule, :evidence)
                        """)
                .param("id", beginning.id())
                .param("hash", beginning.hash())
                .param("way", beginning.sender().way().key())
                .param("calling", beginning.sender().callingAe())
                .param("state", state)
                .param("cause", cause)
                .param("project", target == null ? null : target.projectId())
                .param("scope", scope)
                .param("dataset", target == null ? null : target.dataset())
                .param("subject", target == null ? null : target.subject())
                .param("session", target == null ? null : target.session())
                .param("rule", beginning.ruleId())
                .param("evidence", evidence.seal(beginning.id(), evidenceOf(beginning.data())))
                .update();
    }

    private static Evidence evidenceOf(DataSet data) {
        var protocol = data.text(Tag.ProtocolName, data.text(Tag.SeriesDescription, ""));
        return new Evidence(
                data.text(Tag.PatientId, ""),
                data.text(Tag.PatientName, ""),
                data.text(Tag.PatientBirthDate, ""),
                data.text(Tag.PatientSex, ""),
                data.text(Tag.StudyInstanceUid, ""),
                data.text(Tag.StudyDate, ""),
                data.text(Tag.StudyDescription, ""),
                data.text(Tag.AccessionNumber, ""),
                data.text(Tag.StationName, ""),
                data.text(Tag.InstitutionName, ""),
                data.text(Tag.Manufacturer, ""),
                protocol.isEmpty() ? List.of() : List.of(protocol));
    }
}
