package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// Names in other spellings than the study's, in representations that hold no text, and where nobody looks.
class DisguisedNamesTest {

    private static final String NAME = "Ouyang^Zhenhua=欧阳^振华";

    private final Deidentifier deidentifier = Workbench.deidentifier(Profile.RESEARCH);

    @ParameterizedTest
    @CsvSource({
        "张三丰, 張三豐",
        "张三丰, 三豐",
        "欧阳^振华, 歐陽",
        "欧阳振华, Zhenhua Ouyang",
        "欧阳振华, 振华",
        "欧阳振华, 振华欧阳",
        "司马相如, Sima",
        "ZHANGSANFENG, Sanfeng Zhang",
        "ZHANGSANFENG, Sanfeng",
        "OUYANGZHENHUA, Zhenhua Ouyang",
        "吕小明, lvxiaoming",
        "吕小明, lyuxiaoming",
        "LV^XIAOMING, 吕小明",
        "Zhang^Le, 张乐",
        "张^三丰, zhang1san1feng1",
        "de la Cruz y Hernandez^Juan^Pablo, Juan Hernandez",
        "de la Cruz y Hernandez^Juan^Pablo, Pablo",
        "Ouyang^Zhenhua, ZhenhuaT1",
        "Ouyang^Zhenhua, t1_Ouyang2",
        "Ouyang^Zhenhua, OuyangBrain"
    })
    void a_name_is_found_as_others_spell_it(String name, String spelled) throws IOException {
        var study = study(name).put(utf8(Tag.SeriesDescription, Vr.LO, spelled));
        assertThat(cleaned(study.build())).doesNotContain(spelled.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n\":\"\\u6b27\\u9633\"}",
                "<n>&#27431;&#38451;</n>",
                "<n>&#x6B27;&#x9633;</n>",
                "?q=%E6%AC%A7%E9%98%B3",
                "&#79;uyang"
            })
    void a_name_is_found_in_escaped_characters(String escaped) throws IOException {
        var study = study(NAME).put(utf8(Tag.ImageComments, Vr.LT, escaped));
        assertThat(cleaned(study.build())).doesNotContain(escaped.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0041", "&#65;", "100%25", "50% b", "&#xFFFFFF;", "\\users\\x"})
    void other_escaped_characters_stay(String escaped) throws IOException {
        var study = study(NAME).put(utf8(Tag.ImageComments, Vr.LT, escaped));
        assertThat(cleaned(study.build())).contains(escaped.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource(
            value = Vr.class,
            names = {"US", "SS", "UL", "SL", "UV", "SV", "FL", "FD", "AT"})
    void numbers_hold_no_name(Vr vr) throws IOException {
        var name = new Value.Bytes("Ouyang Zhenhua  ".getBytes(StandardCharsets.US_ASCII));
        var study = study(NAME)
                .put(new Element(Tag.ProtocolName, vr, name))
                .put(Writing.text(0x00190010, Vr.LO, "SIEMENS MR HEADER"))
                .put(new Element(0x0019100C, vr, name));
        assertThat(cleaned(study.build())).doesNotContain("ouyang", "zhenhua");
    }

    @ParameterizedTest
    @EnumSource(
            value = Vr.class,
            names = {"LO", "LT", "UT", "OB", "UN"})
    void a_name_is_a_name_in_whatever_representation_it_comes(Vr vr) throws IOException {
        var study = study("x")
                .put(utf8(Tag.PatientName, vr, "Ouyang^Zhenhua"))
                .put(utf8(Tag.OperatorsName, vr, "Chen^Lihua"))
                .put(utf8(Tag.SeriesDescription, Vr.LO, "Ouyang with Lihua"));
        assertThat(cleaned(study.build())).doesNotContain("ouyang", "lihua");
    }

    @ParameterizedTest
    @EnumSource(
            value = Vr.class,
            names = {"LT", "UT", "OB", "UN"})
    void of_headers_of_vendors_only_what_is_known_stays(Vr vr) throws IOException {
        var study = study("x")
                .put(Writing.text(0x00210010, Vr.LO, "SIEMENS MR SDS 01"))
                .put(utf8(
                        0x00211019,
                        vr,
                        "tPatientName = Chen\n### ASCCONV BEGIN ###\nalTR[0] = 2000\n### ASCCONV END ###\nLihua"))
                .put(Writing.text(0x00290010, Vr.LO, "SIEMENS CSA HEADER"))
                .put(utf8(0x00291010, vr, "SV10 memory of Chen Lihua"));
        assertThat(cleaned(study.build())).contains("altr[0]").doesNotContain("chen", "lihua");
    }

    @Test
    void values_in_protocols_are_not_called_by_a_name() throws IOException {
        var study = study(NAME)
                .put(Writing.text(0x00210010, Vr.LO, "SIEMENS MR SDS 01"))
                .put(
                        utf8(
                                0x00211019,
                                Vr.OB,
                                "### ASCCONV BEGIN ###\nOuyangZhenhua = 1\nsOuyang.al[0] = 12\nalTR[0] = 2000\n### ASCCONV END ###"));
        assertThat(cleaned(study.build())).contains("altr[0]").doesNotContain("ouyang");

        var zipped = new ByteArrayOutputStream();
        zipped.writeBytes(new byte[4]);
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write("OUYANG_ZHENHUA \"1\"\nTE \"30\"\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(Protocols.ge(zipped.toByteArray(), (key, value) -> value.replaceAll("OUYANG.*", "")))
                .isEqualTo("TE \"30\"\n");
    }

    @Test
    void names_are_learnt_from_the_deepest_sequences() throws IOException {
        var deep = new DataSet.Builder(CharacterSets.UTF_8)
                .put(utf8(Tag.OperatorsName, Vr.PN, "Chen^Lihua"))
                .put(utf8(Tag.ImageComments, Vr.LT, "by Lihua"))
                .build();
        for (int i = 0; i < 12; i++) {
            deep = new DataSet.Builder(CharacterSets.UTF_8)
                    .put(Element.ofItems(Tag.ReferencedImageSequence, List.of(deep)))
                    .build();
        }
        var study = study("x")
                .put(utf8(Tag.SeriesDescription, Vr.LO, "with Lihua"))
                .put(Element.ofItems(Tag.ReferencedImageSequence, List.of(deep)));
        assertThat(cleaned(study.build())).doesNotContain("lihua");
    }

    private static DataSet.Builder study(String name) {
        return new DataSet.Builder(CharacterSets.UTF_8)
                .put(Writing.text(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 192"))
                .put(Writing.text(Tag.SopClassUid, Vr.UI, "1.2.840.10008.5.1.4.1.1.4"))
                .put(Writing.text(Tag.SopInstanceUid, Vr.UI, "1.2.276.0.4711.1.1"))
                .put(utf8(Tag.PatientName, Vr.PN, name));
    }

    private static Element utf8(int tag, Vr vr, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Element(tag, vr, new Value.Bytes(Arrays.copyOf(bytes, bytes.length + bytes.length % 2)));
    }

    private String cleaned(DataSet data) throws IOException {
        var object = Workbench.object(data);
        var made = deidentifier.open(Workbench.PLACE).apply(object);
        return new String(Workbench.written(made.data(), object), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }
}
