package org.naohai.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a [Problem] found and expected, in both languages: code reports it in English, `META-INF/naohai/values.tsv` has
/// the Chinese. Numbers, units, formats and values of the data read the same in both.
///
/// Columns `en`, `zh`; `{}` stands for a value that is taken over, e.g. `{} cells` → `{} 个单元格`.
public final class ValueTexts {

    private static final String RESOURCE = "/META-INF/naohai/values.tsv";
    private static final String PLACE = "{}";
    private static final ValueTexts SHIPPED = read();

    private final Map<String, String> phrases = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();

    private ValueTexts() {}

    /// An English phrase around values, as a pattern.
    ///
    /// - **words** length of what is no value: the longest phrase that fits is meant
    private record Shape(Pattern pattern, String zh, int words) {
        Optional<String> filled(String value) {
            var found = pattern.matcher(value);
            if (!found.matches()) {
                return Optional.empty();
            }
            var text = zh;
            for (int i = 1; i <= found.groupCount(); i++) {
                text = text.replaceFirst(
                        Pattern.quote(PLACE), java.util.regex.Matcher.quoteReplacement(found.group(i)));
            }
            return Optional.of(text);
        }
    }

    public static Text of(String value) {
        return new Text(SHIPPED.chinese(value).orElse(value), value);
    }

    /// Whether the table has a Chinese text for it.
    public static boolean knows(String value) {
        return SHIPPED.chinese(value).isPresent();
    }

    private Optional<String> chinese(String value) {
        var phrase = phrases.get(value);
        return phrase != null
                ? Optional.of(phrase)
                : shapes.stream().flatMap(shape -> shape.filled(value).stream()).findFirst();
    }

    private static ValueTexts read() {
        var texts = new ValueTexts();
        var resource = Objects.requireNonNull(ValueTexts.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).filter(line -> !line.isBlank()).forEach(texts::add);
            texts.shapes.sort(Comparator.comparing(Shape::words).reversed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private void add(String line) {
        var cells = line.split("\t", -1);
        if (cells.length != 2) {
            throw new IllegalStateException("values.tsv wants 2 columns: " + line);
        }
        if (cells[0].contains(PLACE)) {
            var parts = java.util.Arrays.stream(cells[0].split(Pattern.quote(PLACE), -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("(\\S.*?)"));
            int words = cells[0].replace(PLACE, "").length();
            shapes.add(new Shape(Pattern.compile(parts), cells[1], words));
        } else {
            phrases.put(cells[0], cells[1]);
        }
    }
}
