package org.naohai.acquisition.dicom.deidentify;

import com.ibm.icu.text.Transliterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Han characters in Latin letters without tones: `张` is `zhang`, `吕` is `lu`.
///
/// - **source** ICU `Han-Latin/Names`, whose readings are those of surnames (`单` shan, `曾` zeng)
final class Pinyin {

    private static final Transliterator READING = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII; Lower");
    private static final Map<Integer, String> KNOWN = new ConcurrentHashMap<>();

    private Pinyin() {}

    static String of(int character) {
        return KNOWN.computeIfAbsent(
                character, c -> READING.transliterate(Character.toString(c)).strip());
    }

    static String of(String han) {
        var pinyin = new StringBuilder();
        han.codePoints().forEach(c -> pinyin.append(Character.isIdeographic(c) ? of(c) : Character.toString(c)));
        return pinyin.toString();
    }
}
