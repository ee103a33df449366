package org.naohai.catalogue.datasets;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.governance.ProjectCounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// [ProjectCounts] from the maintained counts of datasets.
@Component
class StoredProjectCounts implements ProjectCounts {

    private final JdbcClient jdbc;

    StoredProjectCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, Counts> count() {
        var counts = new HashMap<UUID, Counts>();
        jdbc.sql("""
                select project_id, count(*) as datasets, sum(subjects) as subjects
                from catalogue.dataset
                where scope_id = any(:mine)
                group by project_id
                """).param("mine", Scoped.discover()).query(row -> {
            counts.put(Rows.id(row, "project_id"), new Counts(row.getInt("datasets"), row.getInt("subjects")));
        });
        return counts;
    }
}
