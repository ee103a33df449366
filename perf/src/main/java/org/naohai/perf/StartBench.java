package org.naohai.perf;

import java.nio.file.Path;

/// Command to ready line and to demo complete on a built program: first start with the demo, first start without,
/// later starts; resident memory once idle.
final class StartBench implements Benchmark {

    private static final long SETTLE_MILLIS = 45_000;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String question() {
        return "command to ready line and to demo complete, and resident memory idle, PostgreSQL included";
    }

    @Override
    public void run(Report report, int runs) throws Exception {
        var folder = Folders.scratch("start");
        try {
            measure(folder, report, runs);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void measure(Path folder, Report report, int runs) throws Exception {
        var ready = new double[runs];
        var demo = new double[runs];
        var full = new double[runs];
        var bare = new double[runs];
        var later = new double[runs];
        var work = new double[runs];
        var memory = new double[runs];
        for (int run = 0; run < runs; run++) {
            Folders.delete(folder.resolve("bare"));
            try (var server = ServerProcess.start(folder.resolve("bare"), "--no-demo")) {
                bare[run] = server.secondsToReady();
            }
            var data = folder.resolve("demo");
            Folders.delete(data);
            try (var server = ServerProcess.start(data)) {
                ready[run] = server.secondsToReady();
                demo[run] = server.secondsToDemo();
                work[run] = server.processorSeconds();
                Thread.sleep(SETTLE_MILLIS);
                full[run] = server.residentMebibytes();
            }
            try (var server = ServerProcess.start(data)) {
                later[run] = server.secondsToReady();
                Thread.sleep(SETTLE_MILLIS);
                memory[run] = server.residentMebibytes();
            }
        }
        report.measured("first start: command to ready line", "s", ready);
        report.measured("first start: command to demo complete", "s", demo);
        report.measured("first start: to demo complete, processor time of the JVM", "s", work);
        report.measured("first start without the demo", "s", bare);
        report.measured("later start, demo present", "s", later);
        report.measured("resident idle after the first start", "MiB", full);
        report.measured("resident idle after a later start", "MiB", memory);
        held(report, "first start, ready line", Report.median(ready), 60, "s");
        held(report, "first start, demo complete", Report.median(demo), 60, "s");
        held(report, "later start", Report.median(later), 10, "s");
        held(report, "resident idle", Math.max(Report.median(full), Report.median(memory)), 1_536, "MiB");
    }

    private static void held(Report report, String what, double found, double most, String unit) {
        report.finding(
                "%s: %.1f %s; wanted ≤ %.0f %s: %s.",
                what, found, unit, most, unit, found <= most ? "held" : "not held");
    }
}
