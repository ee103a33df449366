package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.kernel.Problem;

/// Examples of PS3.5 annexes H to K, and what devices write instead.
class CharacterSetsTest {

    @ParameterizedTest
    @CsvSource({
        "ISO_IR 100, Buc^J\u00e9r\u00f4me, 4275635e4ae972f46d65",
        "ISO_IR 101, W\u0105s, 57b173",
        "ISO_IR 109, \u0126al, a1616c",
        "ISO_IR 110, \u0100b, c062",
        "ISO_IR 144, \u041b\u044e\u043ace\u043c\u0431\u044bp\u0433, bbeeda6365dcd1eb70d3",
        "ISO_IR 127, \u0642\u0628\u0627\u0646\u064a^\u0644\u0646\u0632\u0627\u0631, e2c8c7e6ea5ee4e6d2c7d1",
        "ISO_IR 126, \u0394\u03b9\u03bf\u03bd\u03c5\u03c3\u03b9\u03bf\u03c2, c4e9efedf5f3e9eff2",
        "ISO_IR 138, \u05e9\u05e8\u05d5\u05df^\u05d3\u05d1\u05d5\u05e8\u05d4, f9f8e5ef5ee3e1e5f8e4",
        "ISO_IR 148, \u00c7avu\u015fo\u011flu, c7617675fe6ff06c75",
        "ISO_IR 166, \u0e01\u0e32, a1d2",
        "ISO_IR 203, 5 \u20ac, 3520a4",
        "ISO_IR 13, \uff94\uff8f\uff80\uff9e^\uff80\uff9b\uff73, d4cfc0de5ec0dbb3",
        "ISO_IR 192, Wang^XiaoDong=\u738b^\u5c0f\u6771, 57616e675e5869616f446f6e673de78e8b5ee5b08fe69db1",
        "GB18030, Wang^XiaoDong=\u738b^\u5c0f\u4e1c, 57616e675e5869616f446f6e673dcdf55ed0a1b6ab",
        "GBK, \u738b^\u5c0f\u4e1c, cdf55ed0a1b6ab",
        "GB18030, \ud842\udfb7, 9534b235"
    })
    void one_set_reads_and_writes(String term, String text, String hex) {
        var sets = new CharacterSets(List.of(term));
        assertThat(decoded(sets, hex)).isEqualTo(text);
        assertThat(HexFormat.of().formatHex(sets.encode(text).orElseThrow())).isEqualTo(hex);
        assertThat(misfit(sets, hex)).isNull();
    }

    @Test
    void japanese_names_switch_by_escapes() {
        var sets = new CharacterSets(List.of("", "ISO 2022 IR 87"));
        var hex = "59616d6164615e5461726f753d"
                + "1b24423b3345441b28425e1b2442424 04f3a1b28423d".replace(" ", "")
                + "1b2442246424 5e24401b28425e1b2442243f246d24261b2842".replace(" ", "");
        var name = "Yamada^Tarou=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046";
        assertThat(decoded(sets, hex)).isEqualTo(name);
        assertThat(HexFormat.of().formatHex(sets.encode(name).orElseThrow())).isEqualTo(hex);
    }

    @Test
    void supplementary_kanji_have_a_set_of_their_own() {
        var sets = new CharacterSets(List.of("", "ISO 2022 IR 87", "ISO 2022 IR 159"));
        var text = "\u5c71\u4e02x";
        assertThat(sets.encode(text)).isPresent();
        assertThat(decoded(sets, HexFormat.of().formatHex(sets.encode(text).orElseThrow())))
                .isEqualTo(text);
    }

    @Test
    void korean_names_switch_in_each_component() {
        var sets = new CharacterSets(List.of("", "ISO 2022 IR 149"));
        var hex = "486f6e675e47696c646f6e673d1b242943fbf35e1b242943d1ced4d73d1b242943c8ab5e1b242943b1e6b5bf";
        var name = "Hong^Gildong=\u6d2a^\u5409\u6d1e=\ud64d^\uae38\ub3d9";
        assertThat(decoded(sets, hex)).isEqualTo(name);
        assertThat(HexFormat.of().formatHex(sets.encode(name).orElseThrow())).isEqualTo(hex);
        assertThat(decoded(sets, hex.replace("1b242943", "")))
                .as("without escapes")
                .isEqualTo(name);
    }

    @Test
    void simplified_chinese_with_code_extensions() {
        var sets = new CharacterSets(List.of("", "ISO 2022 IR 58"));
        var hex = "5a68616e675e5869616f446f6e673d1b242941d5c55e1b242941d0a1b6ab3d";
        assertThat(decoded(sets, hex)).isEqualTo("Zhang^XiaoDong=\u5f20^\u5c0f\u4e1c=");
    }

    @Test
    void a_backslash_as_second_byte_of_a_character_parts_no_values() {
        var sets = new CharacterSets(List.of("GBK"));
        var bytes = "\u4e57\\B".getBytes(Charset.forName("GBK"));
        assertThat(bytes[1]).isEqualTo((byte) 0x5c);
        assertThat(sets.texts(bytes, 0, bytes.length, Vr.LO)).containsExactly("\u4e57", "B");
    }

    @Test
    void a_yen_sign_of_ir_13_is_no_backslash_in_a_paragraph() {
        var sets = new CharacterSets(List.of("ISO_IR 13"));
        assertThat(sets.decode(new byte[] {'a', '\\', 'b'}, 0, 3, Vr.LT)).isEqualTo("a¥b");
        assertThat(sets.texts(new byte[] {'a', '\\', 'b'}, 0, 3, Vr.LO)).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource({
        "'', UTF-8, \u738b\u5c0f\u4e1c",
        "'', GB18030, \u738b",
        "'', GB18030, \u8054\u901a",
        "'', UTF-8, J\u00e9r\u00f4me",
        "ISO_IR 100, UTF-8, \u738b\u5c0f\u4e1c",
        "ISO_IR 100, GB18030, \u738b\u5c0f\u4e1c \u5934\u90e8",
        "ISO_IR 192, GB18030, \u738b\u5c0f\u4e1c",
        "GB18030, UTF-8, \u738b\u5c0f\u4e1c"
    })
    void a_text_in_another_set_than_declared_is_read_as_what_it_is(String term, String actual, String text) {
        var sets = new CharacterSets(term.isEmpty() ? List.of() : List.of(term));
        var hex = HexFormat.of().formatHex(text.getBytes(Charset.forName(actual)));
        assertThat(decoded(sets, hex)).isEqualTo(text);
        assertThat(misfit(sets, hex)).isEqualTo(actual);
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_IR 100, M\u00fcller",
        "'', M\u00fcller",
        "ISO_IR 100, \u00c5\u00c4\u00d6",
        "ISO 2022 IR 100, \u00df"
    })
    void latin_texts_stay_latin(String term, String text) {
        var sets = new CharacterSets(term.isEmpty() ? List.of() : List.of(term));
        var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(decoded(sets, hex)).isEqualTo(text);
        assertThat(misfit(sets, hex)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"iso_ir 192, UTF-8", "ISO-IR 192, UTF-8", "UTF-8, UTF-8", "GB2312, GB18030", "ISO 2022 GBK, GBK"})
    void terms_are_taken_as_devices_misspell_them(String term, String charset) {
        var text = "\u738b\u5c0f\u4e1c";
        var hex = HexFormat.of().formatHex(text.getBytes(Charset.forName(charset)));
        var sets = new CharacterSets(List.of(term));
        assertThat(sets.unknown()).isEmpty();
        assertThat(decoded(sets, hex)).isEqualTo(text);
    }

    @Test
    void the_reader_tells_what_is_in_another_set_and_terms_it_does_not_know() throws IOException {
        var object = DicomReader.read(ByteSource.of(DicomBytes.part10("1.2.840.10008.1.2.1")
                .explicit(Tag.SpecificCharacterSet, "CS", "KLINGON ")
                .explicit(Tag.PatientName, "PN", "\u738b\u5c0f".getBytes(StandardCharsets.UTF_8))
                .bytes()));
        assertThat(object.problems())
                .extracting(Problem::code)
                .containsExactly("DICOM_CHARACTER_SET_UNKNOWN", "DICOM_CHARACTER_SET");
        assertThat(object.problems())
                .as("what stands there may be anything, a name too")
                .noneMatch(problem -> problem.toString().contains("KLINGON"));
        assertThat(object.data().text(Tag.PatientName)).isEqualTo("\u738b\u5c0f");
    }

    @Test
    void a_data_set_in_utf_8_says_the_same() throws IOException {
        var item = DicomBytes.start()
                .explicit(Tag.SpecificCharacterSet, "CS", "GB18030 ")
                .explicit(Tag.PatientName, "PN", "\u5f20\u4e09".getBytes(Charset.forName("GB18030")))
                .bytes();
        var object = DicomReader.read(ByteSource.of(DicomBytes.part10("1.2.840.10008.1.2.1")
                .explicit(Tag.SpecificCharacterSet, "CS", "ISO_IR 100")
                .explicit(Tag.PatientName, "PN", "J\u00e9r\u00f4me")
                .explicitHeader(Tag.ReferencedImageSequence, "SQ", DicomBytes.UNDEFINED)
                .item(item.length)
                .raw(item)
                .sequenceEnd()
                .bytes()));
        var utf8 = object.data().inUtf8();
        var again = DicomReader.readDataSet(
                ByteSource.of(DicomWriter.dataSet(utf8, TransferSyntax.EXPLICIT_LITTLE, object)
                        .toBytes()),
                TransferSyntax.EXPLICIT_LITTLE);
        assertThat(again.data().text(Tag.SpecificCharacterSet)).isEqualTo("ISO_IR 192");
        assertThat(again.data().text(Tag.PatientName)).isEqualTo("J\u00e9r\u00f4me");
        var nested = again.data().items(Tag.ReferencedImageSequence).getFirst();
        assertThat(nested.text(Tag.PatientName)).isEqualTo("\u5f20\u4e09");
        assertThat(nested.text(Tag.SpecificCharacterSet)).isEqualTo("ISO_IR 192");
    }

    @Test
    void a_name_has_groups_and_components() {
        var name = PersonName.of("Wang^XiaoDong^^Dr=\u738b^\u5c0f\u4e1c=");
        assertThat(name.alphabetic().family()).isEqualTo("Wang");
        assertThat(name.alphabetic().prefix()).isEqualTo("Dr");
        assertThat(name.ideographic().given()).isEqualTo("\u5c0f\u4e1c");
        assertThat(name.phonetic().isEmpty()).isTrue();
        assertThat(name.alphabetic().text()).isEqualTo("Wang^XiaoDong^^Dr");
        assertThat(name.groups()).hasSize(2);
        assertThat(PersonName.of("").groups()).isEmpty();
    }

    private static String decoded(CharacterSets sets, String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        // as a slice, as readers give it
        var slice = new byte[bytes.length + 6];
        Arrays.fill(slice, (byte) 0xB0);
        System.arraycopy(bytes, 0, slice, 3, bytes.length);
        return sets.decode(slice, 3, bytes.length, Vr.PN);
    }

    private static String misfit(CharacterSets sets, String hex) {
        var bytes = HexFormat.of().parseHex(hex);
        return sets.misfit(bytes, 0, bytes.length).orElse(null);
    }
}
