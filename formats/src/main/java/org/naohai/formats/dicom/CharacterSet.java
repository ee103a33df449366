package org.naohai.formats.dicom;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One coded character set that Specific Character Set may name (PS3.3 tables C.12-2 to C.12-5).
///
/// - **escape** what designates it, behind ESC · **half** 0 for G0, bytes below 0x80; 1 for G1, those above
enum CharacterSet {
    IR_6(6, "US-ASCII", "(B", 0, 1),
    IR_100(100, "ISO-8859-1", "-A", 1, 1),
    IR_101(101, "ISO-8859-2", "-B", 1, 1),
    IR_109(109, "ISO-8859-3", "-C", 1, 1),
    IR_110(110, "ISO-8859-4", "-D", 1, 1),
    IR_144(144, "ISO-8859-5", "-L", 1, 1),
    IR_127(127, "ISO-8859-6", "-G", 1, 1),
    IR_126(126, "ISO-8859-7", "-F", 1, 1),
    IR_138(138, "ISO-8859-8", "-H", 1, 1),
    IR_148(148, "ISO-8859-9", "-M", 1, 1),
    IR_203(203, "ISO-8859-15", "-b", 1, 1),
    IR_166(166, "TIS-620", "-T", 1, 1),
    IR_13(13, "JIS_X0201", ")I", 1, 1),
    IR_14(14, "JIS_X0201", "(J", 0, 1),
    IR_87(87, "EUC-JP", "$B", 0, 2),
    IR_159(159, "EUC-JP", "$(D", 0, 2),
    IR_149(149, "x-windows-949", "$)C", 1, 2),
    IR_58(58, "GB18030", "$)A", 1, 2),
    IR_192(192, "UTF-8", "", 0, 0),
    GB18030(0, "GB18030", "", 0, 0),
    GBK(0, "GBK", "", 0, 0);

    private static final Map<Integer, CharacterSet> BY_NUMBER = new HashMap<>();
    private static final Map<String, CharacterSet> BY_ESCAPE = new HashMap<>();
    private static final Pattern NUMBERED = Pattern.compile("ISO[ _-]?(?:2022[ _-])?(?:IR)?[ _-]?(\\d+)");

    static {
        for (var set : values()) {
            if (set.number > 0) {
                BY_NUMBER.put(set.number, set);
            }
            if (!set.escape.isEmpty()) {
                BY_ESCAPE.put(set.escape, set);
            }
        }
    }

    private final int number;
    private final Charset charset;
    private final String escape;
    private final int half;
    private final int width;

    CharacterSet(int number, String charset, String escape, int half, int width) {
        this.number = number;
        this.charset = Charset.forName(charset);
        this.escape = escape;
        this.half = half;
        this.width = width;
    }

    /// By the term of the standard, or by what devices write for it: `ISO IR 100`, `iso_ir_192`, `GB2312`, `UTF-8`.
    static Optional<CharacterSet> of(String term) {
        var upper = term.strip().toUpperCase(Locale.ROOT);
        return switch (upper) {
            case "" -> Optional.of(IR_6);
            case "GB18030", "GB 18030", "GB2312", "GB_2312", "ISO 2022 GB18030" -> Optional.of(GB18030);
            case "GBK", "ISO 2022 GBK" -> Optional.of(GBK);
            case "UTF-8", "UTF8", "ISO 10646", "ISO 2022 IR 192", "ISO_IR 10646" -> Optional.of(IR_192);
            case "ISO-8859-1", "ISO 8859-1", "LATIN1", "LATIN-1" -> Optional.of(IR_100);
            default -> {
                var numbered = NUMBERED.matcher(upper);
                yield numbered.matches() && numbered.group(1).length() < 6
                        ? Optional.ofNullable(BY_NUMBER.get(Integer.parseInt(numbered.group(1))))
                        : Optional.empty();
            }
        };
    }

    static Optional<CharacterSet> byEscape(String escape) {
        return Optional.ofNullable(BY_ESCAPE.get(escape));
    }

    /// Not to be mixed with others by escapes (PS3.3 table C.12-5).
    boolean standsAlone() {
        return width == 0;
    }

    Charset charset() {
        return charset;
    }

    String escape() {
        return escape;
    }

    /// Of G1: bytes above 0x7F.
    boolean isHigh() {
        return half == 1;
    }

    /// Bytes of one character.
    int width() {
        return width;
    }
}
