package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodestreamsTest {

    private static final String FRAME = "ffc0000b 08 0002 0002 01 011100";
    private static final String SCAN = "ffda0008 01 0100 003f00 12ff00 34ffd0 56";
    private static final String COMMENT = "fffe0004 4142";
    private static final String JFIF = "ffe00010 4a46494600 0102 00 0001 0001 00 00";
    private static final String ADOBE = "ffee000e 41646f6265 0064 0000 0000 01";
    private static final String SIZ = "ff4f ff510008 0000 00010002";
    private static final String TILE = "ff90000a 0000 00000012 00 01 ff93 a1a2a3a4";
    private static final String ENDLESS = "ff90000a 0000 00000000 00 01 ff93 a1ff91 0004 ffd9 a3a4";

    @ParameterizedTest
    @CsvSource({
        // as it is, with padding, a comment, a tail
        "ffd8 F S ffd9, whole",
        "ffd8 J A F S ffd9, whole",
        "ffd8 C F S ffd9, ffd8 F S ffd9",
        "ffd8 J C F C S C ffd9 00, ffd8 J F S ffd9",
        "ffd8 F S ffd9 41424344, ffd8 F S ffd9",
        "ffd8 F S ffd9 41, ffd8 F S ffd9",
        // fill bytes go with the comment; a thumbnail, and what only looks like JFIF
        "ffd8 ffff C F S ffd9, ffd8 F S ffd9",
        "ffd8 ffe00011 4a46494600 0102 00 0001 0001 01 01 41 F S ffd9, ffd8 F S ffd9",
        "ffd8 ffe10006 45786966 F S ffd9, ffd8 F S ffd9",
        "ffd8 J J A A F S ffd9, ffd8 J A F S ffd9"
    })
    void jpeg(String given, String kept) throws IOException {
        check("1.2.840.10008.1.2.4.50", jpegHex(given), kept.equals("whole") ? kept : jpegHex(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ffd8",
                "ffd8 ffd9",
                "ffd8 S ffd9",
                "ffd8 F S",
                "ffd8 F 41 S ffd9",
                "ffd8 ffc0000d 080002000201011100 4142 S ffd9",
                "ffd8 ffc80004 4142 F S ffd9",
                "ffd8 fffe 00ff 41",
                "414243444546",
                "ff4fff51"
            })
    void what_is_no_jpeg_is_not_understood(String given) throws IOException {
        check("1.2.840.10008.1.2.4.70", jpegHex(given), "none");
    }

    @Test
    void jpeg_ls_has_other_stuffing() throws IOException {
        var frame = "ffd8 fff7000b 08 0002 0002 01 011100 ffda0008 01 0100 000000 12ff7f 34 ffd9";
        check("1.2.840.10008.1.2.4.80", frame, "whole");
        check(
                "1.2.840.10008.1.2.4.80",
                frame.replace("ffda", COMMENT + "ffe80007 6d72667801 ffda"),
                frame.replace("ffda", "ffe80007 6d72667801 ffda"));
    }

    @ParameterizedTest
    @CsvSource({
        "M T ffd9, whole",
        "M T T ffd9, whole",
        "M ff640006 0001 4142 T ffd9 4142, M T ffd9",
        "M E ffd9 41424344, M E ffd9",
        "M T, none",
        "M ff90000a 0000 00000018 00 01 ff640004 4142 ff93 a1a2a3a4 ffd9, none",
        "M ff900008 0000 00000018 ffd9, none",
        "M ff7f0004 4142 T ffd9, none",
        "0000000c6a502020, none"
    })
    void jpeg_2000(String given, String kept) throws IOException {
        check("1.2.840.10008.1.2.4.90", jpeg2000Hex(given), jpeg2000Hex(kept));
        check("1.2.840.10008.1.2.4.201", jpeg2000Hex(given), jpeg2000Hex(kept));
    }

    @Test
    void run_lengths_have_a_header_and_nothing_in_it() throws IOException {
        var header = "01000000 40000000" + "00000000".repeat(14);
        check("1.2.840.10008.1.2.5", header + "0301020304", "whole");
        check("1.2.840.10008.1.2.5", header + "0301020304 000000", "whole");
        check("1.2.840.10008.1.2.5", header.replaceFirst("0{8}$", "41424344") + "0301020304", "none");
        check("1.2.840.10008.1.2.5", "41".repeat(80), "none");
    }

    @Test
    void of_run_lengths_nothing_stays_that_is_no_picture() throws IOException {
        var one = "01000000 40000000" + "00000000".repeat(14);
        check("1.2.840.10008.1.2.5", one + "0001 fe02 4f757961", one + "0001 fe02");
        check("1.2.840.10008.1.2.5", one + "0101", "none");
        check("1.2.840.10008.1.2.5", "02000000 40000000 42000000" + "00000000".repeat(13) + "fd01 fd02", "none");
        var two = "02000000 40000000 46000000" + "00000000".repeat(13);
        var object = new ImageBytes("1.2.840.10008.1.2.5", 2, 2, 1, 16, 16, 0);
        var between = object.fragments("", two + "fd01 00000000 fd02");
        assertThat(bare(between)).isSameAs(pixels(between));
        var text = object.fragments("", two + "fd01 4f757961 fd02");
        assertThat(Codestreams.bare(text, text.data(), pixels(text))).isEmpty();
    }

    @Test
    void a_comment_across_fragments_goes_and_the_frame_becomes_one_fragment() throws IOException {
        var one = "ffd8" + COMMENT + FRAME + SCAN.replace(" ", "") + "ffd9";
        var hex = one.replace(" ", "");
        var object = new ImageBytes("1.2.840.10008.1.2.4.50", 2, 2, 2, 8, 8, 0)
                .fragments("", hex.substring(0, 12), hex.substring(12) + "00", hex + "00");
        var kept = bare(object);
        assertThat(kept.written()).hasSize(2);
        assertThat(hex(object, kept)).isEqualTo((hex + hex).replace(COMMENT.replace(" ", ""), ""));
        assertThat(kept.offsetTable().length()).isZero();
    }

    @Test
    void pictures_that_the_header_does_not_count_are_not_taken_for_a_tail() throws IOException {
        var frame = jpegHex("ffd8 F S ffd9");
        var object = new ImageBytes("1.2.840.10008.1.2.4.50", 2, 2, 1, 8, 8, 0).fragments("", frame, frame);
        assertThat(Codestreams.bare(object, object.data(), pixels(object))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"00000000 1a000000, true", "00000000 41424344, false", "41424344, false", "'', true"})
    void an_offset_table_stays_where_it_is_right(String table, boolean stays) throws IOException {
        var frame = jpegHex("ffd8 F S ffd9").replace(" ", "");
        var right = "%02x000000".formatted(8 + frame.length() / 2 + frame.length() / 2 % 2);
        var object = new ImageBytes("1.2.840.10008.1.2.4.50", 2, 2, 2, 8, 8, 0)
                .fragments(table.replace("1a000000", right), frame, frame);
        assertThat(bare(object) == pixels(object)).isEqualTo(stays);
    }

    private static void check(String syntax, String given, String kept) throws IOException {
        var object = new ImageBytes(syntax, 2, 2, 1, 8, 8, 0).fragments("", given);
        var bare = Codestreams.bare(object, object.data(), pixels(object));
        switch (kept) {
            case "none" -> assertThat(bare).isEmpty();
            case "whole" -> assertThat(bare.orElseThrow()).isSameAs(pixels(object));
            default -> assertThat(hex(object, bare.orElseThrow())).isEqualTo(kept.replace(" ", ""));
        }
    }

    private static Value.Encapsulated bare(DicomObject object) throws IOException {
        return Codestreams.bare(object, object.data(), pixels(object)).orElseThrow();
    }

    private static Value.Encapsulated pixels(DicomObject object) {
        return (Value.Encapsulated) object.data().get(Tag.PixelData).value();
    }

    private static String hex(DicomObject object, Value.Encapsulated pixels) throws IOException {
        var hex = new StringBuilder();
        for (var part : pixels.fragments()) {
            var bytes = new byte[(int) part.length()];
            object.source().read(part.offset(), bytes, 0, bytes.length);
            hex.append(HexFormat.of().formatHex(bytes));
        }
        return hex.toString();
    }

    private static String jpegHex(String parts) {
        return parts.replace("F", FRAME)
                .replace("S", SCAN)
                .replace("C", COMMENT)
                .replace("J", JFIF)
                .replace("A", ADOBE);
    }

    private static String jpeg2000Hex(String parts) {
        return parts.replace("M", SIZ).replace("T", TILE).replace("E", ENDLESS);
    }
}
