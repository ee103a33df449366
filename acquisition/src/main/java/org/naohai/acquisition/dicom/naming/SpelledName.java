package org.naohai.acquisition.dicom.naming;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// BIDS words that an operator wrote into the name of a protocol, after the convention of ReproIn:
/// `anat-T1w`, `func-bold_task-rest_run-02`, `dwi_dir-AP__comment`.
record SpelledName(BidsNames.Kind kind) {

    private static final Pattern FIRST = Pattern.compile("(anat|func|dwi|fmap|perf|pet)(?:-([A-Za-z0-9]+))?");
    private static final Pattern ENTITY = Pattern.compile("([a-z]+)-([0-9A-Za-z+]+)");
    private static final Map<String, String> USUAL =
            Map.of("func", "bold", "dwi", "dwi", "fmap", "epi", "perf", "asl", "pet", "pet");
    private static final Words DIRECTIONS = Words.of("ap|pa|lr|rl|is|si");
    private static final List<String> OPPOSITES = List.of("ap", "pa", "lr", "rl", "is", "si");

    static Optional<SpelledName> of(String text, BidsNames names) {
        var words = words(text);
        for (var word : words) {
            var first = FIRST.matcher(word);
            if (first.matches()) {
                return kind(first.group(1), first.group(2), words, names).map(SpelledName::new);
            }
        }
        return Optional.empty();
    }

    /// The suffix behind the datatype, or as a word of its own, or the usual one.
    private static Optional<BidsNames.Kind> kind(
            String datatype, @Nullable String suffix, List<String> words, BidsNames names) {
        if (suffix != null) {
            return names.find(datatype, suffix);
        }
        return words.stream()
                .flatMap(word -> names.find(datatype, word).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(USUAL.get(datatype)).flatMap(usual -> names.find(datatype, usual)));
    }

    /// `key-label` words, those that BIDS knows.
    static Map<String, String> entities(String text) {
        var found = new LinkedHashMap<String, String>();
        for (var word : words(text)) {
            var entity = ENTITY.matcher(word);
            if (entity.matches()
                    && BidsNames.order().contains(entity.group(1))
                    && BidsNames.isLabel(entity.group(1), entity.group(2))) {
                found.putIfAbsent(entity.group(1), entity.group(2));
            }
        }
        return found;
    }

    /// `AP` where the text says one direction alone.
    static @Nullable String direction(String text) {
        if (!DIRECTIONS.in(text)) {
            return null;
        }
        var said = OPPOSITES.stream().filter(one -> Words.of(one).in(text)).toList();
        return said.size() == 1 ? said.getFirst().toUpperCase(java.util.Locale.ROOT) : null;
    }

    /// Up to `__`, behind which comments stand.
    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+"))
                .map(one -> one.split("__", 2)[0])
                .flatMap(one -> Arrays.stream(one.split("_")))
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
