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
import org.junit.jupiter.api.Test;
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

    private byte[] report() {
        var series = deidentifier.open(Workbench.PLACE);
        for (int i = 1; i <= 3; i++) {
            series.apply(Workbench.object(new DataSet.Builder(CharacterSets.UTF_8)
                    .put(Element.of(Tag.SopInstanceUid, Vr.UI, "1.2.276.1." + i))
                    .put(Element.of(Tag.StudyDate, Vr.DA, "20260301"))
                    .put(Element.of(Tag.SeriesDescription, Vr.LO, "T1 Zhang San"))
                    .put(Element.of(Tag.PatientName, Vr.PN, "Zhang^San"))
                    .put(Element.of(Tag.SeriesInstanceUid, Vr.UI, "1.2.276.1"))
                    .put(Element.of(0x00330010, Vr.LO, "Zhang's"))
                    .put(Element.of(0x00331010, Vr.LO, "x"))
                    .build()));
        }
        return series.report();
    }

    private Map<String, Object> json() {
        return new JsonMapper().readValue(report, new TypeReference<>() {});
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> attributes(Map<String, Object> json) {
        return (List<Map<String, Object>>) json.get("attributes");
    }
}
