package org.naohai.acquisition.dicom.support;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.naohai.catalogue.DicomRecord;
import org.naohai.catalogue.DicomRecord.Instance;
import org.naohai.catalogue.DicomRecord.Series;
import org.naohai.catalogue.DicomRecord.Study;

/// The record of the archive in memory: answers what a conversion and the inbox ask; everything else is not of
/// these tests.
public final class MemoryDicomRecord {

    public final Map<String, Study> studies = new LinkedHashMap<>();
    public final Map<String, Series> series = new LinkedHashMap<>();
    public final Map<String, List<Instance>> instances = new HashMap<>();

    /// What [DicomRecord#showsFacesToOthers] says of every study.
    public boolean facesToOthers;

    public DicomRecord record() {
        return (DicomRecord) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DicomRecord.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "findStudy" -> Optional.ofNullable(studies.get(arguments[0]));
                    case "findSeries" -> Optional.ofNullable(series.get(arguments[0]));
                    case "listSeries" ->
                        series.values().stream()
                                .filter(one -> one.studyUid().equals(arguments[0]))
                                .toList();
                    case "listInstances" -> instances.getOrDefault(arguments[0], List.of());
                    case "showsFacesToOthers" -> facesToOthers;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    public void remove(String seriesUid) {
        var gone = series.remove(seriesUid);
        instances.remove(seriesUid);
        if (gone != null
                && series.values().stream().noneMatch(one -> one.studyUid().equals(gone.studyUid()))) {
            studies.remove(gone.studyUid());
        }
    }
}
