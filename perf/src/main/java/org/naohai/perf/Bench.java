package org.naohai.perf;

import java.util.List;

/// `./naohai bench NAME [RUNS]`: runs one benchmark and writes its result to `perf/results/NAME.md`.
public final class Bench {

    private static final List<Benchmark> ALL = List.of(
            new StartBench(),
            new ImportBench(),
            new DicomBench(),
            new DicomWebBench(),
            new ViewBench(),
            new PrintedBench(
                    "copy",
                    "catalogue rows with indexes through the domain code, against bare COPY of the same rows",
                    CatalogueRowsBench::main),
            new PrintedBench(
                    "search", "search at 100,000 documents under scope filters, against SQL ilike", SearchBench::main));

    private static final int RUNS = 3;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var chosen = ALL.stream()
                .filter(one -> arguments.length > 0 && one.name().equals(arguments[0]))
                .findFirst();
        if (chosen.isEmpty()) {
            ALL.forEach(one -> System.out.printf("%-8s %s%n", one.name(), one.question()));
            System.exit(arguments.length == 0 ? 0 : 2);
        }
        var report = new Report(chosen.get().name() + ": " + chosen.get().question());
        chosen.get().run(report, arguments.length > 1 ? Integer.parseInt(arguments[1]) : RUNS);
        System.out.println(report.write(chosen.get().name()));
    }
}
