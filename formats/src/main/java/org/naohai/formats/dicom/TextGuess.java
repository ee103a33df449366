package org.naohai.formats.dicom;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Tells the encoding of a short text by its bytes: the one of three that Chinese devices write without saying so.
final class TextGuess {

    static final Charset LATIN = Charset.forName("windows-1252");

    private static final Charset GB18030 = Charset.forName("GB18030");

    private TextGuess() {}

    /// - **undeclared** nothing speaks for Latin: one Chinese character is enough, else it takes two in a row
    /// - **gives** null where it looks like the Latin text it may be
    static @Nullable Charset of(byte[] bytes, int from, int length, boolean undeclared) {
        boolean chinese = isChinese(bytes, from, length, undeclared ? 1 : 2);
        if (isValid(bytes, from, length, StandardCharsets.UTF_8) && (!chinese || isEvident(bytes, from, length))) {
            return StandardCharsets.UTF_8;
        }
        return chinese ? GB18030 : null;
    }

    static boolean isValid(byte[] bytes, int from, int length, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }

    /// Whether valid UTF-8 cannot be GB18030 by chance: a character of three bytes, or accented letters among others.
    private static boolean isEvident(byte[] bytes, int from, int length) {
        boolean accentsOnly = true;
        boolean letters = false;
        for (int i = from; i < from + length; i++) {
            int b = bytes[i] & 0xFF;
            if (b >= 0xE0) {
                return true;
            }
            // leads of U+00C0 to U+017F
            accentsOnly &= b < 0xC0 || b >= 0xC3 && b <= 0xC5;
            letters |= b >= 'A' && b <= 'z';
        }
        return accentsOnly && letters;
    }

    /// Whether all bytes above ASCII stand in pairs of GB 2312's characters (rows 0xB0 to 0xF7), in runs of at least
    /// some pairs; rarer ones of GBK may be among them.
    private static boolean isChinese(byte[] bytes, int from, int length, int leastPairs) {
        int pairs = 0;
        int common = 0;
        int run = 0;
        int longest = 0;
        for (int i = from; i < from + length; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead < 0x80) {
                run = 0;
                continue;
            }
            int trail = i + 1 < from + length ? bytes[i + 1] & 0xFF : 0;
            if (lead == 0x80 || lead == 0xFF || trail < 0x40 || trail == 0x7F || trail == 0xFF) {
                return false;
            }
            pairs++;
            common += lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1 ? 1 : 0;
            longest = Math.max(longest, ++run);
            i++;
        }
        return pairs > 0 && longest >= leastPairs && 10 * common >= 7 * pairs;
    }
}
