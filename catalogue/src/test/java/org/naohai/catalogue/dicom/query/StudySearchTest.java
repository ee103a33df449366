package org.naohai.catalogue.dicom.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.support.Workplace;
import org.naohai.governance.Reach;

/// Every walk finds what a plain filter over all studies finds, in the same order, page by page.
class StudySearchTest {

    private static final int STUDIES = 6_000;
    private static final int SCOPES = 12;
    private static final List<Set<Integer>> READERS = List.of(
            Set.of(1),
            Set.of(2, 3),
            IntStream.rangeClosed(1, SCOPES).boxed().collect(java.util.stream.Collectors.toSet()),
            Set.of(99));

    private static final Workplace PLACE = new Workplace("dicom");
    private static final List<Seen> ALL = new ArrayList<>();

    /// A study and the scope it is in.
    private record Seen(Study study, int scope) {}

    @BeforeAll
    static void fill() throws Exception {
        new Generated().write(PLACE.workerSource, 0, STUDIES, SCOPES);
        PLACE.maintain("vacuum analyze catalogue.dicom_study, catalogue.dicom_study_modality, catalogue.dicom_term");
        ALL.addAll(PLACE.worker
                .sql("select " + Study.COLUMNS + ", scope_id from catalogue.dicom_study study")
                .query((row, number) -> new Seen(Study.of(row), row.getInt("scope_id")))
                .list());
        ALL.sort(Comparator.comparing((Seen seen) -> seen.study().date())
                .thenComparing(seen -> seen.study().uid())
                .reversed());
    }

    @AfterAll
    static void close() {
        PLACE.close();
    }

    @Test
    void without_conditions_every_readable_study_comes_newest_first() {
        same(study -> true);
    }

    @Test
    void texts_are_matched_whole() {
        var some = ALL.get(4_321).study();
        same(study -> study.patientId().equals(some.patientId()), "PatientID", some.patientId());
        same(study -> study.uid().equals(some.uid()), "StudyInstanceUID", some.uid());
        same(study -> study.accessionNumber().equals("A77"), "AccessionNumber", "A77");
        same(study -> study.description().equals("Head 17"), "StudyDescription", "Head 17");
        same(study -> study.studyId().equals("S7"), "StudyID", "S7");
        same(study -> false, "PatientID", "nobody");
    }

    @Test
    void names_are_matched_in_any_case_and_other_texts_in_their_own() {
        var some = ALL.get(7).study().subject();
        same(study -> study.subject().equals(some), "PatientName", some.toUpperCase(Locale.ROOT));
        same(study -> study.subject().endsWith("7"), "PatientName", "SUB*7");
        same(study -> false, "StudyDescription", "head 17");
    }

    @Test
    void wildcards_stand_for_any_run_and_for_one_character() {
        same(study -> study.description().startsWith("Head"), "StudyDescription", "Head*");
        same(study -> study.description().matches("Head .7"), "StudyDescription", "Head ?7");
        same(study -> study.description().contains("颅"), "StudyDescription", "*颅*");
        same(study -> study.description().contains("头颅 1"), "StudyDescription", "*头颅 1*");
        same(study -> study.subject().contains("777"), "PatientName", "*777*");
        same(study -> study.patientId().endsWith("1"), "PatientID", "*1");
        same(study -> study.accessionNumber().startsWith("A12"), "AccessionNumber", "A12*");
        same(study -> false, "StudyDescription", "*%*");
        same(study -> false, "StudyDescription", "H_ad*");
        same(study -> true, "PatientID", "*");
    }

    @Test
    void dates_are_matched_by_day_and_by_range() {
        same(study -> study.date().equals("20100512"), "StudyDate", "20100512");
        same(study -> study.date().compareTo("20100512") >= 0, "StudyDate", "20100512-");
        same(study -> study.date().compareTo("20030101") <= 0, "StudyDate", "-20030101");
        same(
                study -> study.date().compareTo("20030101") >= 0 && study.date().compareTo("20050101") <= 0,
                "StudyDate",
                "20030101-20050101");
        same(study -> true, "StudyTime", "1015-1016");
        same(study -> false, "StudyTime", "1016-");
    }

    @Test
    void modalities_are_matched_one_or_several() {
        same(study -> study.modalities().contains("CT"), "ModalitiesInStudy", "CT");
        same(study -> study.modalities().contains("SR"), "ModalitiesInStudy", "SR");
        same(
                study -> study.modalities().contains("SR") || study.modalities().contains("CT"),
                "ModalitiesInStudy",
                "SR,CT");
        same(study -> false, "ModalitiesInStudy", "XA");
    }

    @Test
    void conditions_hold_together() {
        same(
                study -> study.modalities().contains("CT")
                        && study.description().startsWith("Head 1")
                        && study.date().compareTo("20100101") > 0,
                "ModalitiesInStudy",
                "CT",
                "StudyDescription",
                "Head 1*",
                "StudyDate",
                "20100101-");
        var some = ALL.get(999).study();
        same(study -> false, "StudyInstanceUID", some.uid(), "PatientID", "nobody");
        same(
                study -> study.patientId().equals(some.patientId())
                        && study.modalities().contains("MR"),
                "PatientID",
                some.patientId(),
                "ModalitiesInStudy",
                "MR");
    }

    @Test
    void a_page_by_offset_is_the_one_behind_the_pages_before() {
        var conditions = conditions("StudyDescription", "*Head*");
        for (var reader : READERS) {
            var expected = expected(reader, study -> study.description().contains("Head"));
            for (int offset : List.of(0, 20, 40, 7, 300, 5_000)) {
                var found = as(reader, search -> search.find(conditions, offset, 20));
                assertThat(found)
                        .isEqualTo(expected.stream().skip(offset).limit(20).toList());
            }
        }
    }

    private static void same(Predicate<Study> filter, String... asked) {
        var conditions = conditions(asked);
        for (var reader : READERS) {
            var expected = expected(reader, filter);
            assertThat(as(reader, search -> search.find(conditions, Bookmark.START, 10_000)))
                    .isEqualTo(expected);
            assertThat(as(reader, search -> paged(search, conditions)))
                    .isEqualTo(expected.stream().limit(150).toList());
        }
    }

    private static List<Study> paged(StudySearch search, List<Condition> conditions) {
        var found = new ArrayList<Study>();
        var after = Bookmark.START;
        while (found.size() < 150) {
            var page = search.find(conditions, after, 30);
            found.addAll(page);
            if (page.size() < 30) {
                break;
            }
            after = Bookmark.parse(page.getLast().bookmark().encoded());
        }
        return found;
    }

    private static List<Condition> conditions(String... asked) {
        return IntStream.range(0, asked.length / 2)
                .filter(i -> !asked[2 * i + 1].equals("*"))
                .mapToObj(i -> Condition.of(Key.named(asked[2 * i]).orElseThrow(), asked[2 * i + 1]))
                .toList();
    }

    private static List<Study> expected(Set<Integer> reader, Predicate<Study> filter) {
        return ALL.stream()
                .filter(seen -> reader.contains(seen.scope()))
                .map(Seen::study)
                .filter(filter)
                .toList();
    }

    private static List<Study> as(Set<Integer> reader, java.util.function.Function<StudySearch, List<Study>> work) {
        return PLACE.as(new Reach(reader, reader, Set.of(), Set.of()), () -> work.apply(PLACE.get(StudySearch.class)));
    }
}
