package org.naohai.catalogue.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.naohai.catalogue.support.Units.person;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.Catalogue;
import org.naohai.catalogue.Registration;
import org.naohai.catalogue.Registration.Link;
import org.naohai.catalogue.support.Units;
import org.naohai.catalogue.support.Workplace;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Metric;
import org.naohai.kernel.Problem;
import org.naohai.lake.Lake;
import org.naohai.quality.ClinicalEvent;
import org.naohai.quality.Identity;
import org.naohai.quality.Measurement;

class CatalogueRegistrarTest {

    private final Workplace workplace = new Workplace("register", "outbox");

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void an_import_becomes_dataset_subjects_sessions_and_recordings_with_counts() {
        var registered = workplace.register(workplace.kids, "cohort", cohort());

        assertThat(registered.versionNumber()).isEqualTo(1);
        assertThat(registered.recordings()).isEqualTo(4);
        assertThat(registered.tables()).isEqualTo(2);
        var dataset = row("select * from catalogue.dataset");
        assertThat(dataset)
                .containsEntry("subjects", 2)
                .containsEntry("sessions", 3)
                .containsEntry("recordings", 4)
                .containsEntry("tables", 2)
                .containsEntry("passed", 5)
                .containsEntry("warned", 1)
                .containsEntry("age_min", 9.09)
                .containsEntry("age_max", 13.34)
                .containsEntry("project_key", "KIDS")
                .containsEntry("institution_en", "Site 1");
        assertThat(row("select * from catalogue.subject where label = 'sub-10'"))
                .containsEntry("sex", "male")
                .containsEntry("imaging", 2)
                .containsEntry("cognition", 1)
                .containsEntry("electrophysiology", 1)
                .containsEntry("sessions", 2);
        assertThat(texts("select label || ' ' || age_years from catalogue.session order by 1"))
                .containsExactly("T1 10.77", "T1 9.09", "T2 13.34");
    }

    @Test
    void the_same_import_twice_changes_nothing() {
        var first = workplace.register(workplace.kids, "cohort", cohort());
        var before = everything();
        var second = workplace.register(workplace.kids, "cohort", cohort());

        assertThat(second.versionNumber()).isEqualTo(first.versionNumber());
        assertThat(second.recordings()).isZero();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void what_is_retracted_is_gone_with_subjects_of_whom_nothing_is_left() {
        var registered = workplace.register(workplace.kids, "cohort", cohort());
        workplace.register(workplace.kids, "cohort", Units.image("77", "T1", "T1w"));
        var path = texts("select path from catalogue.recording r join catalogue.subject s on s.id = r.subject_id "
                + "where s.label = 'sub-77'");
        var retracted = workplace.inBackground(() ->
                workplace.get(Catalogue.class).retract(workplace.kids, "cohort", path, "e".repeat(64), Ids.next()));

        assertThat(retracted.recordings()).isEqualTo(1);
        assertThat(retracted.labels()).containsExactly("sub-77");
        assertThat(texts("select path from catalogue.recording")).doesNotContainAnyElementsOf(path);
        assertThat(texts("select label from catalogue.subject"))
                .contains("sub-10")
                .doesNotContain("sub-77");
        assertThat(row("select version, recordings, subjects from catalogue.dataset"))
                .containsEntry("version", registered.versionNumber() + 2)
                .containsEntry("recordings", 4)
                .containsEntry("subjects", 2);
        assertThat(texts("select manifest_sha256 from catalogue.dataset_version order by number desc limit 1"))
                .containsExactly("e".repeat(64));
        assertThat(texts("select count(*)::text from catalogue.recording_version"))
                .containsExactly("1");
    }

    @Test
    void a_replaced_file_makes_a_new_version_of_its_recording_and_keeps_the_id() {
        workplace.register(workplace.kids, "cohort", cohort());
        var id = texts("select id::text from catalogue.recording where suffix = 'T1w'");
        workplace.register(
                workplace.kids, "cohort", Units.image("10", "T1", "T1w").sha256("f".repeat(64)));

        assertThat(texts("select id::text from catalogue.recording where suffix = 'T1w'"))
                .isEqualTo(id);
        assertThat(row("select version from catalogue.recording where suffix = 'T1w'"))
                .containsEntry("version", 2);
        assertThat(row("select number, files::text as files from catalogue.recording_version"))
                .containsEntry("number", 1);
        assertThat(row("select version, recordings from catalogue.dataset"))
                .containsEntry("version", 2)
                .containsEntry("recordings", 4);
    }

    @Test
    void a_linked_record_of_another_sex_and_clock_is_said_so() {
        var cohort = workplace.register(workplace.kids, "cohort", cohort());
        var adult = Units.record(
                        "Jane_Doe_7f3a.json", "female", List.of(event("Condition", 14.0), event("Encounter", 25.7)))
                .identities(new Identity(null, "name", "Patient.name", "Jane Doe"));
        workplace.register(new Registration(
                Ids.next(),
                workplace.kids,
                "records",
                null,
                Workplace.items(adult.subjectLabel("patient-1")),
                List.of(),
                List.of(new Link("patient-1", cohort.datasetId(), "sub-10", "linkage.tsv"))));

        assertThat(texts("select \"check\" || ' ' || agrees from catalogue.cross_check order by 1"))
                .containsExactly("clock false", "sex false");
        assertThat(texts("select problems ->> 0 from catalogue.cross_check where \"check\" = 'clock'")
                        .getFirst())
                .contains("RECORD_CLOCK_CONTRADICTS_AGE", "14.0–25.7", "10.8–13.3");
    }

    @Test
    void no_path_that_others_see_carries_a_name() {
        workplace.register(
                workplace.kids,
                "records",
                Units.record("records/Jane_Doe_7f3a.json", "female", List.of(event("Condition", 3.0)))
                        .identities(new Identity(null, "name", "Patient.name", "Jane Doe"))
                        .problems(Problem.warning("X", "records/Jane_Doe_7f3a.json", null, "a", "b")),
                Units.eeg("张伟", "1", "rest").identities(new Identity(null, "name", "patient field", "张伟")),
                Units.document("13800138000/a-2010-03-15.txt", Map.of())
                        .identities(
                                new Identity(null, "phone", "phone", "138-0013-8000"),
                                new Identity(null, "birth_date", "birth", "20100315")));

        for (var column : List.of(
                "public_path from catalogue.recording",
                "title from catalogue.recording",
                "public_path from catalogue.recording_file",
                "file from catalogue.problem")) {
            assertThat(texts("select " + column))
                    .allSatisfy(text -> assertThat(text).doesNotContain("Doe", "Jane", "张伟", "138001", "03-15"));
        }
    }

    @Test
    void a_recording_that_belongs_to_nobody_can_be_given_to_a_subject() {
        workplace.register(workplace.kids, "cohort", Units.record("a.json", "male", List.of(event("Condition", 3.0))));
        var loose = Units.variants("x.vcf");
        workplace.register(workplace.kids, "cohort", loose);
        var id = UUID.fromString(texts("select id::text from catalogue.recording where kind = 'vcf'")
                .getFirst());
        workplace.inBackground(() -> {
            workplace.get(Catalogue.class).assign(id, "sub-77");
            return id;
        });

        assertThat(texts("select s.label from catalogue.recording r join catalogue.subject s on s.id = r.subject_id"
                        + " where r.kind = 'vcf'"))
                .containsExactly("sub-77");
        assertThat(row("select genomics from catalogue.subject where label = 'sub-77'"))
                .containsEntry("genomics", 1);
    }

    @Test
    void a_recording_is_given_to_one_subject_only_and_who_comes_second_is_told() {
        workplace.register(workplace.kids, "cohort", Units.variants("x.vcf"));
        var id = UUID.fromString(
                texts("select id::text from catalogue.recording").getFirst());
        var assign = workplace.get(Catalogue.class);
        workplace.inBackground(() -> {
            assign.assign(id, "sub-77");
            return id;
        });

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> workplace.inBackground(() -> {
                    assign.assign(id, "sub-78");
                    return id;
                }))
                .hasMessageContaining("RECORDING_ASSIGNED");
        assertThat(texts("select label from catalogue.subject")).containsExactly("sub-77");
    }

    @Test
    void a_record_given_to_another_leaves_no_empty_subject_and_no_stale_counts() {
        var record = Units.record("a.json", "female", List.of(event("Condition", 3.0)));
        var second = Units.record("b.json", "female", List.of(event("Condition", 4.0)))
                .sha256("e".repeat(64));
        workplace.register(
                workplace.kids, "records", record.subjectLabel("patient-1"), second.subjectLabel("patient-1"));
        workplace.register(workplace.kids, "records", record.subjectLabel("sub-10"));
        assertThat(texts("select label || ' ' || clinical from catalogue.subject order by 1"))
                .containsExactly("patient-1 1", "sub-10 1");

        workplace.register(workplace.kids, "records", second.subjectLabel("sub-10"));
        assertThat(texts("select label || ' ' || clinical from catalogue.subject"))
                .containsExactly("sub-10 2");
        assertThat(row("select subjects from catalogue.dataset")).containsEntry("subjects", 1);
    }

    @Test
    void a_dataset_that_says_its_linkage_is_invented_is_marked_so() {
        workplace.register(
                workplace.kids,
                "cohort",
                Units.document(
                        "dataset_description.json",
                        Map.of(
                                "Name", "Demo cohort (real parts, made-up linkage)",
                                "License", "CC0",
                                "Authors", List.of("A. One", "B. Two"))));

        assertThat(row("select title, licence, composite, synthetic, notice_zh from catalogue.dataset"))
                .containsEntry("title", "Demo cohort (real parts, made-up linkage)")
                .containsEntry("licence", "CC0")
                .containsEntry("composite", true)
                .containsEntry("synthetic", false)
                .hasEntrySatisfying(
                        "notice_zh", text -> assertThat((String) text).contains("虚构"));
    }

    @Test
    void ages_span_all_visits_whichever_table_states_them() {
        workplace.register(
                workplace.kids,
                "cohort",
                Units.participants(person("sub-1", null, 9.4, "male")),
                Units.scale("2", "late", List.of()).statements(person("sub-1", "2", 11.2, "male")));

        assertThat(row("select age_min, age_max from catalogue.subject"))
                .containsEntry("age_min", 9.4)
                .containsEntry("age_max", 11.2);
    }

    @Test
    void a_header_that_contradicts_the_visit_does_not_widen_the_ages() {
        workplace.register(
                workplace.kids,
                "cohort",
                Units.participants(person("sub-1", "1", 9.1, "male")),
                Units.eeg("1", "1", "sleep").statements(person("sub-1", "1", 33.0, "female")),
                Units.eeg("1", "2", "sleep").statements(person("sub-1", "2", 11.0, "male")));

        assertThat(row("select age_min, age_max from catalogue.subject"))
                .containsEntry("age_min", 9.1)
                .containsEntry("age_max", 11.0);
    }

    @Test
    void a_shifted_year_gives_no_age() {
        var shifted = new ClinicalEvent(
                "Condition", null, null, "x", 4.0, null, null, null, LocalDate.of(1810, 1, 1), null, Map.of());
        workplace.register(workplace.kids, "records", Units.record("a.json", "male", List.of(shifted)));

        assertThat(row("select start_age from catalogue.clinical_event")).containsEntry("start_age", null);
    }

    @Test
    void a_readme_that_says_the_data_are_synthetic_is_believed() {
        var readme = workplace.get(Lake.class).put("All data are synthetic.".getBytes(), Lake.AtRest.PLAIN);
        workplace.register(
                workplace.kids, "demo", Units.document("README", Map.of()).sha256(readme.sha256()));

        assertThat(row("select synthetic, composite, notice_en from catalogue.dataset"))
                .containsEntry("synthetic", true)
                .containsEntry("composite", false)
                .hasEntrySatisfying(
                        "notice_en", text -> assertThat((String) text).contains("Synthetic"));
    }

    private static ClinicalEvent event(String type, double age) {
        return new ClinicalEvent(type, "http://x", "1", "Something", age, null, null, null, null, null, Map.of());
    }

    private static Units[] cohort() {
        return new Units[] {
            Units.participants(
                    person("sub-10", "T1", 10.77, "male"),
                    person("sub-10", "T2", 13.34, "male"),
                    person("sub-34", "T1", 9.09, "female")),
            Units.image("10", "T1", "T1w").metrics(new Metric("snr", 8.5), new Metric("nan", Double.NaN)),
            Units.bold("10", "T1", "rest").problems(Problem.warning("X", "a", "b\tc\\d", "x\ny", "z\0")),
            Units.eeg("10", "T1", "rest"),
            Units.bold("34", "T1", "rest"),
            Units.scale(
                    "T1",
                    "adhd-rs",
                    List.of(
                            new Measurement("sub-10", null, "ADHD_Total_Raw", 20.0, "20"),
                            new Measurement("sub-34", null, "ADHD_Total_Raw", 3.0, "3"))),
        };
    }

    private Map<String, Object> row(String sql) {
        return workplace.worker.sql(sql).query().singleRow();
    }

    private List<String> texts(String sql) {
        return workplace.worker.sql(sql).query(String.class).list();
    }

    private List<Object> everything() {
        return List.of(
                texts("select to_jsonb(d)::text from catalogue.dataset d"),
                workplace
                        .worker
                        .sql("select * from catalogue.subject order by id")
                        .query()
                        .listOfRows(),
                texts("select id::text from catalogue.recording order by id"),
                texts("select subject_id::text || variable from catalogue.measurement order by 1"),
                texts("select seq::text from catalogue.outbox order by 1"));
    }
}
