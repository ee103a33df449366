package org.naohai.acquisition.dicom.archive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.naohai.acquisition.dicom.route.DicomAccess;
import org.naohai.catalogue.DicomRecord;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Instances as they came, for owners of their project alone: for everyone else there are none.
@RestController
@RequestMapping("/api/v1/dicom")
class OriginalsController {

    private final Originals originals;
    private final OriginalFiles files;
    private final DicomRecord record;
    private final DicomAccess access;
    private final AuditLog audit;

    OriginalsController(
            Originals originals, OriginalFiles files, DicomRecord record, DicomAccess access, AuditLog audit) {
        this.originals = originals;
        this.files = files;
        this.record = record;
        this.access = access;
        this.audit = audit;
    }

    record OfStudy(List<OfSeries> items) {}

    /// - **uid** of the series · **instances** that are kept as they came
    record OfSeries(String uid, int instances) {}

    /// Those series of a study of which originals are kept.
    @GetMapping("/studies/{uid}/originals")
    OfStudy ofStudy(@PathVariable String uid) {
        owned(uid, "study");
        var series =
                record.listSeries(uid).stream().map(DicomRecord.Series::uid).toList();
        var counts = originals.count(series);
        return new OfStudy(series.stream()
                .filter(counts::containsKey)
                .map(one -> new OfSeries(one, counts.getOrDefault(one, 0)))
                .toList());
    }

    /// The instances of a series as they came, with the names of persons in them: a ZIP of files of PS3.10.
    @GetMapping("/series/{uid}/originals")
    void download(@PathVariable String uid, HttpServletResponse response) throws IOException {
        var series = record.findSeries(uid).orElseThrow(() -> Refused.notFound("originals"));
        var project = owned(series.studyUid(), "originals");
        var instances = originals.count(List.of(uid)).get(uid);
        if (instances == null) {
            throw Refused.notFound("originals");
        }
        audit.record("originals.download", "series:" + uid, Map.of("project", project, "instances", instances));
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"originals-" + uid + ".zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        files.write(uid, response.getOutputStream());
    }

    /// The project of a study, where this person owns it.
    private UUID owned(String studyUid, String what) {
        return record.findStudy(studyUid)
                .map(DicomRecord.Study::projectId)
                .filter(access::owns)
                .orElseThrow(() -> Refused.notFound(what));
    }
}
