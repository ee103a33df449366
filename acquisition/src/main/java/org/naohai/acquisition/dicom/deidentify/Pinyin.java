package org.naohai.acquisition.dicom.deidentify;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Han characters in Latin letters without tones: `张` is `zhang`, `吕` is `lu`.
///
/// - **source** ICU `Han-Latin/Names`, whose readings are those of surnames (`单` shan, `曾` zeng)
final class Pinyin {

    private static final Transliterator READING = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII; Lower");
    private static final Transliterator WORD_READING = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");
    private static final Transliterator UMLAUT_READING = Transliterator.getInstance("Han-Latin/Names; Lower");
    private static final Map<Integer, String> KNOWN = new ConcurrentHashMap<>();
    private static final Map<Integer, String> WORDS = new ConcurrentHashMap<>();

    private Pinyin() {}

    static String of(int character) {
        return KNOWN.computeIfAbsent(
                character, c -> READING.transliterate(Han.simplified(c)).strip());
    }

    /// As it is read in words: `乐` is `le`, in a family name `yue`.
    static String ofWord(int character) {
        return WORDS.computeIfAbsent(
                character, c -> WORD_READING.transliterate(Han.simplified(c)).strip());
    }

    static String ofWords(String han) {
        var pinyin = new StringBuilder();
        han.codePoints().forEach(c -> pinyin.append(Character.isIdeographic(c) ? ofWord(c) : Character.toString(c)));
        return pinyin.toString();
    }

    /// With `ü` as passports and input methods write it: `吕` is `lyu` and `lv`.
    static String of(String han, String umlaut) {
        return Normalizer.normalize(UMLAUT_READING.transliterate(han), Normalizer.Form.NFD)
                .replace("u\u0308", umlaut)
                .replaceAll("[\\p{M}\\s]", "");
    }

    /// What passports and input methods write for `ü` as it is read here: `lv` and `lyu` are `lu`.
    static String withoutUmlaut(String latin) {
        return latin.replaceAll("([ln])(?:v|yu)(?=e?(?:[^aeiou]|$))", "$1u");
    }

    static String of(String han) {
        var pinyin = new StringBuilder();
        han.codePoints().forEach(c -> pinyin.append(Character.isIdeographic(c) ? of(c) : Character.toString(c)));
        return pinyin.toString();
    }
}
