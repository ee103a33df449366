package org.naohai.perf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Gathers what the long suites told, a line `LONG | suite | seed | figures | outcome` each, into
/// `perf/results/long.md`.
final class LongReport {

    private static final Pattern TOLD = Pattern.compile("LONG \\| (.*)");

    private LongReport() {}

    /// - **arguments** the file with the output of `./naohai test --long`
    public static void main(String[] arguments) throws IOException {
        var report = new Report("long: soak, kill, fuzz and full disk, as `./naohai test --long` runs them");
        try (var lines = Files.lines(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
            lines.map(TOLD::matcher)
                    .filter(java.util.regex.Matcher::find)
                    .map(told -> told.group(1).strip().replace(" | ", " · "))
                    .sorted()
                    .forEach(report::line);
        }
        System.out.println(report.write("long"));
    }
}
