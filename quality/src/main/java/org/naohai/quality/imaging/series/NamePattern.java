package org.naohai.quality.imaging.series;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How series are called: `*` any characters, `?` one, `|` between alternatives, `!` before what it must
/// not be; upper and lower case, full and half width are the same, e.g. `*t1*mprage*|t1w*|!*nd*`.
public record NamePattern(String text) {

    private static final int LONGEST = 200;

    public NamePattern {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("pattern of 1 to " + LONGEST + " characters");
        }
    }

    /// Whether one of the names fits, and none is excluded.
    public boolean matches(String... names) {
        var present = Stream.of(names)
                .map(name -> normal(name))
                .filter(name -> !name.isEmpty())
                .toList();
        return alternatives(false).anyMatch(one -> fitsAny(one, present))
                && alternatives(true).noneMatch(one -> fitsAny(one, present));
    }

    private Stream<String> alternatives(boolean excluding) {
        return Stream.of(text.split("\\|"))
                .map(one -> normal(one))
                .filter(one -> one.startsWith("!") == excluding)
                .map(one -> excluding ? one.substring(1) : one)
                .filter(one -> !one.isEmpty());
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean fitsAny(String pattern, List<String> names) {
        return names.stream().anyMatch(name -> fits(pattern, name));
    }

    /// Goes back to the last star only: linear in practice, at worst the product of the lengths.
    private static boolean fits(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
