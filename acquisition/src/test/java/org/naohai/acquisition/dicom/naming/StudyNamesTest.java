package org.naohai.acquisition.dicom.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.dicom.naming.StudyNames.Image;
import org.naohai.acquisition.dicom.naming.StudyNames.Key;
import org.naohai.formats.bids.EntityParser;

class StudyNamesTest {

    private static final String BOLD = "EP SK epfid2d1_64";

    private final StudyNames names = new StudyNames(new NamingTable(NamingRules.defaults()), "sub-10", "01");
    private final List<Image> images = new ArrayList<>();

    @Test
    void one_image_of_a_name_needs_no_number() {
        add(Images.called("T1 MPRAGE"));
        assertThat(stems()).containsExactly("sub-10/ses-01/anat/sub-10_ses-01_T1w");
        assertThat(new StudyNames(new NamingTable(NamingRules.defaults()), "sub-10", null)
                        .name(images, Set.of())
                        .getFirst()
                        .stem())
                .isEqualTo("sub-10/anat/sub-10_T1w");
    }

    @Test
    void repeated_series_are_runs_in_the_order_of_series() {
        add(bold("rest"));
        add(bold("rest"));
        add(bold("stroop"));
        assertThat(stems())
                .containsExactly(
                        "sub-10/ses-01/func/sub-10_ses-01_task-rest_run-01_bold",
                        "sub-10/ses-01/func/sub-10_ses-01_task-rest_run-02_bold",
                        "sub-10/ses-01/func/sub-10_ses-01_task-stroop_bold");
    }

    @Test
    void runs_that_the_operator_numbered_keep_their_numbers() {
        add(bold("bold_task-rest_run-2"));
        add(bold("bold_task-rest_run-1"));
        assertThat(stems())
                .containsExactly(
                        "sub-10/ses-01/func/sub-10_ses-01_task-rest_run-2_bold",
                        "sub-10/ses-01/func/sub-10_ses-01_task-rest_run-1_bold");
        add(bold("bold_task-rest_run-1"));
        assertThat(stems())
                .containsExactly(
                        "sub-10/ses-01/func/sub-10_ses-01_task-rest_run-01_bold",
                        "sub-10/ses-01/func/sub-10_ses-01_task-rest_run-02_bold",
                        "sub-10/ses-01/func/sub-10_ses-01_task-rest_run-03_bold");
    }

    @Test
    void echoes_are_echoes_and_not_runs() {
        for (int echo = 1; echo <= 3; echo++) {
            add(Images.with(Images.called("bold rest"), BOLD, "ORIGINAL", "", echo, 200));
        }
        assertThat(stems())
                .containsExactly(
                        "sub-10/ses-01/func/sub-10_ses-01_task-rest_echo-1_bold",
                        "sub-10/ses-01/func/sub-10_ses-01_task-rest_echo-2_bold",
                        "sub-10/ses-01/func/sub-10_ses-01_task-rest_echo-3_bold");
    }

    @Test
    void magnitude_is_said_only_beside_phase() {
        add(Images.with(Images.called("SWI"), "GR", "ORIGINAL", "", 0, 1));
        add(Images.with(Images.called("SWI"), "GR", "ORIGINAL", "phase", 0, 1));
        assertThat(stems())
                .containsExactly(
                        "sub-10/ses-01/anat/sub-10_ses-01_acq-swi_part-mag_T2starw",
                        "sub-10/ses-01/anat/sub-10_ses-01_acq-swi_part-phase_T2starw");
    }

    @Test
    void an_image_stored_with_and_without_correction_is_two_reconstructions() {
        add(Images.with(Images.called("T1 MPRAGE"), "GR", "ORIGINAL\\PRIMARY\\M\\ND", "", 0, 1));
        add(Images.with(Images.called("T1 MPRAGE"), "GR", "ORIGINAL\\PRIMARY\\M\\ND\\NORM", "", 0, 1));
        assertThat(stems())
                .containsExactly(
                        "sub-10/ses-01/anat/sub-10_ses-01_T1w", "sub-10/ses-01/anat/sub-10_ses-01_rec-norm_T1w");
    }

    @Test
    void names_of_others_are_left_to_them() {
        add(Images.called("T1 MPRAGE"));
        assertThat(stems("sub-10/ses-01/anat/sub-10_ses-01_T1w"))
                .containsExactly("sub-10/ses-01/anat/sub-10_ses-01_run-02_T1w");
        assertThat(stems("sub-10/ses-01/anat/sub-10_ses-01_T1w", "sub-10/ses-01/anat/sub-10_ses-01_run-02_T1w"))
                .containsExactly("sub-10/ses-01/anat/sub-10_ses-01_run-03_T1w");
    }

    @Test
    void what_has_no_name_is_told_with_the_rest() {
        add(Images.called("localizer"));
        add(Images.called("whatever"));
        var results = names.name(images, Set.of());
        assertThat(results).extracting(StudyNames.Result::stem).containsOnlyNulls();
        assertThat(results.get(0).named()).isInstanceOf(Named.Excluded.class);
        assertThat(results.get(1).named()).isInstanceOf(Named.Unnamed.class);
    }

    @Test
    void names_are_those_of_bids_and_each_is_given_once_whatever_comes() {
        var descriptions = Arrays.asList(
                "T1",
                "T2",
                "FLAIR",
                "SWI",
                "bold rest",
                "bold nback",
                "dti",
                "gre_field_mapping",
                "topup_AP",
                "loc",
                "anat-T1w_run-1",
                "bold_task-a_echo-2",
                "增强 T1",
                "PD",
                "x");
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            images.clear();
            for (int i = random.nextInt(12); i >= 0; i--) {
                var kind = random.nextInt(4) == 0 ? "phase" : "";
                add(Images.of(
                        "Siemens",
                        descriptions.get(random.nextInt(descriptions.size())),
                        random.nextBoolean() ? BOLD : "GR",
                        random.nextBoolean() ? "ORIGINAL\\M\\NORM" : "ORIGINAL\\M",
                        kind,
                        random.nextInt(4),
                        random.nextBoolean() ? 1 : 40,
                        random.nextInt(4) == 0,
                        random.nextBoolean() ? "AP" : ""));
            }
            var taken = random.nextBoolean() ? Set.<String>of() : new HashSet<>(stems());
            var given = stems(taken.toArray(String[]::new));
            assertThat(given).doesNotHaveDuplicates().noneMatch(taken::contains);
            given.forEach(StudyNamesTest::requireBids);
            Collections.shuffle(images, random);
            assertThat(stems(taken.toArray(String[]::new))).containsExactlyElementsOf(given);
        }
    }

    private static void requireBids(String stem) {
        var entities = EntityParser.parse(stem + ".nii.gz");
        assertThat(entities.subject()).isEqualTo("10");
        assertThat(entities.session()).isEqualTo("01");
        var kind = BidsNames.shipped()
                .find(String.valueOf(entities.datatype()), String.valueOf(entities.suffix()))
                .orElseThrow(() -> new AssertionError(stem));
        assertThat(entities.others().keySet()).allMatch(kind::allows).containsAll(kind.required());
        assertThat(stem).endsWith(BidsNames.joined(kind.suffix(), entities.others()));
    }

    private static ImageFacts bold(String description) {
        return Images.with(Images.called(description), BOLD, "ORIGINAL\\PRIMARY\\M", "", 0, 200);
    }

    private void add(ImageFacts facts) {
        images.add(new Image(new Key("2.25.%03d".formatted(images.size()), 0), facts));
    }

    private List<String> stems(String... taken) {
        return names.name(images, Set.of(taken)).stream()
                .map(StudyNames.Result::stem)
                .filter(Objects::nonNull)
                .toList();
    }
}
