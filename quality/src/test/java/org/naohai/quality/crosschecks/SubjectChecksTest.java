package org.naohai.quality.crosschecks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.FolderTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.EntityParser;
import org.naohai.formats.bids.Layout;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;
import org.naohai.quality.Quality.CrossCheck;
import org.naohai.quality.SubjectStatement;
import org.naohai.quality.clinical.ClinicalAssessor;
import org.naohai.quality.cognition.TableAssessor;
import org.naohai.quality.identity.SidecarPersons;
import org.naohai.testkit.SharedData;

class SubjectChecksTest {

    @Test
    void sources_that_agree_are_said_to_agree() {
        var checks = compare(
                said("participants.tsv", Kind.TABLE, "T1", 10.5, "male"),
                said("sub-1.vcf", Kind.VCF, null, null, "male"));
        assertThat(checks)
                .singleElement()
                .satisfies(check -> assertThat(check.agrees()).isTrue());
    }

    @Test
    void another_genetic_sex_is_said_as_such() {
        var checks = compare(
                said("participants.tsv", Kind.TABLE, null, null, "male"),
                said("sub-1.vcf", Kind.VCF, null, null, "female"));
        assertThat(checks.getFirst().problems()).extracting("code").containsExactly("SUBJECT_GENETIC_SEX_DISAGREES");
    }

    @Test
    void a_recorder_whose_clock_is_years_off_is_found() {
        var checks = compare(
                said("participants.tsv", Kind.TABLE, "T1", 10.5, null),
                said("sub-1_eeg.edf", Kind.EDF, "T1", 34.0, null));
        assertThat(checks).extracting(CrossCheck::check).containsExactly("clock");
        assertThat(checks.getFirst().problems()).extracting("code").containsExactly("SUBJECT_CLOCK_DISAGREES");
    }

    @Test
    void a_scanner_entry_states_sex_and_age() {
        var said = SidecarPersons.of(Map.of("PatientSex", "F", "PatientAge", "018M"), "sub-1", "T1");
        assertThat(said).singleElement().satisfies(one -> {
            assertThat(one.sex()).isEqualTo("female");
            assertThat(one.ageYears()).isEqualTo(1.5);
        });
        assertThat(SidecarPersons.of(Map.of("PatientSex", ""), "sub-1", null)).isEmpty();
    }

    @Test
    void ages_of_different_visits_do_not_contradict_each_other() {
        var checks = compare(
                said("participants.tsv", Kind.TABLE, "T1", 10.5, null),
                said("participants.tsv", Kind.TABLE, "T2", 13.1, null),
                said("FHIR.json", Kind.FHIR_BUNDLE, null, 12.6, null));
        assertThat(checks)
                .singleElement()
                .satisfies(check -> assertThat(check.agrees()).isTrue());
    }

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void the_three_children_whose_records_are_of_the_other_sex_are_found_once_linked() throws IOException {
        var assessments = new ArrayList<Assessment>();
        var cohort = FolderTree.of(SharedData.find("cohort").orElseThrow());
        for (var unit : Layout.units(cohort)) {
            if (unit.path().equals("participants.tsv")) {
                assessments.add(new TableAssessor().assess(unit, cohort));
            }
        }
        var records = FolderTree.of(SharedData.find("clinical/fhir").orElseThrow());
        var labels = linkage();
        for (var unit : Layout.units(records)) {
            var label = labels.get(unit.path());
            if (label != null) {
                assessments.add(new ClinicalAssessor().assess(ofSubject(unit, label), records));
            }
        }
        var checks = new SubjectChecks().compare(assessments);
        assertThat(disagreeing(checks, "sex")).containsExactly("sub-47", "sub-49", "sub-69");
        assertThat(disagreeing(checks, "age")).hasSize(8);
        assertThat(checks.toString()).doesNotContain("Gulgowski", "Wiegand");
    }

    private static List<String> disagreeing(List<CrossCheck> checks, String name) {
        return checks.stream()
                .filter(check -> check.check().equals(name) && !check.agrees())
                .map(CrossCheck::subjectLabel)
                .toList();
    }

    private static Map<String, String> linkage() throws IOException {
        var labels = new HashMap<String, String>();
        for (var line : Files.readAllLines(
                SharedData.find("cohort/sourcedata/clinical-linkage.tsv").orElseThrow())) {
            var cells = line.split("\t");
            labels.put(cells[1].replace("clinical/fhir/", ""), cells[0]);
        }
        return labels;
    }

    private static Unit ofSubject(Unit unit, String label) {
        return new Unit(
                unit.path(),
                unit.kind(),
                unit.domain(),
                EntityParser.parse(label + "/" + label + "_record.json"),
                unit.companions(),
                unit.inherited());
    }

    private static List<CrossCheck> compare(Assessment... assessments) {
        return new SubjectChecks().compare(List.of(assessments));
    }

    private static Assessment said(
            String path, Kind kind, @Nullable String session, @Nullable Double age, @Nullable String sex) {
        var unit = new Unit(path, kind, null, EntityParser.parse(path), List.of(), List.of());
        var statement = new SubjectStatement("sub-1", session, age, sex, null, null, Map.of());
        return new Assessment(
                unit,
                Verdict.PASSED,
                List.of(),
                List.of(),
                Map.of(),
                List.of(statement),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }
}
