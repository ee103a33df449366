package org.naohai.quality.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds whether a text holds all words of one of many names (two Han characters or two Latin words make one).
///
/// Names are looked up by their longest word at each place of the text: the cost follows the text's length and the
/// lengths of names, not their number.
final class NamesInText {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;^_./+\\-·]+");

    private final Map<String, Set<List<String>>> byLongestWord = new HashMap<>();
    private final int[] lengths;

    NamesInText(Stream<String> names) {
        names.map(NamesInText::words)
                .filter(words -> !words.isEmpty())
                .forEach(words -> byLongestWord
                        .computeIfAbsent(words.getFirst(), longest -> HashSet.newHashSet(1))
                        .add(words));
        lengths = byLongestWord.keySet().stream()
                .mapToInt(String::length)
                .distinct()
                .sorted()
                .toArray();
    }

    /// Longest first.
    private static List<String> words(String name) {
        var words = new ArrayList<>(BETWEEN_WORDS
                .splitAsStream(name.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 1)
                .toList());
        boolean han = words.stream().anyMatch(word -> word.codePoints().anyMatch(Character::isIdeographic));
        words.sort(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        return han || words.size() > 1 ? List.copyOf(words) : List.of();
    }

    boolean anyIn(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        for (int length : lengths) {
            for (int from = 0; from + length <= lower.length(); from++) {
                var named = byLongestWord.get(lower.substring(from, from + length));
                if (named != null
                        && named.stream().anyMatch(words -> words.stream().allMatch(lower::contains))) {
                    return true;
                }
            }
        }
        return false;
    }
}
