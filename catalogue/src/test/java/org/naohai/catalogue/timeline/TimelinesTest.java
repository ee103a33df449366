package org.naohai.catalogue.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.naohai.catalogue.support.Units.person;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.Registration;
import org.naohai.catalogue.Registration.Link;
import org.naohai.catalogue.support.Units;
import org.naohai.catalogue.support.Workplace;
import org.naohai.catalogue.timeline.Timeline.Item;
import org.naohai.catalogue.timeline.Timeline.Lane;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Refused;
import org.naohai.lake.Lake;
import org.naohai.quality.ClinicalEvent;
import org.naohai.quality.Measurement;
import org.naohai.quality.SubjectStatement;

class TimelinesTest {

    private final Workplace workplace = new Workplace("register", "outbox", "timeline");

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void five_domains_stand_on_one_axis_of_age() {
        cohort(record(10.8, 13.2));

        var timeline = timeline("sub-10");

        assertThat(timeline.axis()).isEqualTo(new Timeline.Axis("years", 10.77, 13.34));
        assertThat(timeline.sessions()).extracting(Timeline.Session::label).containsExactly("T1", "T2");
        assertThat(items(timeline, "imaging")).extracting(Item::ageYears).containsExactly(10.77, 13.34);
        assertThat(items(timeline, "electrophysiology").getFirst().sparkline()).containsExactly(0.5, -0.25);
        assertThat(items(timeline, "cognition"))
                .extracting(item -> item.series() + " " + item.value())
                .containsExactly("ADHD_Total_Raw 20.0", "ADHD_Total_Raw 17.0");
        assertThat(items(timeline, "clinical")).extracting(Item::label).containsExactly("ADHD", "Seen");
        assertThat(items(timeline, "clinical").getFirst().linked().dataset()).isEqualTo("records");
        assertThat(timeline.undated()).singleElement().satisfies(item -> {
            assertThat(item.type()).isEqualTo("variants");
            assertThat(item.facts()).containsEntry("callRate", 0.99).doesNotContainKey("perSample");
        });
        assertThat(timeline.apart()).isEmpty();
    }

    @Test
    void what_has_no_session_stands_at_the_age_that_it_says_itself() {
        var first = new SubjectStatement("sub-20", null, 10.0, null, null, null, Map.of());
        var second = new SubjectStatement("sub-20", null, 12.0, null, null, null, Map.of());
        workplace.register(
                workplace.kids,
                "scans",
                Units.image("20", null, "T1w").statements(first),
                Units.image("20", null, "T2w").statements(second));

        var timeline = timeline("sub-20");

        assertThat(items(timeline, "imaging")).extracting(Item::ageYears).containsExactly(10.0, 12.0);
        assertThat(timeline.undated()).isEmpty();
    }

    @Test
    void a_record_of_an_adult_stands_apart_with_its_reason() {
        cohort(record(14.0, 25.7));

        var timeline = timeline("sub-10");

        assertThat(items(timeline, "clinical")).isEmpty();
        assertThat(timeline.axis().max()).isEqualTo(13.34);
        assertThat(timeline.apart()).singleElement().satisfies(apart -> {
            assertThat(apart.reason().code()).isEqualTo("RECORD_CLOCK_CONTRADICTS_AGE");
            assertThat(apart.items()).hasSize(2);
        });
    }

    @Test
    void a_record_that_runs_along_with_the_visits_stays_on_the_axis_however_long_it_goes_on() {
        cohort(record(9.0, 25.7));

        var timeline = timeline("sub-10");

        assertThat(timeline.apart()).isEmpty();
        assertThat(items(timeline, "clinical")).extracting(Item::ageYears).containsExactly(9.0, 25.7);
    }

    @Test
    void a_record_that_begins_within_a_year_of_the_last_visit_and_ends_within_it_is_its_follow_up() {
        cohort(record(13.5, 14.2));

        assertThat(timeline("sub-10").apart()).isEmpty();
    }

    @Test
    void only_an_owner_may_turn_ages_into_dates() {
        cohort(record(10.8, 13.2));
        var id = subject("sub-10");

        assertThat(timeline("sub-10").dates()).isFalse();
        assertThat(workplace
                        .asOwnerOf(
                                List.of(workplace.kids),
                                () -> workplace.get(Timelines.class).get(id))
                        .dates())
                .isTrue();
    }

    @Test
    void the_time_line_of_another_project_is_not_there() {
        cohort(record(10.8, 13.2));
        var id = subject("sub-10");

        assertThatThrownBy(() -> workplace.asReaderOf(
                        List.of(workplace.sleep),
                        () -> workplace.get(Timelines.class).get(id)))
                .isInstanceOf(Refused.class)
                .extracting(e -> ((Refused) e).kind())
                .isEqualTo(Refused.Kind.NOT_FOUND);
    }

    private void cohort(Units record) {
        var trace = workplace.get(Lake.class).put("[0.5,-0.25]".getBytes(), Lake.AtRest.PLAIN);
        var cohort = workplace.register(
                workplace.kids,
                "cohort",
                Units.participants(person("sub-10", "T1", 10.77, "male"), person("sub-10", "T2", 13.34, "male")),
                Units.image("10", "T1", "T1w"),
                Units.image("10", "T2", "T1w"),
                Units.eeg("10", "T1", "rest").artefacts(Map.of("sparkline", trace.sha256())),
                Units.scale(
                        "T1",
                        "adhd-rs",
                        List.of(
                                new Measurement("sub-10", null, "ADHD_Total_Raw", 20.0, "20"),
                                new Measurement("sub-10", null, "Q1", 3.0, "3"))),
                Units.scale("T2", "adhd-rs", List.of(new Measurement("sub-10", null, "ADHD_Total_Raw", 17.0, "17"))),
                Units.variants(
                                "genetics/exome.vcf",
                                new SubjectStatement("sub-10", null, null, null, null, null, Map.of("callRate", 0.99)),
                                new SubjectStatement("sub-12", null, null, null, null, null, Map.of("callRate", 0.98)))
                        .facts(Map.of("perSample", List.of(Map.of("label", "sub-12")))));
        workplace.register(new Registration(
                Ids.next(),
                workplace.kids,
                "records",
                null,
                Workplace.items(record.subjectLabel("patient-1")),
                List.of(),
                List.of(new Link("patient-1", cohort.datasetId(), "sub-10", "linkage.tsv"))));
    }

    private static Units record(double from, double to) {
        return Units.record("a.json", "male", List.of(event("ADHD", from), event("Seen", to)));
    }

    private static ClinicalEvent event(String display, double age) {
        return new ClinicalEvent("Condition", "x", "1", display, age, null, null, null, null, null, Map.of());
    }

    private Timeline timeline(String label) {
        var id = subject(label);
        return workplace.asReaderOf(
                List.of(workplace.kids), () -> workplace.get(Timelines.class).get(id));
    }

    private UUID subject(String label) {
        return workplace
                .worker
                .sql("select id from catalogue.subject where label = ?")
                .param(label)
                .query(UUID.class)
                .single();
    }

    private static List<Item> items(Timeline timeline, String domain) {
        return timeline.lanes().stream()
                .filter(lane -> lane.domain().equals(domain))
                .map(Lane::items)
                .findFirst()
                .orElseThrow();
    }
}
