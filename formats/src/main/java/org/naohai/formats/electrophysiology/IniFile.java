package org.naohai.formats.electrophysiology;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.naohai.formats.FileTree;

/// A BrainVision text file: `[Section]` lines, `Key=Value` lines, `;` comments; UTF-8 or Windows-1252.
record IniFile(Map<String, List<String>> sections) {

    private static final int MAX_BYTES = 64 << 20;

    static IniFile read(FileTree files, String path) throws IOException {
        try (var in = files.open(path)) {
            return parse(Texts.decode(in.readNBytes(MAX_BYTES)));
        }
    }

    static IniFile parse(String text) {
        var sections = new LinkedHashMap<String, List<String>>();
        List<String> current = new ArrayList<>();
        for (var line : text.lines().toList()) {
            var trimmed = line.strip();
            boolean comment = sections.containsKey("comment");
            if (!comment && trimmed.startsWith("[") && trimmed.endsWith("]")) {
                current = new ArrayList<>();
                sections.put(trimmed.substring(1, trimmed.length() - 1).strip().toLowerCase(Locale.ROOT), current);
            } else if (comment || !trimmed.startsWith(";")) {
                current.add(line);
            }
        }
        return new IniFile(sections);
    }

    List<String> section(String name) {
        return sections.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    Optional<String> value(String section, String key) {
        return section(section).stream()
                .filter(line -> key(line).equalsIgnoreCase(key))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .findFirst();
    }

    /// All values of a section by key in lower case; the first of several counts.
    Map<String, String> values(String section) {
        var values = new HashMap<String, String>();
        section(section)
                .forEach(line -> values.putIfAbsent(
                        key(line).toLowerCase(Locale.ROOT),
                        line.substring(line.indexOf('=') + 1).strip()));
        return values;
    }

    static String key(String line) {
        int equals = line.indexOf('=');
        return equals < 0 ? "" : line.substring(0, equals).strip();
    }
}
