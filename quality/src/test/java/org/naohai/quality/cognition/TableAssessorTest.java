package org.naohai.quality.cognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.FolderTree;
import org.naohai.formats.bids.Layout;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;
import org.naohai.quality.SubjectStatement;
import org.naohai.quality.support.Files;
import org.naohai.testkit.SharedData;

class TableAssessorTest {

    private static final String DICTIONARY = """
            {"MeasurementToolMetadata": {"Description": "A scale"},
             "sex": {"Levels": {"1": "male", "2": "female"}},
             "age": {"Units": "years"},
             "score": {"LongName": "Score", "Minimum": 0, "Maximum": 60},
             "item": {"Levels": {"0": "never", "1": "often", "-999": "missing"}}}
            """;

    @Test
    void a_sound_table_passes_and_gives_measurements_and_statements() throws IOException {
        var table = assess("participant_id\tsex\tage\tscore\titem\nsub-01\t1\t9.5\t12\t0\nsub-02\t2\t10\tn/a\t-999\n");
        assertThat(table.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(table.subjects())
                .extracting(SubjectStatement::label, SubjectStatement::sex, SubjectStatement::ageYears)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sub-01", "male", 9.5),
                        org.assertj.core.groups.Tuple.tuple("sub-02", "female", 10.0));
        assertThat(table.measurements())
                .filteredOn(one -> one.variable().equals("score"))
                .hasSize(1);
        assertThat(table.measurements())
                .filteredOn(one -> one.variable().equals("item"))
                .hasSize(1);
    }

    @Test
    void each_planted_fault_is_named() throws IOException {
        var rows = new StringBuilder("participant_id\tsex\tage\tscore\titem\tother\n");
        for (int i = 1; i <= 20; i++) {
            rows.append("sub-%02d\t1\t9\t%d\t0\t%d\n".formatted(i, i, i));
        }
        rows.append("sub-03\t3\t200\t999\t7\t-999\nsub-04\t1\t9\tmany\t0\t3\n");
        rows.append("sub-05\t1\t9\t5\t0\t5\n");
        assertThat(codes(assess(rows.toString())))
                .contains(
                        "TABLE_SUBJECT_TWICE",
                        "TABLE_ROW_TWICE",
                        "TABLE_VALUE_NOT_IN_LEVELS",
                        "TABLE_VALUE_OUT_OF_RANGE",
                        "TABLE_TYPE_MIXED",
                        "TABLE_MISSING_CODE_SUSPECTED",
                        "TABLE_AGE_IMPLAUSIBLE",
                        "TABLE_COLUMN_UNDECLARED");
    }

    @Test
    void an_age_is_held_against_its_own_unit() throws IOException {
        assertThat(codes(ages("岁", 200))).contains("TABLE_AGE_IMPLAUSIBLE");
        assertThat(codes(ages("月", 200))).doesNotContain("TABLE_AGE_IMPLAUSIBLE");
        assertThat(codes(ages("months", 2_000))).contains("TABLE_AGE_IMPLAUSIBLE");
    }

    private static Assessment ages(String unit, int oldest) throws IOException {
        var files = new Files()
                .with("participants.json", "{\"age\": {\"Units\": \"" + unit + "\"}}")
                .with("participants.tsv", "participant_id\tage\nsub-01\t9\nsub-02\t" + oldest + "\n");
        return new TableAssessor().assess(files.unit("participants.tsv"), files);
    }

    @Test
    void a_compressed_table_takes_its_columns_from_the_sidecar() throws IOException {
        var name = "sub-01_task-rest_physioevents";
        var files = new Files()
                .with(name + ".json", "{\"Columns\": [\"onset\", \"blink\"]}")
                .with(name + ".tsv.gz", gzip("0.5\t1\n0.9\t0\n"));
        var table =
                new TableAssessor().assess(files.unit(name + ".tsv.gz"), files).table();
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.variables()).extracting("name").containsExactly("onset", "blink");
    }

    @Test
    void identifying_columns_reach_the_vault_and_nothing_else() throws IOException {
        var files = new Files()
                .with(
                        "data.csv",
                        "被试编号,姓名,手机号,身份证号,家庭住址,出生日期,备注,总分\n"
                                + "1,张伟,13812345678,110101201003074477,北京市海淀区中关村大街27号,2010-03-07,母亲电话13900001111,30\n"
                                + "2,李娜,13987654321,n/a,上海市徐汇区衡山路12号,2011-11-30,无特殊,28\n",
                        "GB18030");
        var table = new TableAssessor().assess(files.unit("data.csv"), files);
        assertThat(table.identities())
                .extracting("kind")
                .contains("name", "phone", "address", "birth_date", "free_text");
        var shown = table.problems() + " " + table.table() + table.measurements() + table.facts() + table.subjects()
                + table.identities();
        assertThat(shown).doesNotContain("张伟", "李娜", "138", "139", "110101", "中关村", "2010", "母亲");
        assertThat(table.measurements()).extracting("variable").containsOnly("总分");
        assertThat(table.measurements()).extracting("subjectLabel").containsExactly("sub-1", "sub-2");
    }

    @Test
    void rare_characters_of_names_do_not_hide_the_encoding() throws IOException {
        var files = new Files()
                .with("gb.csv", "participant_id,姓名,得分\nsub-1,欧阳怨愨,0\nsub-2,欧阳怩愩,1\nsub-3,欧阳怪愪,2\n", "GB18030");
        var table = new TableAssessor().assess(files.unit("gb.csv"), files);
        assertThat(table.table().encoding()).isEqualTo("GB18030");
        assertThat(table.identities()).extracting("value").contains("欧阳怨愨");
        assertThat(table.table() + " " + table.problems()).doesNotContain("欧阳");
    }

    @Test
    void a_table_without_a_header_shows_nothing_of_its_first_person() throws IOException {
        var files = new Files().with("data.csv", "王芳,13812345678,8\n刘洋,13912345678,9\n");
        var table = new TableAssessor().assess(files.unit("data.csv"), files);
        assertThat(codes(table)).contains("TABLE_HEADER_IS_DATA");
        assertThat(table.table() + " " + table.problems()).doesNotContain("王芳", "刘洋", "138");
    }

    @Test
    void subjects_named_by_their_names_give_no_label() throws IOException {
        var files = new Files().with("data.csv", "被试,总分\n张伟,1\n王芳,2\n李娜,3\n刘洋,4\n");
        var table = new TableAssessor().assess(files.unit("data.csv"), files);
        assertThat(codes(table)).contains("TABLE_SUBJECT_IDENTIFYING");
        assertThat(table.measurements()).isEmpty();
        assertThat(table.subjects()).isEmpty();
    }

    @Test
    void an_events_table_is_summed_up_for_its_subject() throws IOException {
        var path = "sub-01/func/sub-01_task-go_events.tsv";
        var files = new Files()
                .with(path, "onset\tduration\taccuracy\tresponse_time\n0\t1\t1\t500\n2\t1\t0\t700\n4\t1\t1\tn/a\n");
        var task = new TableAssessor().assess(files.unit(path), files);
        assertThat(task.measurements())
                .extracting("subjectLabel", "variable", "number")
                .contains(
                        org.assertj.core.groups.Tuple.tuple("sub-01", "go.task_trials", 3.0),
                        org.assertj.core.groups.Tuple.tuple("sub-01", "go.task_response_time", 0.6));
    }

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void the_cohort_keeps_its_shifted_dates_and_has_no_identities_in_its_scales() throws IOException {
        var tree = FolderTree.of(SharedData.find("cohort").orElseThrow());
        var assessor = new TableAssessor();
        for (var unit : Layout.units(tree)) {
            if (assessor.takes(unit) && !unit.path().contains("clinical-linkage")) {
                var table = assessor.assess(unit, tree);
                assertThat(table.identities()).as(unit.path()).isEmpty();
                assertThat(table.verdict()).as(unit.path()).isEqualTo(Verdict.PASSED);
            }
        }
        var participants = assessor.assess(
                Layout.units(tree).stream()
                        .filter(unit -> unit.path().equals("participants.tsv"))
                        .findFirst()
                        .orElseThrow(),
                tree);
        assertThat(participants.subjects())
                .filteredOn(one -> "sub-10".equals(one.label()) && one.ageYears() != null)
                .extracting(SubjectStatement::session)
                .containsExactlyInAnyOrder("T1", "T2");
        assertThat(participants.measurements())
                .extracting("variable")
                .noneMatch(name -> name.toString().contains("datetime"));
        var age = participants.table().variables().get(1);
        assertThat(age.mean()).isCloseTo(10.5575, within(1e-9));
        assertThat(age.median()).isCloseTo(10.71, within(1e-9));
    }

    private static Assessment assess(String table) throws IOException {
        var files = new Files().with("phenotype/scale.tsv", table).with("phenotype/scale.json", DICTIONARY);
        return new TableAssessor().assess(files.unit("phenotype/scale.tsv"), files);
    }

    private static List<String> codes(Assessment assessment) {
        return assessment.problems().stream().map(problem -> problem.code()).toList();
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
