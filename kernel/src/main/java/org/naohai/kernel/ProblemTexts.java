package org.naohai.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Title and fix of every problem code in both languages, read from the `META-INF/naohai/problems.tsv` of each module.
///
/// Columns: `code`, `title_zh`, `title_en`, `fix_zh`, `fix_en`; a header line first; no quoting, no tabs in texts.
public final class ProblemTexts {

    private static final String RESOURCE = "META-INF/naohai/problems.tsv";
    private static final int COLUMNS = 5;
    private static final ProblemTexts SHIPPED = read(ProblemTexts.class.getClassLoader());

    private final Map<String, Entry> entries;

    private ProblemTexts(Map<String, Entry> entries) {
        this.entries = Collections.unmodifiableMap(entries);
    }

    public static ProblemTexts shipped() {
        return SHIPPED;
    }

    public Set<String> codes() {
        return entries.keySet();
    }

    public Text title(String code) {
        return entry(code).title();
    }

    public Text fix(String code) {
        return entry(code).fix();
    }

    private Entry entry(String code) {
        var entry = entries.get(code);
        if (entry == null) {
            throw new UnknownProblemCode(code);
        }
        return entry;
    }

    private static ProblemTexts read(ClassLoader loader) {
        var entries = new TreeMap<String, Entry>();
        try {
            for (URL url : Collections.list(loader.getResources(RESOURCE))) {
                readOne(url, entries);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProblemTexts(entries);
    }

    private static void readOne(URL url, Map<String, Entry> entries) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
            lines.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
                var cells = line.split("\t", -1);
                if (cells.length != COLUMNS) {
                    throw new IllegalStateException("problems.tsv wants " + COLUMNS + " columns: " + line);
                }
                var entry = new Entry(new Text(cells[1], cells[2]), new Text(cells[3], cells[4]));
                if (entries.put(cells[0], entry) != null) {
                    throw new IllegalStateException("problem code stands twice: " + cells[0]);
                }
            });
        }
    }

    private record Entry(Text title, Text fix) {}

    /// A code without texts: a defect of the program that the tests find.
    public static final class UnknownProblemCode extends IllegalStateException {
        UnknownProblemCode(String code) {
            super("problem code has no texts in problems.tsv: " + code);
        }
    }
}
