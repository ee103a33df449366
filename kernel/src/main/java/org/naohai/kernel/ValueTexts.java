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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a [Problem] found and expected, in both languages: code reports it in English, `META-INF/naohai/values.tsv` has
/// the Chinese. Numbers, units, formats and values of the data read the same in both.
///
/// Columns `en`, `zh`; `{}` stands for a value that is taken over, e.g. `{} cells` → `{} 个单元格`; `{2}` in the
/// Chinese text is the second one. Of a list with `; ` each part is a phrase. English says `1 cell` for `1 cells`.
public final class ValueTexts {

    private static final String RESOURCE = "/META-INF/naohai/values.tsv";
    private static final String PLACE = "{}";
    private static final Pattern PLACE_IN_CHINESE = Pattern.compile("\\{(\\d?)}");
    private static final String LIST = "; ";
    private static final Pattern ONE =
            Pattern.compile("(?<![\\d.,–])\\b1 (byte|cell|character|column|date|day|direction|field"
                    + "|folder|image number|key|kind|line|row|sample|site|slice|subject|volume)s\\b");
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
            var next = new AtomicInteger(1);
            return Optional.of(PLACE_IN_CHINESE.matcher(zh).replaceAll(place -> {
                var number = place.group(1);
                int group = number.isEmpty() ? next.getAndIncrement() : Integer.parseInt(number);
                return Matcher.quoteReplacement(found.group(group));
            }));
        }
    }

    public static Text of(String value) {
        return SHIPPED.chinese(value).map(zh -> new Text(zh, singular(value))).orElseGet(() -> new Text(value, value));
    }

    private static String singular(String phrase) {
        return ONE.matcher(phrase).replaceAll("1 $1").replaceFirst("^1 entries\\b", "1 entry");
    }

    /// Whether the table has a Chinese text for it.
    public static boolean knows(String value) {
        return SHIPPED.chinese(value).isPresent();
    }

    private Optional<String> chinese(String value) {
        var parts = value.split(LIST);
        if (parts.length > 1) {
            var texts = Stream.of(parts).flatMap(part -> phrase(part).stream()).toList();
            return texts.size() == parts.length ? Optional.of(String.join("；", texts)) : Optional.empty();
        }
        return phrase(value);
    }

    private Optional<String> phrase(String value) {
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
