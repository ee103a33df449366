package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.dicom.Deidentifying.Before;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    /// The beginning of an Ed25519 key in X.509 (RFC 8410 §4).
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Deidentifier deidentifier = Workbench.deidentifier(Profile.RESEARCH);
    private final byte[] report = report();

    @Test
    void it_says_which_rule_did_what_to_how_many_and_no_value() {
        var json = json();
        assertThat(json).containsEntry("format", Report.FORMAT).containsEntry("instances", 3);
        assertThat(attributes(json))
                .contains(
                        Map.of(
                                "tag",
                                "(0010,0010)",
                                "keyword",
                                "PatientName",
                                "rule",
                                "basic",
                                "done",
                                "replaced",
                                "instances",
                                3),
                        Map.of(
                                "tag",
                                "(0008,103E)",
                                "keyword",
                                "SeriesDescription",
                                "rule",
                                "identity:name",
                                "done",
                                "cut",
                                "instances",
                                3),
                        Map.of(
                                "tag",
                                "(0008,0020)",
                                "keyword",
                                "StudyDate",
                                "rule",
                                "retain_modified_dates",
                                "done",
                                "shifted",
                                "instances",
                                3),
                        Map.of("tag", "(0033,xx10)", "rule", "private", "done", "removed", "instances", 3));
        assertThat(new String(report, StandardCharsets.UTF_8))
                .doesNotContain("Zhang")
                .doesNotContain("20260301")
                .doesNotContain("1.2.276");
    }

    @Test
    void one_flipped_byte_breaks_it() {
        assertThat(deidentifier.verify(report)).isTrue();
        for (int i = 0; i < report.length; i++) {
            var flipped = report.clone();
            flipped[i] ^= 1;
            assertThat(deidentifier.verify(flipped)).as("byte %d", i).isFalse();
        }
        assertThat(deidentifier.verify(Arrays.copyOf(report, report.length - 1)))
                .isFalse();
        assertThat(deidentifier.verify(Arrays.copyOf(report, report.length + 1)))
                .isFalse();
        assertThat(deidentifier.verify(new byte[0])).isFalse();
    }

    @Test
    void anyone_can_verify_it_with_the_public_key_alone() throws Exception {
        var text = new String(report, StandardCharsets.UTF_8);
        int at = text.lastIndexOf(",\"signature\":");
        var raw = Base64.getDecoder().decode(deidentifier.verifierKey().split("\\+", 3)[2]);
        var encoded = Arrays.copyOf(X509, X509.length + 32);
        System.arraycopy(raw, 1, encoded, X509.length, 32);
        var verifying = Signature.getInstance("Ed25519");
        verifying.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifying.update((text.substring(0, at) + "}").getBytes(StandardCharsets.UTF_8));
        var signature = ((Map<?, ?>) json().get("signature")).get("value");
        var value = Base64.getDecoder().decode(String.valueOf(signature));
        assertThat(verifying.verify(value, 4, 64)).isTrue();
    }

    @Test
    void the_report_of_a_later_part_covers_the_earlier_one() {
        var both = json(report(4, 5, new Before(report, 5)));
        assertThat(both).containsEntry("instances", 5).doesNotContainKey("unreported");
        assertThat(attributes(both))
                .contains(Map.of(
                        "tag",
                        "(0010,0010)",
                        "keyword",
                        "PatientName",
                        "rule",
                        "basic",
                        "done",
                        "replaced",
                        "instances",
                        5));
        assertThat(both.get("earlier"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .satisfies(part -> assertThat(part.get("sha256")).isEqualTo(Report.digest(report)))
                .satisfies(part -> assertThat(part.get("contents")).isEqualTo(json().get("contents")));
        var three = json(report(6, 6, new Before(report(4, 5, new Before(report, 5)), 8)));
        assertThat(three).containsEntry("instances", 6).containsEntry("unreported", 2);
        assertThat((List<?>) three.get("earlier")).hasSize(2);
    }

    @Test
    void what_is_held_is_not_among_its_contents() {
        var series = deidentifier.open(Workbench.PLACE);
        for (var uid : List.of("1.2.276.1.1", "1.2.276.1.2", "1.2.276.1.3")) {
            var result = series.apply(Workbench.object(new DataSet.Builder(CharacterSets.UTF_8)
                    .put(Element.of(Tag.SopInstanceUid, Vr.UI, uid))
                    .put(Element.of(Tag.SeriesInstanceUid, Vr.UI, "1.2.276.1"))
                    .build()));
            if (!uid.endsWith("3")) {
                series.stored(result.data());
            }
        }
        assertThat(json(series.report(Before.NOTHING)).get("contents"))
                .isEqualTo(json(report(1, 2, Before.NOTHING)).get("contents"));
    }

    @Test
    void an_earlier_report_that_is_not_ours_is_named_and_not_believed() {
        var altered = report.clone();
        altered[20] ^= 1;
        var later = json(report(4, 5, new Before(altered, 5)));
        assertThat(later).containsEntry("instances", 2).containsEntry("unreported", 3);
        assertThat(later.get("earlier"))
                .isEqualTo(List.of(Map.of("sha256", Report.digest(altered), "verified", false)));
    }

    private byte[] report() {
        return report(1, 3, Before.NOTHING);
    }

    private byte[] report(int first, int last, Before before) {
        var series = deidentifier.open(Workbench.PLACE);
        for (int i = first; i <= last; i++) {
            var result = series.apply(Workbench.object(new DataSet.Builder(CharacterSets.UTF_8)
                    .put(Element.of(Tag.SopInstanceUid, Vr.UI, "1.2.276.1." + i))
                    .put(Element.of(Tag.StudyDate, Vr.DA, "20260301"))
                    .put(Element.of(Tag.SeriesDescription, Vr.LO, "T1 Zhang San"))
                    .put(Element.of(Tag.PatientName, Vr.PN, "Zhang^San"))
                    .put(Element.of(Tag.SeriesInstanceUid, Vr.UI, "1.2.276.1"))
                    .put(Element.of(0x00330010, Vr.LO, "Zhang's"))
                    .put(Element.of(0x00331010, Vr.LO, "x"))
                    .build()));
            series.stored(result.data());
        }
        return series.report(before);
    }

    private Map<String, Object> json() {
        return json(report);
    }

    private static Map<String, Object> json(byte[] signed) {
        return new JsonMapper().readValue(signed, new TypeReference<>() {});
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> attributes(Map<String, Object> json) {
        return (List<Map<String, Object>>) json.get("attributes");
    }
}
