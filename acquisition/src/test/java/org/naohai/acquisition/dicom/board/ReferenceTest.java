package org.naohai.acquisition.dicom.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.dicom.Checking;
import org.naohai.acquisition.dicom.board.ReferenceController.FromStudy;
import org.naohai.acquisition.dicom.board.ReferenceForm.SeriesForm;
import org.naohai.acquisition.dicom.board.ReferenceForm.TargetForm;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.testkit.SharedData;
import tools.jackson.databind.json.JsonMapper;

class ReferenceTest {

    private static final String GE = "imaging/dicom/siemens-ge-nih/20180918GE/mr_0004";

    @TempDir
    private Path data;

    private BoardWorkshop shop;
    private ReferenceController controller;

    @BeforeEach
    void open() {
        shop = new BoardWorkshop(data);
        controller = shop.get(ReferenceController.class);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static ReferenceForm form(String json) {
        return JsonMapper.shared().readValue(json.replace('\'', '"'), ReferenceForm.class);
    }

    @Test
    void owners_change_it_contributors_read_it_and_to_others_it_does_not_exist() throws Exception {
        var form = form("{'series':[{'name':'T1w','pattern':'*t1*','targets':[{'parameter':'repetitionTime',"
                + "'values':[2300],'tolerance':10},{'parameter':'receiveCoil','texts':['32Ch*','64Ch*']}]}]}");
        assertThat(shop.as("owner", () -> controller.put("KIDS", form)).mine()).isTrue();
        assertThat(shop.audited).containsExactly("dicom.reference " + shop.kids);
        var read = shop.as("contributor", () -> controller.get("KIDS"));
        assertThat(read.mine()).isFalse();
        assertThat(read.series())
                .containsExactly(new SeriesForm(
                        "T1w",
                        "*t1*",
                        1,
                        List.of(
                                new TargetForm("repetitionTime", List.of(2300.0), 10.0, null, true),
                                new TargetForm("receiveCoil", null, null, List.of("32Ch*", "64Ch*"), true))));
        assertThatThrownBy(() -> shop.as("contributor", () -> controller.put("KIDS", form)))
                .hasMessageContaining("DICOM_REFERENCE_NOT_OWNED");
        for (var who : List.of("reader", "other", "administrator")) {
            assertThatThrownBy(() -> shop.as(who, () -> controller.get("KIDS"))).hasMessageContaining("NOT_FOUND");
            assertThatThrownBy(() -> shop.as(who, () -> controller.put("KIDS", form)))
                    .hasMessageContaining("NOT_FOUND");
            assertThatThrownBy(() -> shop.as(who, () -> controller.fromStudy("KIDS", new FromStudy("2.25.1"))))
                    .hasMessageContaining("NOT_FOUND");
        }
        assertThat(shop.as("owner", () -> controller.put("KIDS", form("{'series':[]}")))
                        .series())
                .isEmpty();
        assertThat(shop.audited).hasSize(2);
    }

    @Test
    void what_makes_no_sense_is_refused_by_the_name_of_its_field() {
        refused("{'series':[{'pattern':'a'}]}", "series[0].name");
        refused("{'series':[{'name':'a'}]}", "series[0].pattern");
        refused("{'series':[{'name':'a','pattern':'a'},{'name':'a','pattern':'b'}]}", "series[1].name");
        refused("{'series':[{'name':'a','pattern':'a','count':-1}]}", "series[0].count");
        refused("{'series':[null]}", "series[0]");
        refused(target("{}"), "series[0].targets[0].parameter");
        refused(target("{'parameter':'x'}"), "series[0].targets[0].parameter");
        refused(target("{'parameter':'flipAngle','values':[]}"), "series[0].targets[0].values");
        refused(target("{'parameter':'flipAngle','values':[null]}"), "series[0].targets[0].values");
        refused(target("{'parameter':'flipAngle','values':[9],'tolerance':-1}"), "series[0].targets[0].values");
        refused(target("{'parameter':'receiveCoil','texts':[' ']}"), "series[0].targets[0].texts");
        var texts = "'x',".repeat(20) + "'x'";
        refused(target("{'parameter':'receiveCoil','texts':[" + texts + "]}"), "series[0].targets[0].texts");
        assertThat(shop.audited).isEmpty();
    }

    private static String target(String json) {
        return "{'series':[{'name':'a','pattern':'a','targets':[" + json + "]}]}";
    }

    private void refused(String json, String field) {
        assertThatThrownBy(() -> shop.as("owner", () -> controller.put("KIDS", form(json))))
                .as(json)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().field()).isEqualTo(field));
    }

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void a_reference_drawn_from_a_good_study_fits_that_study_and_finds_what_differs() throws Exception {
        var folder = SharedData.find(GE).orElseThrow();
        Archived.folder(shop, shop.kids, "2.25.7", folder);
        assertThatThrownBy(() -> shop.as("owner", () -> controller.fromStudy("KIDS", new FromStudy("2.25.8"))))
                .hasMessageContaining("NOT_FOUND");
        var drawn = shop.as("owner", () -> controller.fromStudy("KIDS", new FromStudy("2.25.7")));
        assertThat(shop.audited).isEmpty();
        var series = Objects.requireNonNull(drawn.series()).getFirst();
        assertThat(series.name()).isEqualTo("Axial EPI-FMRI (Interleaved I to S)");
        assertThat(series.targets())
                .contains(
                        new TargetForm("repetitionTime", List.of(5000.0), 50.0, null, true),
                        new TargetForm("slices", List.of(15.0), 0.0, null, true),
                        new TargetForm("volumes", List.of(10.0), 0.0, null, true),
                        new TargetForm("receiveCoil", null, null, List.of("32Ch Head"), true));
        assertThat(series.targets())
                .filteredOn(one -> Boolean.FALSE.equals(one.checked()))
                .singleElement()
                .satisfies(one -> assertThat(one.parameter()).isEqualTo("softwareVersions"));
        shop.as("owner", () -> controller.put("KIDS", new ReferenceForm(drawn.series())));
        assertThat(checked(folder, null)).isEmpty();
        assertThat(checked(folder, "-00150.dcm"))
                .extracting(Problem::code)
                .containsExactly("DICOM_SERIES_VOLUME_INCOMPLETE");
        var other = new SeriesForm(
                series.name(),
                series.pattern(),
                1,
                List.of(new TargetForm("repetitionTime", List.of(2000.0), 10.0, null, true)));
        shop.as("owner", () -> controller.put("KIDS", new ReferenceForm(List.of(other))));
        assertThat(checked(folder, null)).extracting(Problem::code).containsExactly("DICOM_SERIES_PROTOCOL_DIFFERS");
    }

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void software_is_checked_where_the_owner_asks_for_it() throws Exception {
        var folder = SharedData.find(GE).orElseThrow();
        var upgraded = "{'parameter':'softwareVersions','texts':['29*']%s}";
        for (var noted : List.of(",'checked':false", "")) {
            var form = form(
                    "{'series':[{'name':'bold','pattern':'*epi*','targets':[" + upgraded.formatted(noted) + "]}]}");
            var put = shop.as("owner", () -> controller.put("KIDS", form));
            assertThat(put.series())
                    .isEqualTo(shop.as("owner", () -> controller.get("KIDS")).series());
            assertThat(checked(folder, null)).hasSize(noted.isEmpty() ? 1 : 0);
        }
    }

    private List<Problem> checked(Path folder, @Nullable String without) throws Exception {
        var series = shop.get(Checking.class).open(shop.kids);
        try (var files = java.nio.file.Files.list(folder)) {
            for (var file : files.filter(one -> one.toString().endsWith(".dcm")).toList()) {
                if (without == null || !file.toString().endsWith(without)) {
                    series.add(DicomReader.read(ByteSource.of(java.nio.file.Files.readAllBytes(file)))
                            .data());
                }
            }
        }
        return series.finish();
    }
}
