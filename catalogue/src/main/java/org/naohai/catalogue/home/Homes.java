package org.naohai.catalogue.home;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.HomeSource;
import org.naohai.catalogue.HomeSource.Need;
import org.naohai.catalogue.datasets.Datasets;
import org.naohai.catalogue.list.Rows;
import org.naohai.catalogue.list.Scoped;
import org.naohai.catalogue.search.IndexProjection;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.governance.AuditVerification;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Text;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gathers the home page from the catalogue and from every [HomeSource].
@Component
class Homes {

    private static final int NEW_DATASETS = 6;
    private static final int MOST_WARNED = 3;

    private final JdbcClient jdbc;
    private final Datasets datasets;
    private final IndexProjection index;
    private final AuditVerification audit;
    private final ObjectProvider<HomeSource> sources;

    Homes(
            JdbcClient jdbc,
            Datasets datasets,
            IndexProjection index,
            AuditVerification audit,
            ObjectProvider<HomeSource> sources) {
        this.jdbc = jdbc;
        this.datasets = datasets;
        this.index = index;
        this.audit = audit;
        this.sources = sources;
    }

    Home get() {
        var actor = Acting.who();
        var needs = new ArrayList<Need>();
        var intakes = new ArrayList<Object>();
        sources.orderedStream().forEach(source -> {
            needs.addAll(source.needs(actor));
            intakes.addAll(source.intakes(actor));
        });
        needs.addAll(warned());
        needs.sort(Comparator.comparing(Need::severity).reversed());
        return new Home(
                needs.stream().map(Home.NeedRow::of).toList(),
                datasets.list(null, null, null, NEW_DATASETS).items(),
                intakes,
                institutions(),
                new Home.Lag(index.lagSeconds()),
                audit(actor));
    }

    private Home.@Nullable Audit audit(Actor actor) {
        if (!actor.administrator() && actor.reach().own().isEmpty()) {
            return null;
        }
        var sealed = audit.sealed();
        return new Home.Audit(sealed.at(), sealed.entries());
    }

    /// Datasets with warnings that this person may correct, those with the most first.
    private List<Need> warned() {
        return jdbc.sql("""
                select id, title, warned
                from catalogue.dataset
                where scope_id = any(:mine) and warned > 0
                order by warned desc, id
                limit :most
                """)
                .param("mine", Acting.who().reach().contribute().toArray(Integer[]::new))
                .param("most", MOST_WARNED)
                .query((row, number) -> {
                    long count = row.getLong("warned");
                    return new Need(
                            "warned",
                            Severity.WARNING,
                            new Text(row.getString("title"), row.getString("title")),
                            new Text(
                                    count + " 条记录有质控提示",
                                    count + (count == 1 ? " recording has" : " recordings have") + " warnings"),
                            count,
                            "/datasets/" + Rows.id(row, "id") + "/quality");
                })
                .list();
    }

    private List<Home.InstitutionRow> institutions() {
        return jdbc.sql("""
                select institution_key, institution_zh, institution_en,
                    sum(passed) as passed, sum(warned) as warned, sum(rejected) as rejected, sum(unknown) as unknown
                from catalogue.dataset
                where scope_id = any(:mine)
                group by institution_key, institution_zh, institution_en
                order by institution_key
                """)
                .param("mine", Scoped.discover())
                .query((row, number) -> new Home.InstitutionRow(
                        row.getString("institution_key"),
                        Rows.text(row, "institution_zh", "institution_en"),
                        row.getLong("passed"),
                        row.getLong("warned"),
                        row.getLong("rejected"),
                        row.getLong("unknown")))
                .list();
    }
}
