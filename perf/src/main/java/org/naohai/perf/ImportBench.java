package org.naohai.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// `import` of two trees by the command line, until everything is checked and catalogued, against a plain copy with
/// checksums of the same tree to the same disk, one after the other in each run.
///
/// One server takes all runs of a tree, each as a dataset of its own with bytes of its own. The import right after the
/// start is told apart: it still compiles its code.
final class ImportBench implements Benchmark {

    private static final double FLOOR = 0.5;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String question() {
        return "naohai import of 2 GB in large files and of 20,000 small files, against cp -r + sha256sum + sync";
    }

    @Override
    public void run(Report report, int runs) throws Exception {
        var folder = Folders.scratch("import");
        try {
            measure("2 GB in 20 large files", ImportTrees::large, folder, report, runs);
            measure("20,000 small files", ImportTrees::small, folder, report, runs);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void measure(String what, ImportTrees.Maker maker, Path folder, Report report, int runs)
            throws Exception {
        var tree = folder.resolve("tree");
        var peer = new double[runs + 1];
        var ours = new double[runs + 1];
        var processor = new double[runs + 1];
        var stages = "";
        try (var server = ServerProcess.start(folder.resolve("data"), "--no-demo")) {
            server.command("project", "add", "BENCH", "--title", "Bench", "--institution", "Bench");
            for (int run = 0; run <= runs; run++) {
                maker.make(tree, run);
                peer[run] = peer(tree, folder.resolve("copy"));
                server.settle();
                double before = server.processorSeconds();
                ours[run] = ours(server, tree, run);
                processor[run] = server.processorSeconds() - before;
                stages = server.lastLogged("stageMilliseconds");
                System.out.printf("  run %d: peer %.1f s, import %.1f s %s%n", run, peer[run], ours[run], stages);
                server.settle();
            }
        }
        long bytes = bytes(tree);
        Folders.delete(folder.resolve("data"));
        Folders.delete(tree);
        tell(what, bytes, warm(peer), ours, warm(processor), stages, report);
    }

    private static void tell(
            String what, long bytes, double[] peer, double[] ours, double[] processor, String stages, Report report) {
        report.measured(what + ": cp -r + sha256sum + sync", "s", peer);
        report.measured(what + ": naohai import", "s", warm(ours));
        report.measured(what + ": naohai import, processor time of the server's JVM", "s", processor);
        report.measured(what + ": naohai import, the first after the start", "s", ours[0]);
        double ratio = Report.median(peer) / Report.median(warm(ours));
        report.finding(
                "%s (%.2f GB): %.2f × the peer's speed, %.0f MB/s; wanted ≥ %.1f: %s.",
                what,
                bytes / 1e9,
                ratio,
                bytes / 1e6 / Report.median(warm(ours)),
                FLOOR,
                ratio >= FLOOR ? "held" : "not held");
        report.finding("%s: stages of the last run after everything was received, in ms: %s.", what, stages);
    }

    private static double[] warm(double[] runs) {
        return Arrays.copyOfRange(runs, 1, runs.length);
    }

    /// What the tree's making left to be written does not count.
    private static double peer(Path tree, Path copy) throws Exception {
        Folders.delete(copy);
        shell("sync -f '%s'".formatted(tree));
        var script = "cp -r '%s' '%s' && find '%s' -type f -print0 | xargs -0 sha256sum > '%s.sums' && sync -f '%s'"
                .formatted(tree, copy, copy, copy, copy);
        double seconds = shell(script);
        Folders.delete(copy);
        shell("sync -f '%s'".formatted(tree));
        return seconds;
    }

    private static double shell(String script) throws Exception {
        long start = System.nanoTime();
        var process = new ProcessBuilder("sh", "-c", script).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + script);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /// The start of the command line counts.
    private static double ours(ServerProcess server, Path tree, int run) throws Exception {
        long start = System.nanoTime();
        server.command("import", tree.toString(), "--project", "BENCH", "--dataset", "run " + run, "--json");
        return (System.nanoTime() - start) / 1e9;
    }

    private static long bytes(Path tree) throws IOException {
        try (var walk = Files.walk(tree)) {
            return walk.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
