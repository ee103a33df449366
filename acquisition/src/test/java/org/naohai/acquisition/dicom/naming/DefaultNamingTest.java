package org.naohai.acquisition.dicom.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the rules that every project begins with make of protocols as they are called in real life.
class DefaultNamingTest {

    private final NamingTable table = new NamingTable(NamingRules.defaults());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    T1_MPRAGE_SAG_iso        | anat/T1w
                    t1_mpr_sag_p2            | anat/T1w
                    Sag FSPGR BRAVO          | anat/T1w
                    3D-T1 结构像              | anat/T1w
                    高分辨率结构像             | anat/T1w
                    WIP T1W_3D_TFE SENSE     | anat/T1w
                    AX T1 FLAIR              | anat/T1w
                    T1 MPRAGE +C             | anat/ce-gadolinium_T1w
                    T1WI 增强                 | anat/ce-gadolinium_T1w
                    t2_space_sag             | anat/T2w
                    Ax T2 FSE                | anat/T2w
                    T2 压水                   | anat/FLAIR
                    t2_flair_tra_dark-fluid  | anat/FLAIR
                    SWI_Images               | anat/acq-swi_T2starw
                    T2*_GRE                  | anat/T2starw
                    TOF_3D_multi-slab        | anat/angio
                    PD_tse                   | anat/PDw
                    mp2rage_sag_INV1         | anat/inv-1_MP2RAGE
                    mp2rage_sag_UNI_Images   | anat/UNIT1
                    anat-T1w                 | anat/T1w
                    anat-T1w_acq-highres     | anat/acq-highres_T1w
                    localizer                | excluded
                    AAHead_Scout_32ch        | excluded
                    3-Plane Loc SSFSE        | excluded
                    Survey                   | excluded
                    定位像                    | excluded
                    三平面定位                | excluded
                    ASSET calibration        | excluded
                    something else           | unnamed
                    """)
    void single_volumes_by_what_they_are_called(String description, String expected) {
        assertThat(name(Images.called(description))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    Siemens | ep2d_bold_rest      | EP SK epfid2d1_64 | func/task-rest_bold
                    Siemens | 静息态fMRI           | EP epfid2d1_64    | func/task-rest_bold
                    UIH     | fMRI_静息_2mm        | EP epi_fid        | func/task-rest_bold
                    Siemens | cmrr_mbep2d_bold_task-nback_run-2 | EP epfid2d1_104 | func/task-nback_run-2_bold
                    Siemens | func-bold_task-stop_acq-mb4 | EP epfid2d1 | func/task-stop_acq-mb4_bold
                    GE      | Axial EPI-FMRI (Interleaved I to S) | EP GR SS epiRT EPI | func/task-InterleavedItoS_bold
                    Philips | EPI_asc             | GR SK FEEPI       | func/task-asc_bold
                    Siemens | ax_int_35sl         | EP SK epfid2d1_64 | func/task-int35sl_bold
                    Siemens | 工作记忆任务          | EP epfid2d1       | func/task-nback_bold
                    Siemens | 任务态               | EP epfid2d1       | unnamed
                    Siemens | restore_T1          | GR                | unnamed
                    Siemens | MoCoSeries          | EP epfid2d1       | excluded
                    Siemens | pCASL_3D            | EP epfid2d1       | unnamed
                    """)
    void time_series(String manufacturer, String description, String sequence, String expected) {
        assertThat(name(Images.of(manufacturer, description, sequence, "ORIGINAL\\PRIMARY", "", 0, 200, false, "AP")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    UIH     | dti_tra_dir16_AP  | 17 | true  | AP | dwi/dir-AP_dwi
                    Siemens | 弥散张量           | 65 | true  | PA | dwi/dir-PA_dwi
                    Siemens | dMRI_b0_PA        | 3  | false | PA | fmap/acq-dwi_dir-PA_epi
                    Siemens | EPI PE=AP         | 2  | false | AP | fmap/dir-AP_epi
                    Siemens | EPI PE=PA         | 2  | false | PA | fmap/dir-PA_epi
                    Siemens | SpinEchoFieldMap_AP | 3 | false | AP | fmap/dir-AP_epi
                    Siemens | fmap_dir-PA       | 1  | false | '' | fmap/dir-PA_epi
                    """)
    void diffusion_and_epi_field_maps(
            String manufacturer,
            String description,
            int volumes,
            boolean diffusion,
            String direction,
            String expected) {
        assertThat(name(Images.of(
                        manufacturer,
                        description,
                        "EP SK epfid2d1_72",
                        "ORIGINAL\\PRIMARY",
                        "",
                        0,
                        volumes,
                        diffusion,
                        direction)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Siemens | gre_field_mapping | GR SP fm2d2r | ''       | 1 | fmap/magnitude1
                    Siemens | gre_field_mapping | GR SP fm2d2r | ''       | 2 | fmap/magnitude2
                    Siemens | gre_field_mapping | GR SP fm2d2r | phase    | 2 | fmap/phasediff
                    Philips | B0 NS             | GR FFE       | ''       | 1 | fmap/magnitude
                    Philips | B0 NS             | RM FFE       | fieldmap | 2 | fmap/fieldmap
                    Siemens | T1 MPRAGE         | GR tfl3d1    | phase    | 0 | anat/part-phase_T1w
                    Siemens | T1 MPRAGE         | GR tfl3d1    | adc      | 0 | excluded
                    """)
    void parts_and_echoes(
            String manufacturer, String description, String sequence, String kind, int echo, String expected) {
        assertThat(name(Images.of(manufacturer, description, sequence, "ORIGINAL\\PRIMARY", kind, echo, 1, false, "")))
                .isEqualTo(expected);
    }

    @Test
    void maps_of_the_scanner_are_excluded_by_their_image_type() {
        var fa = Images.of("Siemens", "ep2d_diff_FA", "EP", "DERIVED\\PRIMARY\\DIFFUSION\\FA", "", 0, 1, false, "AP");
        assertThat(name(fa)).isEqualTo("excluded");
    }

    @Test
    void what_a_required_entity_misses_is_said() {
        var epi = Images.of("Siemens", "topup", "EP epse2d1", "ORIGINAL", "", 0, 1, false, "");
        assertThat(table.name(epi))
                .isInstanceOfSatisfying(
                        Named.Unnamed.class,
                        unnamed -> assertThat(unnamed.missing()).isEqualTo("dir"));
    }

    @Test
    void every_rule_names_something_that_bids_has() {
        assertThat(NamingRules.defaults())
                .hasSizeGreaterThan(20)
                .filteredOn(rule -> rule.then().as() == NamingRule.As.NAME)
                .allSatisfy(rule -> assertThat(BidsNames.shipped()
                                .find(
                                        String.valueOf(rule.then().datatype()),
                                        String.valueOf(rule.then().suffix())))
                        .as(rule.name())
                        .isPresent());
    }

    private String name(ImageFacts image) {
        return switch (table.name(image)) {
            case Named.As as ->
                as.kind().datatype() + "/" + BidsNames.joined(as.kind().suffix(), as.entities());
            case Named.Excluded excluded -> "excluded";
            case Named.Unnamed unnamed -> "unnamed";
        };
    }
}
