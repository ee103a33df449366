package org.naohai.acquisition.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.acquisition.journal.Entry;
import org.naohai.testkit.SharedData;

class LinkingTableTest {

    @Test
    void files_of_one_name_in_the_folders_of_two_children_are_two() throws IOException {
        var table = table(
                "subject\tfile\nsub-01\tsub-01/rest.edf\nsub-02\tsub-02/rest.edf\n",
                "raw/sub-01/rest.edf",
                "raw/sub-02/rest.edf",
                "raw/sub-03/rest.edf");
        assertThat(table.labelOf("raw/sub-01/rest.edf")).contains("sub-01");
        assertThat(table.labelOf("raw/sub-02/rest.edf")).contains("sub-02");
        assertThat(table.labelOf("raw/sub-03/rest.edf")).isEmpty();
        assertThat(table.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.json, a.json",
        "clinical/fhir/a.json, fhir/a.json",
        "fhir/a.json, clinical/fhir/a.json",
        "./fhir//a.json, fhir/a.json",
        "D:\\study\\fhir\\a.json, fhir/a.json",
    })
    void a_file_is_named_by_its_path_or_the_end_of_one(String cell, String path) throws IOException {
        assertThat(table("subject\tfile\nsub-01\t" + cell + "\n", path).labelOf(path))
                .contains("sub-01");
    }

    @ParameterizedTest
    @CsvSource({
        "sub-01/rest.edf, sub-02/rest.edf",
        "fhir/a.json, clinical/a.json",
        "est.edf, rest.edf",
    })
    void a_file_of_another_folder_is_another(String cell, String path) throws IOException {
        var table = table("subject\tfile\nsub-01\t" + cell + "\n", path);
        assertThat(table.labelOf(path)).isEmpty();
        assertThat(table.isEmpty()).isTrue();
        assertThat(found(table)).containsExactly(Tuple.tuple("LINK_TABLE_UNUSED", "line 2", "1 rows"));
    }

    @Test
    void a_bare_name_of_several_files_decides_nothing() throws IOException {
        var table = table(
                "subject\tfile\nsub-01\trest.edf\nsub-02\trest.edf\nsub-03\tc.edf\n",
                "sub-01/rest.edf",
                "sub-02/rest.edf",
                "c.edf");
        assertThat(table.labelOf("sub-01/rest.edf")).isEmpty();
        assertThat(table.labelOf("sub-02/rest.edf")).isEmpty();
        assertThat(table.labelOf("c.edf")).contains("sub-03");
        assertThat(found(table)).containsExactly(Tuple.tuple("LINK_ROW_AMBIGUOUS", "line 2, 3", "2 rows"));
    }

    @Test
    void rows_that_disagree_on_a_file_decide_nothing_unless_one_says_more_of_its_path() throws IOException {
        var disagreeing = table("subject\tfile\nsub-01\tx/rest.edf\nsub-02\ty/rest.edf\n", "rest.edf");
        assertThat(disagreeing.labelOf("rest.edf")).isEmpty();
        assertThat(found(disagreeing)).containsExactly(Tuple.tuple("LINK_ROW_AMBIGUOUS", "line 2, 3", "2 rows"));
        var agreeing = table("subject\tfile\nsub-01\tx/rest.edf\nsub-01\ty/rest.edf\n", "rest.edf");
        assertThat(agreeing.labelOf("rest.edf")).contains("sub-01");
        var closer = table("subject\tfile\nsub-01\trest.edf\nsub-02\ty/rest.edf\n", "y/rest.edf");
        assertThat(closer.labelOf("y/rest.edf")).contains("sub-02");
    }

    @Test
    void what_is_no_label_is_skipped_and_said() throws IOException {
        var table = table(
                "subject\tfile\n\ta.edf\nsub-\tb.edf\n张三\tc.edf\nsub-../x\td.edf\n07\te.edf\n8\tn/a\n",
                "a.edf",
                "b.edf",
                "c.edf",
                "d.edf",
                "e.edf");
        for (var path : List.of("a.edf", "b.edf", "c.edf", "d.edf")) {
            assertThat(table.labelOf(path)).isEmpty();
        }
        assertThat(table.labelOf("e.edf")).contains("sub-07");
        assertThat(found(table)).containsExactly(Tuple.tuple("LINK_LABEL_INVALID", "line 2, 3, 4, 5", "4 rows"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "GB18030", "UTF-16"})
    void quoted_commas_and_other_encodings_are_read(String encoding) throws IOException {
        var text = "被试编号,说明,文件\r\nsub-01,\"左，右, 复查\",\"初诊, 一.edf\"\r\nsub-02,复查,二.edf\r\n";
        var linking = new Entry.Linking("linkage.csv", text.getBytes(Charset.forName(encoding)));
        var table = LinkingTable.of(linking, List.of("初诊, 一.edf", "二.edf"));
        assertThat(table.labelOf("初诊, 一.edf")).contains("sub-01");
        assertThat(table.labelOf("二.edf")).contains("sub-02");
    }

    @Test
    void a_column_of_paths_below_subjects_is_no_column_of_labels() throws IOException {
        var table = table("who\tfile\nx1\tsub-01/a.edf\n", "sub-01/a.edf");
        assertThat(table.isEmpty()).isTrue();
        assertThat(found(table)).containsExactly(Tuple.tuple("LINK_TABLE_NO_LABELS", null, "absent"));
    }

    @Test
    void a_table_of_other_files_is_said_to_be_unused() throws IOException {
        var table = table("subject\tfile\nsub-01\ta.edf\nsub-02\tb.edf\n", "README");
        assertThat(found(table)).containsExactly(Tuple.tuple("LINK_TABLE_UNUSED", "line 2, 3", "2 rows"));
        assertThat(table.problems().getFirst().foundText().zh()).isEqualTo("2 行");
    }

    @Test
    void the_linkage_of_the_cohort_names_its_bundles_wherever_they_are_sent_from() throws IOException {
        var linkage = Files.readAllBytes(
                SharedData.find("cohort/sourcedata/clinical-linkage.tsv").orElseThrow());
        var cells = Arrays.stream(new String(linkage, StandardCharsets.UTF_8).split("\n"))
                .skip(1)
                .map(line -> line.split("\t"))
                .toList();
        for (var root : List.of("sourcedata/clinical/fhir/", "fhir/", "")) {
            var paths = cells.stream()
                    .map(row -> row[1].replace("clinical/fhir/", root))
                    .toList();
            var table = LinkingTable.of(new Entry.Linking("clinical-linkage.tsv", linkage), paths);
            for (int i = 0; i < paths.size(); i++) {
                assertThat(table.labelOf(paths.get(i))).contains(cells.get(i)[0]);
            }
            assertThat(found(table)).isEmpty();
        }
    }

    private static LinkingTable table(String text, String... paths) throws IOException {
        return LinkingTable.of(new Entry.Linking("linkage.tsv", text.getBytes(StandardCharsets.UTF_8)), List.of(paths));
    }

    private static List<Tuple> found(LinkingTable table) {
        return table.problems().stream()
                .filter(problem -> problem.code().startsWith("LINK_"))
                .map(problem -> Tuple.tuple(problem.code(), problem.field(), problem.found()))
                .toList();
    }
}
