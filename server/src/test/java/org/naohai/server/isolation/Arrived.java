package org.naohai.server.isolation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.naohai.acquisition.dicom.Evidence;
import org.naohai.acquisition.dicom.route.SealedEvidence;
import org.naohai.catalogue.DicomRecord;
import org.naohai.collaboration.Collaboration;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.kernel.Ids;
import org.naohai.server.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A study of a scanner that waits in the inbox of a project, one series still under way.
final class Arrived {

    private Arrived() {}

    /// A study in the archive, without images; its UID.
    static String archived(RunningServer server, Populated of) {
        var uid = "2.25." + new java.math.BigInteger(1, of.word.getBytes(StandardCharsets.UTF_8));
        var project = server.bean(Collaboration.class).findProject(of.project).orElseThrow();
        var scope = server.bean(Scopes.class).intern(new ScopeKey(project.id(), AccessLevel.PROJECT, null, false));
        var study = new DicomRecord.Study(
                uid, project.id(), of.word + "-scans", "sub-1", null, scope, "sub-1", null, "", "", "", "", of.word);
        var series = new DicomRecord.Series(uid + ".1", uid, "MR", 1, of.word, "", "", "", "", "");
        server.bean("workerTransactions", TransactionTemplate.class)
                .executeWithoutResult(status -> server.bean(DicomRecord.class).add(study, series, List.of()));
        return uid;
    }

    static UUID held(RunningServer server, Populated of) {
        var id = Ids.next();
        var word = of.word;
        var project = server.bean(Collaboration.class).findProject(of.project).orElseThrow();
        var evidence = new Evidence(
                word + "-0012",
                word + "^patient",
                "20100102",
                "F",
                "1.2.3",
                "20260102",
                word + " head",
                "A1",
                word + " station",
                word + " clinic",
                "Maker",
                List.of("t1"));
        var worker = server.bean("workerJdbc", JdbcClient.class);
        worker.sql("""
                        insert into acquisition.dicom_arrival (arrival_id, study_hash, way, calling_ae, state, cause,
                               project_id, dataset_name, subject_label, evidence_cipher, closed_at)
                        values (:id, :hash, 'dimse', :ae, 'held', 'DICOM_SUBJECT_CONFLICT', :project, :dataset, 'sub-1',
                                :evidence, now())
                        """)
                .param("id", id)
                .param("hash", word.getBytes(StandardCharsets.UTF_8))
                .param("ae", of.project)
                .param("project", project.id())
                .param("dataset", word + "-scans")
                .param("evidence", server.bean(SealedEvidence.class).seal(id, evidence))
                .update();
        worker.sql("""
                        insert into acquisition.dicom_arrival_series (arrival_id, series_hash, modality, state)
                        values (:id, '\\x00', 'MR', 'arriving'), (:id, '\\x01', 'MR', 'held')
                        """).param("id", id).update();
        return id;
    }
}
