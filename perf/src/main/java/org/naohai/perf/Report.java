package org.naohai.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a benchmark found: measurements with their spread, ratios to the peer, and the machine it ran on.
public final class Report {

    private static final String TABLE = """
            | what | median | smallest – largest | runs |
            |---|--:|--:|--:|
            """;

    private final String title;
    private final List<String> lines = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    Report(String title) {
        this.title = title;
    }

    /// One measured row: the median of its runs with smallest and largest.
    public Report measured(String what, String unit, double... runs) {
        var sorted = runs.clone();
        Arrays.sort(sorted);
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %.3g %s | %.3g – %.3g | %d |",
                what,
                median(runs),
                unit,
                sorted[0],
                sorted[sorted.length - 1],
                runs.length));
        System.out.println(lines.getLast());
        return this;
    }

    /// A sentence below the table: a ratio to the peer and whether the figure is held, or a condition of the run.
    public Report finding(String format, Object... values) {
        findings.add("- " + String.format(Locale.ROOT, format, values));
        System.out.println(findings.getLast());
        return this;
    }

    /// A sentence as a program printed it.
    Report line(String sentence) {
        findings.add("- " + sentence);
        return this;
    }

    public static double median(double... runs) {
        var sorted = runs.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// Writes `perf/results/NAME.md` below the project.
    Path write(String name) throws IOException {
        var file = Machine.home().resolve("perf/results").resolve(name + ".md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                # %s

                %s, %s

                %s%s
                """.formatted(
                        title,
                        LocalDate.now(ZoneOffset.UTC),
                        Machine.describe(),
                        lines.isEmpty() ? "" : TABLE + String.join("\n", lines) + "\n\n",
                        String.join("\n", findings)));
        return file;
    }
}
