package org.naohai.formats.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Texts in which escape sequences switch the character sets (ISO/IEC 2022; PS3.5 6.1.2.4 and 6.1.2.5).
///
/// G0 is what bytes below 0x80 mean, G1 what those above mean. At each end of a line, value or component of a name
/// both are the initial ones again (PS3.5 6.1.2.5.3).
final class CodeExtensions {

    private static final int ESCAPE = 0x1B;
    private static final int LONGEST_ESCAPE = 3;

    private final List<CharacterSet> declared;
    private final CharacterSet initialLow;
    private final CharacterSet initialHigh;

    /// - **declared** in their order; of the first come the sets that texts start with
    CodeExtensions(List<CharacterSet> declared) {
        this.declared = declared.stream().filter(set -> !set.standsAlone()).toList();
        var first = this.declared.isEmpty() ? CharacterSet.IR_6 : this.declared.getFirst();
        // devices leave out the escape to the only set that bytes above 0x7F can mean
        this.initialHigh =
                this.declared.stream().filter(CharacterSet::isHigh).findFirst().orElse(CharacterSet.IR_100);
        this.initialLow =
                first == CharacterSet.IR_13 || first == CharacterSet.IR_14 ? CharacterSet.IR_14 : CharacterSet.IR_6;
    }

    /// Whether bytes below 0x80 mean ASCII until an escape says otherwise.
    boolean isAscii() {
        return initialLow == CharacterSet.IR_6;
    }

    /// Whether texts are Latin or ASCII, which is declared, or left undeclared, where it is not true.
    boolean isLatin() {
        return declared.stream().allMatch(set -> set == CharacterSet.IR_6 || set == CharacterSet.IR_100);
    }

    String decode(byte[] bytes, int from, int length, Vr vr) {
        var text = new StringBuilder(length);
        var low = initialLow;
        var high = initialHigh;
        int end = from + length;
        int at = from;
        while (at < end) {
            int b = bytes[at];
            if (b == ESCAPE) {
                var found = escaped(bytes, at + 1, end);
                if (found.isEmpty()) {
                    text.append('\uFFFD');
                    at++;
                    continue;
                }
                var set = found.get();
                if (set.isHigh()) {
                    high = set;
                } else {
                    low = set;
                }
                at += 1 + set.escape().length();
            } else if (b < 0) {
                int run = run(bytes, at, end, true);
                text.append(high(bytes, at, run, high));
                at += run;
            } else if (low.width() == 2 && b > 0x20 && at + 1 < end && bytes[at + 1] > 0x20) {
                text.append(pair(bytes, at, low));
                at += 2;
            } else {
                char c = (char) b;
                if (isDelimiter(c, vr)) {
                    low = initialLow;
                    high = initialHigh;
                } else if (low == CharacterSet.IR_14) {
                    c = c == '\\' ? '¥' : c == '~' ? '‾' : c;
                }
                text.append(c);
                at++;
            }
        }
        return text.toString();
    }

    /// The text in the first set that has it, character by character; ASCII again before each delimiter.
    Optional<byte[]> encode(String text) {
        var out = new ByteArrayOutputStream(text.length() + 8);
        var low = initialLow;
        var high = initialHigh;
        boolean sure = !declared.isEmpty() && declared.getFirst().isHigh();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point < 0x80) {
                if (low.width() == 2) {
                    escape(out, initialLow);
                    low = initialLow;
                }
                out.write(point);
                if ("\\^=\r\n\f\t".indexOf(point) >= 0 && declared.size() > 1) {
                    sure = false;
                }
                continue;
            }
            var character = Character.toString(point);
            var set = holding(character);
            if (set.isEmpty()) {
                return Optional.empty();
            }
            if (set.get().isHigh() && (set.get() != high || !sure)) {
                high = set.get();
                sure = true;
                escape(out, high);
            } else if (!set.get().isHigh() && set.get() != low) {
                low = set.get();
                escape(out, low);
            }
            out.writeBytes(encoded(character, set.get()).orElseThrow());
        }
        if (low.width() == 2) {
            escape(out, initialLow);
        }
        return Optional.of(out.toByteArray());
    }

    private Optional<CharacterSet> holding(String character) {
        return declared.stream()
                .filter(set -> encoded(character, set).isPresent())
                .findFirst();
    }

    /// One character in one set, as its bytes stand between escapes.
    private static Optional<byte[]> encoded(String character, CharacterSet set) {
        try {
            var encoder = set.charset().newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT);
            var bytes = CharacterSets.bytes(encoder.encode(CharBuffer.wrap(character)));
            boolean third = bytes.length == 3 && (bytes[0] & 0xFF) == 0x8F;
            if (set == CharacterSet.IR_159) {
                return third ? Optional.of(lowered(bytes, 1)) : Optional.empty();
            }
            if (bytes.length != set.width() || bytes.length == 2 && (bytes[0] >= 0 || bytes[1] >= 0)) {
                return Optional.empty();
            }
            if (bytes.length == 2 && ((bytes[0] & 0xFF) < 0xA1 || (bytes[1] & 0xFF) < 0xA1)) {
                return Optional.empty();
            }
            if (set.isHigh() && bytes[0] >= 0 || !set.isHigh() && set.width() == 1 && bytes[0] < 0) {
                return Optional.empty();
            }
            return Optional.of(set.isHigh() || set.width() == 1 ? bytes : lowered(bytes, 0));
        } catch (CharacterCodingException missing) {
            return Optional.empty();
        }
    }

    private static byte[] lowered(byte[] bytes, int from) {
        return new byte[] {(byte) (bytes[from] & 0x7F), (byte) (bytes[from + 1] & 0x7F)};
    }

    private static void escape(ByteArrayOutputStream out, CharacterSet set) {
        out.write(ESCAPE);
        out.writeBytes(set.escape().getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<CharacterSet> escaped(byte[] bytes, int from, int end) {
        for (int length = LONGEST_ESCAPE; length >= 2; length--) {
            if (from + length <= end) {
                var set = CharacterSet.byEscape(new String(bytes, from, length, StandardCharsets.ISO_8859_1));
                if (set.isPresent()) {
                    return set;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isDelimiter(char c, Vr vr) {
        return switch (c) {
            case '\r', '\n', '\f', '\t' -> true;
            case '\\' -> vr.isMultiValued();
            case '^', '=' -> vr == Vr.PN;
            default -> false;
        };
    }

    private static int run(byte[] bytes, int from, int end, boolean negative) {
        int at = from;
        while (at < end && bytes[at] < 0 == negative) {
            at++;
        }
        return at - from;
    }

    private static String high(byte[] bytes, int from, int length, CharacterSet set) {
        return new String(bytes, from, length, set.charset());
    }

    private static String pair(byte[] bytes, int at, CharacterSet set) {
        byte first = (byte) (bytes[at] | 0x80);
        byte second = (byte) (bytes[at + 1] | 0x80);
        var code = set == CharacterSet.IR_159 ? new byte[] {(byte) 0x8F, first, second} : new byte[] {first, second};
        return new String(code, set.charset());
    }
}
