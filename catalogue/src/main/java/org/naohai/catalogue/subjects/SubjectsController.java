package org.naohai.catalogue.subjects;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.datasets.Datasets;
import org.naohai.catalogue.list.Page;
import org.naohai.catalogue.timeline.Timeline;
import org.naohai.catalogue.timeline.Timelines;
import org.naohai.governance.AuditLog;
import org.naohai.governance.Views;
import org.naohai.kernel.Limit;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/subjects`, also as `/api/v1/datasets/{id}/subjects`.
@RestController
@Transactional
@RequestMapping("/api/v1")
class SubjectsController {

    private final Datasets datasets;
    private final Subjects subjects;
    private final SubjectPages pages;
    private final Timelines timelines;
    private final AuditLog audit;
    private final Views views;

    SubjectsController(
            Datasets datasets,
            Subjects subjects,
            SubjectPages pages,
            Timelines timelines,
            AuditLog audit,
            Views views) {
        this.datasets = datasets;
        this.subjects = subjects;
        this.pages = pages;
        this.timelines = timelines;
        this.audit = audit;
        this.views = views;
    }

    @GetMapping("/subjects")
    Page<SubjectRow> list(
            @RequestParam(required = false) @Nullable UUID dataset,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return dataset == null
                ? subjects.newest(q, cursor, Limit.of(limit))
                : subjects.ofDataset(dataset, q, cursor, Limit.of(limit));
    }

    @GetMapping("/datasets/{id}/subjects")
    Page<SubjectRow> ofDataset(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        datasets.requireReadable(id);
        return subjects.ofDataset(id, q, cursor, Limit.of(limit));
    }

    @GetMapping("/subjects/{id}")
    SubjectPages.SubjectPage get(@PathVariable UUID id) {
        var page = pages.get(id);
        audit.record("subject.read", "subject:" + id, Map.of("project", page.projectId()));
        return page;
    }

    @GetMapping("/subjects/{id}/timeline")
    Timeline timeline(@PathVariable UUID id) {
        var line = timelines.get(id);
        views.seen("subject.view", "subject:" + id, "timeline", () -> pages.projectId(id));
        return line;
    }
}
