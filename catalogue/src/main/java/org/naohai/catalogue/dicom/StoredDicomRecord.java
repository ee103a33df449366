package org.naohai.catalogue.dicom;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.naohai.catalogue.DicomRecord;
import org.naohai.catalogue.copy.ForeignKeys;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Verdict;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// [DicomRecord] in `catalogue.dicom_*`, as the worker role.
///
/// The row of the study is locked first and until the transaction ends: writers of one study come one after
/// the other. A series and its instances are seen by whom the study is seen.
@Component
class StoredDicomRecord implements DicomRecord {

    /// From here on it pays to have the foreign keys' plans kept.
    private static final int MANY = 32;

    private final JdbcClient worker;
    private final Sharing sharing;
    private final StudyRows studies;
    private final SeriesRows series;
    private final InstanceRows instances;

    StoredDicomRecord(@Qualifier("workerJdbc") JdbcClient worker, Sharing sharing) {
        this.worker = worker;
        this.sharing = sharing;
        this.studies = new StudyRows(worker);
        this.series = new SeriesRows(worker);
        this.instances = new InstanceRows(worker);
    }

    @Override
    public void add(Study study, Series ofStudy, List<Instance> added) {
        int scope = studies.ensure(study, () -> sharing.ofProject(study.scopeId()));
        boolean first = series.ensure(ofStudy, study.uid(), scope);
        var sizes = added.size() < MANY
                ? instances.insert(ofStudy.uid(), scope, added)
                : ForeignKeys.checkedCheaply(worker, () -> instances.insert(ofStudy.uid(), scope, added));
        long bytes = sizes.stream().mapToLong(Long::longValue).sum();
        if (!sizes.isEmpty()) {
            series.count(ofStudy.uid(), sizes.size(), bytes);
        }
        if (first || !sizes.isEmpty()) {
            studies.count(study.uid(), ofStudy.modality(), first ? 1 : 0, sizes.size(), bytes);
            sharing.arrived(study.uid(), scope);
        }
    }

    @Override
    public Map<String, Instance> present(Collection<String> sopUids) {
        var present = new HashMap<String, Instance>();
        instances.of(sopUids).forEach(instance -> present.put(instance.sopUid(), instance));
        return present;
    }

    @Override
    public void complete(String seriesUid, Verdict verdict, boolean head, String metadataSha256, String reportSha256) {
        var study = series.find(seriesUid).map(Series::studyUid).orElseThrow(() -> Refused.notFound("series"));
        studies.lock(study);
        series.complete(seriesUid, verdict, head, metadataSha256, reportSha256);
        sharing.settle(study);
    }

    @Override
    public void note(String seriesUid, List<Problem> problems) {
        series.note(seriesUid, problems);
    }

    @Override
    public Optional<Completion> completion(String seriesUid) {
        return series.completion(seriesUid);
    }

    @Override
    public Optional<String> findReport(String seriesUid) {
        return series.report(seriesUid);
    }

    @Override
    public boolean showsFacesToOthers(Study study) {
        return sharing.showsFacesToOthers(study.uid());
    }

    @Override
    public Optional<Study> findStudy(String studyUid) {
        return studies.find(studyUid);
    }

    @Override
    public Optional<Series> findSeries(String seriesUid) {
        return series.find(seriesUid);
    }

    @Override
    public List<Series> listSeries(String studyUid) {
        return series.of(studyUid);
    }

    @Override
    public List<Instance> listInstances(String seriesUid) {
        return instances.ofSeries(seriesUid);
    }

    @Override
    public void remove(String seriesUid) {
        series.find(seriesUid).map(Series::studyUid).ifPresent(study -> {
            studies.lock(study);
            series.delete(seriesUid);
            studies.countAnew(study);
        });
    }

    @Override
    public Map<String, Integer> removeInstances(Collection<String> sopUids) {
        var left = new HashMap<String, Integer>();
        for (var study : instances.studiesOf(sopUids)) {
            studies.lock(study);
            for (var uid : instances.delete(study, sopUids)) {
                int rest = series.countAnew(uid);
                left.put(uid, rest);
                if (rest == 0) {
                    series.delete(uid);
                }
            }
            studies.countAnew(study);
            if (studies.find(study).isPresent()) {
                sharing.settle(study);
            }
        }
        return left;
    }
}
