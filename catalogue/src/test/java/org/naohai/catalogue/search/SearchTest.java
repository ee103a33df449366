package org.naohai.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.naohai.catalogue.support.Units.person;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.search.Search.Answer;
import org.naohai.catalogue.search.Search.FacetValue;
import org.naohai.catalogue.search.Search.Hit;
import org.naohai.catalogue.support.Units;
import org.naohai.catalogue.support.Workplace;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.quality.Identity;
import org.naohai.quality.Measurement;

class SearchTest {

    private final Workplace workplace = new Workplace("register", "outbox", "search");

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void a_chinese_term_finds_english_data_and_the_other_way_round() {
        cohort();
        workplace.register(
                workplace.kids,
                "zh",
                Units.document("dataset_description.json", Map.of("Name", "儿童静息态脑电与注意力")),
                Units.image("1", "1", "T1w"));

        assertThat(titles(find("静息态"))).contains("bold task-rest", "eeg task-rest", "儿童静息态脑电与注意力");
        assertThat(titles(find("resting state"))).contains("儿童静息态脑电与注意力", "bold task-rest");
        assertThat(titles(find("注意缺陷"))).contains("ADHD_Total_Raw");
        assertThat(types(find("注意缺陷"))).contains("dataset", "table", "variable");
        assertThat(titles(find("韦氏"))).contains("wasi");
        assertThat(titles(find("磁共振"))).contains("T1w", "bold task-rest");
        assertThat(titles(find("sub-34"))).startsWith("sub-34");
    }

    @Test
    void a_table_is_one_hit_and_its_columns_are_found_by_their_own_words_only() {
        workplace.register(
                workplace.kids,
                "events",
                Units.scale("1", "task-rest_events", List.of(new Measurement("sub-1", null, "onset", 1.0, "1"))));

        assertThat(types(find("静息态"))).contains("table").doesNotContain("variable");
        assertThat(types(find("onset"))).contains("variable");
    }

    @Test
    void the_question_is_explained_and_the_place_is_marked() {
        cohort();
        var answer = find("静息态 EEG");

        assertThat(answer.understood()).extracting(Search.Understood::id).containsExactly("task:rest", "modality:eeg");
        assertThat(answer.items().getFirst().type()).isEqualTo("dataset");
        var hit = answer.items().stream()
                .filter(found -> found.type().equals("recording"))
                .findFirst()
                .orElseThrow();
        assertThat(hit.title()).isEqualTo("eeg task-rest");
        assertThat(hit.marks()).isNotEmpty();
        assertThat(hit.snippet()
                        .substring(
                                hit.marks().getFirst().getFirst(),
                                hit.marks().getFirst().getLast())
                        .toLowerCase())
                .isIn("eeg", "task-rest", "脑电");
    }

    @Test
    void facet_counts_are_those_of_sql() {
        cohort();
        workplace.register(workplace.sleep, "night", Units.eeg("9", "1", "sleep"), Units.eeg("8", "1", "sleep"));
        var readers = List.of(workplace.kids, workplace.sleep);
        var answer = find("", Map.of(Facet.TYPE, Set.of("recording")), readers);

        assertThat(counts(answer, "domain")).isEqualTo(sql("domain"));
        assertThat(counts(answer, "modality")).isEqualTo(sql("modality"));
        assertThat(counts(answer, "quality")).isEqualTo(sql("verdict"));
        assertThat(counts(answer, "project")).isEqualTo(sql("project_key"));
        assertThat(counts(answer, "institution")).isEqualTo(sql("institution_key"));
        assertThat(counts(answer, "access")).isEqualTo(sql("access"));
        var imaging = find("", Map.of(Facet.TYPE, Set.of("recording"), Facet.DOMAIN, Set.of("imaging")), readers);
        assertThat(imaging.total()).isEqualTo(sql("domain").get("imaging"));
        assertThat(counts(imaging, "domain"))
                .as("a facet's own choice does not hide its other values")
                .isEqualTo(sql("domain"));
    }

    @Test
    void what_one_may_not_read_is_neither_found_nor_counted() {
        cohort();
        var answer = find("ADHD 静息态 sub-10", Map.of(), List.of(workplace.sleep));

        assertThat(answer.items()).isEmpty();
        assertThat(answer.total()).isZero();
        assertThat(answer.facets().values())
                .allSatisfy(values -> assertThat(values).isEmpty());
    }

    @Test
    void pages_give_every_hit_once_in_the_same_order() {
        cohort();
        for (var question : List.of("", "ADHD", "静息态")) {
            var all = find(question).items().stream().map(Hit::id).toList();
            var paged = new ArrayList<UUID>();
            String cursor = null;
            do {
                var page = page(question, cursor, 2);
                page.items().forEach(hit -> paged.add(hit.id()));
                cursor = page.next();
            } while (cursor != null);
            assertThat(paged).as(question).isEqualTo(all);
        }
        assertThatThrownBy(() -> page("ADHD", "nonsense", 2)).isInstanceOf(Refused.class);
    }

    @Test
    void the_index_holds_nothing_identifying() {
        workplace.register(
                workplace.kids,
                "records",
                Units.record("x/Jane_Doe.json", "female", List.of())
                        .identities(new Identity(null, "name", "Patient.name", "Jane Doe")),
                Units.scale("1", "names", List.of(new Measurement("sub-1", null, "name", null, "Jane Doe"))));

        assertThat(find("Jane").total() + find("Doe").total()).isZero();
    }

    @Test
    void a_fact_that_says_no_is_not_found_as_its_opposite() {
        var yes = new org.naohai.quality.SubjectStatement(
                "sub-1", null, 9.0, "male", null, null, Map.of("ADHD_diagnosis", "yes"));
        var no = new org.naohai.quality.SubjectStatement(
                "sub-2", null, 9.0, "male", null, null, Map.of("ADHD_diagnosis", "no"));
        workplace.register(workplace.kids, "cohort", Units.participants(yes, no));

        assertThat(find("注意缺陷").items().stream()
                        .filter(hit -> hit.type().equals("subject"))
                        .map(Hit::title))
                .containsExactly("sub-1");
    }

    private void cohort() {
        workplace.register(
                workplace.kids,
                "cohort",
                Units.participants(person("sub-10", "T1", 10.77, "male"), person("sub-34", "T1", 9.09, "female")),
                Units.image("10", "T1", "T1w"),
                Units.bold("10", "T1", "rest").problems(Problem.warning("CURSOR_INVALID", "a", "b", "1", "2")),
                Units.eeg("10", "T1", "rest"),
                Units.bold("34", "T1", "nback"),
                Units.scale("T1", "adhd-rs", List.of(new Measurement("sub-10", null, "ADHD_Total_Raw", 20.0, "20"))),
                Units.scale("T1", "wasi", List.of(new Measurement("sub-10", null, "WASI_FSIQ", 75.0, "75"))));
    }

    private Answer find(String question) {
        return find(question, Map.of(), List.of(workplace.kids));
    }

    private Answer find(String question, Map<Facet, Set<String>> chosen, List<UUID> projects) {
        Indexed.settle(workplace);
        return workplace.as(
                reach(projects),
                () -> workplace
                        .get(Search.class)
                        .find(new Search.Request(question, chosen, null, 200), reach(projects)));
    }

    private Answer page(String question, @Nullable String cursor, int limit) {
        return workplace
                .get(Search.class)
                .find(new Search.Request(question, Map.of(), cursor, limit), reach(List.of(workplace.kids)));
    }

    private org.naohai.governance.Reach reach(List<UUID> projects) {
        var read = new java.util.HashSet<Integer>();
        projects.forEach(project -> read.addAll(workplace.scopesOf(project)));
        return new org.naohai.governance.Reach(read, read, Set.of(), Set.of());
    }

    private Map<String, Long> sql(String column) {
        var counts = new HashMap<String, Long>();
        workplace
                .worker
                .sql("select " + column + " as value, count(*) as n from catalogue.recording r"
                        + " join catalogue.dataset d on d.id = r.dataset_id where r.role = 'recording' group by 1")
                .query(row -> {
                    counts.put(row.getString("value"), row.getLong("n"));
                });
        return counts;
    }

    private static Map<String, Long> counts(Answer answer, String facet) {
        var counts = new HashMap<String, Long>();
        answer.facets()
                .getOrDefault(facet, List.<FacetValue>of())
                .forEach(value -> counts.put(value.value(), value.count()));
        return counts;
    }

    private static List<String> titles(Answer answer) {
        return answer.items().stream().map(Hit::title).toList();
    }

    private static List<String> types(Answer answer) {
        return answer.items().stream().map(Hit::type).toList();
    }
}
