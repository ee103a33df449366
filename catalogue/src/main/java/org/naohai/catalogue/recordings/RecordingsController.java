package org.naohai.catalogue.recordings;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.Recordings;
import org.naohai.catalogue.list.Page;
import org.naohai.governance.AuditLog;
import org.naohai.governance.Views;
import org.naohai.kernel.Limit;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.Refused;
import org.naohai.quality.Quality;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/recordings` and what their numbers mean.
@RestController
@Transactional
@RequestMapping("/api/v1")
class RecordingsController {

    private final RecordingLists lists;
    private final RecordingPages pages;
    private final RecordingQuality quality;
    private final ClinicalEvents events;
    private final Recordings recordings;
    private final Quality definitions;
    private final AuditLog audit;
    private final Views views;

    RecordingsController(
            RecordingLists lists,
            RecordingPages pages,
            RecordingQuality quality,
            ClinicalEvents events,
            Recordings recordings,
            Quality definitions,
            AuditLog audit,
            Views views) {
        this.lists = lists;
        this.pages = pages;
        this.quality = quality;
        this.events = events;
        this.recordings = recordings;
        this.definitions = definitions;
        this.audit = audit;
        this.views = views;
    }

    @GetMapping("/recordings")
    Page<RecordingRow> list(
            @RequestParam(required = false) @Nullable UUID dataset,
            @RequestParam(required = false) @Nullable UUID subject,
            @RequestParam(required = false) @Nullable String domain,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return dataset == null && subject == null
                ? lists.newest(domain, cursor, Limit.of(limit))
                : lists.of(dataset, subject, domain, cursor, Limit.of(limit));
    }

    @GetMapping("/recordings/{id}")
    RecordingPages.RecordingPage get(@PathVariable UUID id) {
        var page = pages.get(id);
        audit.record("recording.read", "recording:" + id, Map.of("project", page.projectId()));
        return page;
    }

    @GetMapping("/recordings/{id}/quality")
    RecordingQuality.Report quality(@PathVariable UUID id) {
        return quality.report(id);
    }

    @GetMapping("/recordings/{id}/events")
    ClinicalEvents.EventPage events(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var recording = recordings.find(id).orElseThrow(() -> Refused.notFound("recording"));
        views.seen("recording.view", "recording:" + id, "events", recording::projectId);
        return events.page(recording.id(), type, cursor, Limit.of(limit));
    }

    @GetMapping("/metrics")
    Page<MetricDefinition> metrics() {
        return new Page<>(definitions.metricDefinitions(), null);
    }
}
