package org.naohai.acquisition.dicom.deidentify;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// A text reduced to what is compared: letters and digits in lower case and half width, Han characters simplified,
/// without marks and separators; with the place in the text that each came from.
final class Spelling {

    private static final int LAST_ASCII = 127;

    private final StringBuilder letters = new StringBuilder();
    private int[] places = new int[32];

    private Spelling() {}

    static Spelling of(String text) {
        var spelling = new Spelling();
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (c <= LAST_ASCII) {
                spelling.add(Character.toLowerCase((char) c), i);
            } else {
                spelling.add(plain(c), i);
            }
        }
        return spelling;
    }

    private static String plain(int c) {
        return Character.isIdeographic(c)
                ? Han.simplified(c)
                : Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
    }

    /// The same with Han characters as their readings in pinyin; null where there are none.
    static @Nullable Spelling inPinyin(String text) {
        return read(text, Pinyin::of);
    }

    /// As [#inPinyin], with the readings of words: null where they are those of names.
    static @Nullable Spelling inPinyinOfWords(String text) {
        return text.codePoints()
                        .anyMatch(c ->
                                Character.isIdeographic(c) && !Pinyin.ofWord(c).equals(Pinyin.of(c)))
                ? read(text, Pinyin::ofWord)
                : null;
    }

    private static @Nullable Spelling read(String text, IntFunction<String> reading) {
        if (text.codePoints().noneMatch(Character::isIdeographic)) {
            return null;
        }
        var spelling = new Spelling();
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            spelling.add(Character.isIdeographic(c) ? reading.apply(c) : plain(c), i);
        }
        return spelling;
    }

    /// `Müller` as it is written where there is no ü.
    static String umlauts(String text) {
        return text.replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("Ä", "AE")
                .replace("Ö", "OE")
                .replace("Ü", "UE")
                .replace("ß", "ss")
                .replace("ø", "oe")
                .replace("å", "aa")
                .replace("æ", "ae");
    }

    static String letters(String text) {
        return of(text).letters.toString();
    }

    String letters() {
        return letters.toString();
    }

    /// Where in the text the letter stands.
    int place(int letter) {
        return places[letter];
    }

    private void add(String text, int place) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            add(lower.charAt(i), place);
        }
    }

    private void add(char c, int place) {
        if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
            if (letters.length() == places.length) {
                places = Arrays.copyOf(places, places.length * 2);
            }
            places[letters.length()] = place;
            letters.append(c);
        }
    }
}
