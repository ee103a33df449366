package org.naohai.acquisition.dicom.deidentify;

import com.ibm.icu.text.Transliterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Names in Han characters: one spelling of those that have several, and family names.
final class Han {

    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Map<Integer, String> KNOWN = new ConcurrentHashMap<>();

    /// Family names of two characters.
    private static final Set<String> COMPOUND =
            Set.of("欧阳 司马 上官 诸葛 皇甫 令狐 尉迟 司徒 司空 东方 夏侯 慕容 长孙 宇文 公孙 端木 独孤 南宫 西门 百里 呼延 轩辕 澹台 钟离 闻人 万俟 赫连 申屠 太史 仲孙 单于 淳于 第五"
                    .split(" "));

    private Han() {}

    /// `豐` is `丰`: one character, as it is on the mainland.
    static String simplified(int character) {
        return KNOWN.computeIfAbsent(character, c -> SIMPLIFIED.transliterate(Character.toString(c)));
    }

    /// A name written without a space, as family and given name: in each way it may be read. Of four characters and
    /// more, two may be the family's.
    static List<List<String>> families(String name) {
        int characters = name.codePointCount(0, name.length());
        var one = List.of(
                name.substring(0, name.offsetByCodePoints(0, 1)), name.substring(name.offsetByCodePoints(0, 1)));
        if (characters < 3) {
            return List.of(one);
        }
        int second = name.offsetByCodePoints(0, 2);
        var two = List.of(name.substring(0, second), name.substring(second));
        return characters > 3 || COMPOUND.contains(two.getFirst()) ? List.of(one, two) : List.of(one);
    }
}
