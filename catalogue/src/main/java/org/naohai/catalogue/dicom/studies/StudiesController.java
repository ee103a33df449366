package org.naohai.catalogue.dicom.studies;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.dicom.http.Uids;
import org.naohai.catalogue.dicom.query.Asked;
import org.naohai.catalogue.list.Page;
import org.naohai.governance.AuditLog;
import org.naohai.governance.Views;
import org.naohai.kernel.Limit;
import org.naohai.kernel.Refused;
import org.naohai.lake.Lake;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/dicom`: studies of the archive and the reports on their de-identification.
@RestController
@RequestMapping("/api/v1/dicom")
class StudiesController {

    private final StudyPages pages;
    private final Views views;
    private final AuditLog audit;
    private final Lake lake;
    private final TransactionTemplate transactions;

    StudiesController(StudyPages pages, Views views, AuditLog audit, Lake lake, TransactionTemplate transactions) {
        this.pages = pages;
        this.views = views;
        this.audit = audit;
        this.lake = lake;
        this.transactions = transactions;
    }

    /// - **name**, **description** part of the text, or with `*` and `?` · **subject** of the catalogue
    @Transactional
    @GetMapping("/studies")
    Page<StudyRow> list(
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String description,
            @RequestParam(required = false) @Nullable String modality,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return subject != null
                ? pages.ofSubject(subject, cursor, Limit.of(limit))
                : pages.list(Asked.of(name, description, modality, from, to), cursor, Limit.of(limit));
    }

    @Transactional
    @GetMapping("/studies/{uid}")
    StudyPages.StudyPage get(@PathVariable String uid) {
        var study = pages.find(Uids.of(uid, "study")).orElseThrow(() -> Refused.notFound("study"));
        views.seen("study.view", "study:" + uid, "page", study::projectId);
        return pages.get(uid);
    }

    /// Which rule removed what of a series: signed JSON, as an attachment.
    @GetMapping("/series/{uid}/report")
    void report(@PathVariable String uid, HttpServletResponse response) throws IOException {
        var sha256 = Objects.requireNonNull(transactions.execute(status -> {
            var report = pages.report(Uids.of(uid, "series")).orElseThrow(() -> Refused.notFound("report"));
            audit.record("report.download", "series:" + uid, Map.of("project", report.getValue()));
            return report.getKey();
        }));
        response.setContentType("application/json");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"deidentification-" + uid + ".json\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try (var bytes = lake.open(sha256)) {
            bytes.transferTo(response.getOutputStream());
        }
    }
}
