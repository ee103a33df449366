package org.naohai.catalogue.datasets;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.Page;
import org.naohai.catalogue.recordings.TableRow;
import org.naohai.governance.Access;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Limit;
import org.naohai.kernel.Refused;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/datasets`: lists and pages of datasets.
@RestController
@Transactional
@RequestMapping("/api/v1/datasets")
class DatasetsController {

    private final Datasets datasets;
    private final DatasetFiles files;
    private final Downloads downloads;
    private final DatasetQuality quality;
    private final DatasetTables tables;
    private final DatasetChanges changes;
    private final Access access;
    private final TransactionTemplate transactions;
    private final AuditLog audit;

    DatasetsController(
            Datasets datasets,
            DatasetFiles files,
            Downloads downloads,
            DatasetQuality quality,
            DatasetTables tables,
            DatasetChanges changes,
            Access access,
            TransactionTemplate transactions,
            AuditLog audit) {
        this.datasets = datasets;
        this.files = files;
        this.downloads = downloads;
        this.quality = quality;
        this.tables = tables;
        this.changes = changes;
        this.access = access;
        this.transactions = transactions;
        this.audit = audit;
    }

    @GetMapping
    Page<DatasetRow> list(
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String domain,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Datasets.requireDomain(domain);
        return datasets.list(project, domain, cursor, Limit.of(limit));
    }

    @GetMapping("/{id}")
    DatasetPage get(@PathVariable UUID id) {
        var page = datasets.get(id);
        audit.record(
                "dataset.read",
                "dataset:" + id,
                Map.of("project", page.row().project().id()));
        return page;
    }

    /// Answers the dataset as it is now: a new access level gave it scopes that the reach of this request, made when it
    /// began, does not hold yet.
    @PatchMapping("/{id}")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    DatasetPage change(@PathVariable UUID id, @RequestBody DatasetChanges.Change change) {
        changes.apply(id, change);
        var who = Acting.who();
        var now = new Actor(
                who.personId(), who.login(), who.administrator(), access.reach(who.personId()), who.traceId());
        return ScopedValue.where(Acting.WHO, now)
                .call(() -> Objects.requireNonNull(transactions.execute(status -> datasets.get(id))));
    }

    @GetMapping("/{id}/files")
    Page<DatasetFiles.FileRow> files(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String prefix,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        datasets.requireReadable(id);
        return files.list(id, prefix == null ? "" : prefix, cursor, Limit.of(limit));
    }

    /// The bytes of a file as an attachment; an identifying one for owners only. Answers ranges.
    @GetMapping("/{id}/files/content")
    ResponseEntity<Resource> content(@PathVariable UUID id, @RequestParam String path) {
        var project = datasets.requireReadable(id);
        var file = files.find(id, path).orElseThrow(() -> Refused.notFound("file"));
        audit.record(
                "file.download",
                "object:" + file.sha256(),
                Map.of("dataset", id, "project", project, "identifying", file.identifying()));
        return downloads.of(file, path);
    }

    @GetMapping("/{id}/quality")
    DatasetQuality.Report quality(@PathVariable UUID id) {
        datasets.requireReadable(id);
        return quality.report(id);
    }

    @GetMapping("/{id}/tables")
    Page<TableRow> tables(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        datasets.requireReadable(id);
        return tables.list(id, cursor, Limit.of(limit));
    }
}
