package org.naohai.catalogue.tables;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.governance.AuditLog;
import org.naohai.governance.Views;
import org.naohai.kernel.Limit;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/tables`: what a table is and how its variables are distributed.
@RestController
@Transactional
@RequestMapping("/api/v1/tables")
class TablesController {

    private final TablePages pages;
    private final TableRows rows;
    private final AuditLog audit;
    private final Views views;

    TablesController(TablePages pages, TableRows rows, AuditLog audit, Views views) {
        this.pages = pages;
        this.rows = rows;
        this.audit = audit;
        this.views = views;
    }

    @GetMapping("/{id}")
    TablePages.TablePage get(@PathVariable UUID id) {
        var page = pages.get(id);
        audit.record("table.read", "table:" + id, Map.of("project", page.projectId()));
        return page;
    }

    @GetMapping("/{id}/profile")
    TablePages.Profile profile(@PathVariable UUID id) {
        var profile = pages.profile(id);
        views.seen("table.view", "table:" + id, "profile", () -> pages.projectId(id));
        return profile;
    }

    @GetMapping("/{id}/rows")
    TableRows.Page rows(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = rows.read(id, cursor, Limit.of(limit));
        views.seen("table.view", "table:" + id, "rows", () -> pages.projectId(id));
        return page;
    }
}
