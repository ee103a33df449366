package org.naohai.acquisition.dicom.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.naohai.catalogue.DicomRecord;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.Tag;
import org.naohai.governance.AccessLevel;
import org.naohai.governance.ScopeKey;
import org.naohai.governance.Scopes;
import org.naohai.lake.Lake;
import org.springframework.transaction.support.TransactionTemplate;

/// Series as the archive leaves them in record and lake.
final class Archived {

    private Archived() {}

    /// A series without instances.
    static void series(BoardWorkshop shop, UUID project, String studyUid, String seriesUid, String protocol) {
        add(shop, study(shop, project, studyUid), series(studyUid, seriesUid, "", protocol), List.of());
    }

    /// All instances of a folder as series of one study.
    static void folder(BoardWorkshop shop, UUID project, String studyUid, Path folder) throws IOException {
        var bySeries = new java.util.LinkedHashMap<DicomRecord.Series, List<DicomRecord.Instance>>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var bytes = Files.readAllBytes(file);
                var data = DicomReader.read(ByteSource.of(bytes)).data();
                if (data.has(Tag.SopInstanceUid)) {
                    var stored = shop.get(Lake.class).put(bytes, Lake.AtRest.PLAIN);
                    var series = series(
                            studyUid,
                            data.text(Tag.SeriesInstanceUid, ""),
                            data.text(Tag.SeriesDescription, ""),
                            data.text(Tag.ProtocolName, ""));
                    bySeries.computeIfAbsent(series, one -> new ArrayList<>())
                            .add(instance(data.text(Tag.SopInstanceUid, ""), stored));
                }
            }
        }
        bySeries.forEach((series, instances) -> add(shop, study(shop, project, studyUid), series, instances));
    }

    private static DicomRecord.Instance instance(String uid, Lake.StoredObject stored) {
        return new DicomRecord.Instance(
                uid,
                "1.2.840.10008.5.1.4.1.1.4",
                1,
                stored.sha256(),
                stored.size(),
                "1.2.840.10008.1.2.1",
                64,
                64,
                1,
                null,
                null,
                new byte[] {1});
    }

    private static void add(
            BoardWorkshop shop, DicomRecord.Study study, DicomRecord.Series series, List<DicomRecord.Instance> some) {
        shop.get(TransactionTemplate.class)
                .executeWithoutResult(status -> shop.get(DicomRecord.class).add(study, series, some));
    }

    private static DicomRecord.Study study(BoardWorkshop shop, UUID project, String uid) {
        int scope = shop.get(Scopes.class).intern(new ScopeKey(project, AccessLevel.PROJECT, null, false));
        return new DicomRecord.Study(
                uid, project, "scans", "sub-10", "01", scope, "sub-10", null, "20260101", "", "", "", "");
    }

    private static DicomRecord.Series series(String studyUid, String uid, String description, String protocol) {
        return new DicomRecord.Series(uid, studyUid, "MR", 2, description, protocol, "", "", "", "");
    }
}
