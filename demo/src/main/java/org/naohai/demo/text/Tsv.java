package org.naohai.demo.text;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tables with tabs as BIDS has them; the columns are those of the first row.
public final class Tsv {

    private Tsv() {}

    public static void write(Path file, List<Map<String, Object>> rows) throws IOException {
        write(file, rows, StandardCharsets.UTF_8);
    }

    public static void write(Path file, List<Map<String, Object>> rows, Charset charset) throws IOException {
        Files.createDirectories(file.getParent());
        var text = new StringBuilder(String.join("\t", rows.getFirst().keySet())).append('\n');
        for (var row : rows) {
            text.append(row.values().stream().map(Object::toString).collect(Collectors.joining("\t")))
                    .append('\n');
        }
        Files.write(file, text.toString().getBytes(charset));
    }
}
