package org.naohai.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.naohai.catalogue.search.IndexProjection;
import org.naohai.catalogue.search.Search;
import org.naohai.governance.Reach;
import org.naohai.kernel.Ids;

/// Search at 100,000 documents with a scope filter that passes 1 %, in both languages, with all facets counted; beside
/// it the same scope and words by SQL `ilike` over the same rows.
///
/// Wanted at 1 %: p95 ≤ 50 ms.
public final class SearchBench {

    private static final int PROJECTS = 100;
    private static final int SUBJECTS = 100;
    private static final int RECORDINGS = 9;
    private static final int WARM_UP = 200;
    private static final int RUNS = 1_000;
    private static final double MOST = 50;
    private static final List<String> QUESTIONS = List.of(
            "静息态",
            "task-rest",
            "resting state",
            "脑电图",
            "EEG",
            "注意缺陷",
            "功能磁共振 静息态",
            "nback",
            "工作记忆",
            "sub-00042",
            "Prisma",
            "儿童 静息态 脑影像",
            "bold stroop",
            "睡眠脑电",
            "阅读",
            "");

    private SearchBench() {}

    public static void main(String[] arguments) throws IOException {
        try (var bench =
                new CatalogueBench(Files.createTempDirectory("search-bench-"), "register", "outbox", "search")) {
            var projects = fill(bench);
            long from = System.nanoTime();
            settle(bench);
            int documents = bench.jdbc.sql("""
                    select (select count(*) from catalogue.dataset) + (select count(*) from catalogue.subject)
                        + (select count(*) from catalogue.recording where role <> 'document')
                    """).query(Integer.class).single();
            System.out.printf(
                    "documents %,d, index behind by %.1f s after the last import%n",
                    documents, (System.nanoTime() - from) / 1e9);
            for (int share : new int[] {1, 50}) {
                measure(bench, projects.subList(0, share), share);
            }
        }
    }

    private static List<UUID> fill(CatalogueBench bench) {
        var projects = new ArrayList<UUID>();
        for (int p = 0; p < PROJECTS; p++) {
            projects.add(Ids.next());
            bench.register(Imports.of(projects.getLast(), "set-" + p, SUBJECTS, RECORDINGS));
        }
        return projects;
    }

    private static void settle(CatalogueBench bench) {
        var index = bench.get(IndexProjection.class);
        while (index.lagSeconds() > 0) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void measure(CatalogueBench bench, List<UUID> projects, int share) {
        var read = new java.util.HashSet<Integer>();
        projects.forEach(project -> read.addAll(bench.scopesOf(project)));
        var reach = new Reach(read, read, Set.of(), Set.of());
        var search = bench.get(Search.class);
        ask(search, reach, WARM_UP);
        var ours = ask(search, reach, RUNS);
        var peer = ilike(bench, read);
        System.out.printf("scope filter passes %d %%: search %s%n", share, ours);
        System.out.printf("scope filter passes %d %%: SQL ilike %s%n", share, peer);
        if (share == 1) {
            double p95 = ours.percentile(0.95);
            System.out.printf(
                    "p95 at 1 %%: %.1f ms; wanted ≤ %.0f ms: %s%n", p95, MOST, p95 <= MOST ? "held" : "not held");
        }
    }

    private static Figures ask(Search search, Reach reach, int runs) {
        var next = new int[1];
        return Figures.of(runs, () -> {
            var question = QUESTIONS.get(next[0]++ % QUESTIONS.size());
            var unused = search.find(new Search.Request(question, Map.of(), null, 50), reach);
        });
    }

    /// One list and no facets: less than what the search answers.
    private static Figures ilike(CatalogueBench bench, Set<Integer> scopes) {
        var next = new int[1];
        return Figures.of(QUESTIONS.size() * 4, () -> {
            var question = QUESTIONS.get(next[0]++ % QUESTIONS.size());
            var unused = bench.jdbc
                    .sql("""
                    select r.id
                    from catalogue.recording r
                    join catalogue.dataset d on d.id = r.dataset_id
                    where r.scope_id = any(:mine)
                        and (r.title ilike :like or r.public_path ilike :like or r.facts::text ilike :like or d.title ilike :like)
                    order by r.modified_at desc, r.id desc
                    limit 50
                    """)
                    .param("mine", scopes.toArray(Integer[]::new))
                    .param("like", "%" + question + "%")
                    .query()
                    .listOfRows();
        });
    }
}
