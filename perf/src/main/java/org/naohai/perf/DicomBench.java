package org.naohai.perf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Storing from scanners: a burst of 2,000 slices of half a megabyte with one and with four associations, then 10
/// GB in a row against what the disk does for two synced writes. The same slices for all in turn, each run with
/// UIDs of its own.
final class DicomBench implements Benchmark {

    private static final int SERIES = 10;
    private static final int SLICES = 200;
    private static final int BURST = SERIES * SLICES;
    private static final int SUSTAINED = 10;
    private static final int PDU = 131_072;
    private static final int WARM_UP = 6;

    @Override
    public String name() {
        return "dicom";
    }

    @Override
    public String question() {
        return "DICOM stored by storescu, against dcmtk storescp and Orthanc; 10 GB against the disk";
    }

    @Override
    public void run(Report report, int runs) throws Exception {
        var folder = Folders.scratch("dicom");
        try {
            var studies = new Studies(folder.resolve("studies"));
            try (var ours = new OurStore(folder.resolve("data"))) {
                var all = new ArrayList<StoreTarget>(List.of(ours));
                for (int i = 0; i < WARM_UP; i++) {
                    ours.store(List.of(List.of(studies.next())), PDU);
                    ours.settle();
                }
                all.addAll(peers(folder, report));
                try {
                    bursts(report, all, studies, runs, 1);
                    bursts(report, all, studies, runs, 4);
                } finally {
                    for (var peer : all.subList(1, all.size())) {
                        peer.close();
                    }
                }
                sustained(report, ours, studies, folder);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static List<StoreTarget> peers(Path folder, Report report) throws Exception {
        var peers = new ArrayList<StoreTarget>();
        if (StorePeers.here("storescp")) {
            peers.add(StorePeers.storescp(folder.resolve("storescp")));
        } else {
            report.finding("dcmtk is not installed: nothing to compare with.");
        }
        if (StorePeers.here("Orthanc")) {
            peers.add(StorePeers.orthanc(folder.resolve("orthanc")));
        } else {
            report.finding("Orthanc is not installed: nothing to compare with.");
        }
        return peers;
    }

    /// One study at a time on the disk, each of its own number.
    private static final class Studies {
        private final Path folder;
        private int number = (int) (System.currentTimeMillis() / 1000 % 1_000_000) * 100;

        private Studies(Path folder) {
            this.folder = folder;
        }

        private Path next() throws IOException {
            Folders.delete(folder);
            DicomStudies.write(folder, ++number, SERIES, SLICES);
            return folder;
        }
    }

    private static void bursts(Report report, List<StoreTarget> all, Studies studies, int runs, int associations)
            throws Exception {
        Map<String, double[]> rates = new LinkedHashMap<>();
        Map<String, double[]> costs = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            for (var target : all) {
                var study = studies.next();
                double before = target.processorSeconds();
                double seconds = target.store(shared(study, associations), PDU);
                target.settle();
                double cost = 1e3 * (target.processorSeconds() - before) / BURST;
                rates.computeIfAbsent(target.name(), any -> new double[runs])[run] = BURST / seconds;
                costs.computeIfAbsent(target.name(), any -> new double[runs])[run] = cost;
                System.out.printf(
                        "  %d association(s), run %d, %s: %.0f/s, %.2f ms of processor each%n",
                        associations, run, target.name(), BURST / seconds, cost);
            }
        }
        rates.forEach((name, values) ->
                report.measured("%s, %d association(s), instances".formatted(name, associations), "/s", values));
        costs.forEach((name, values) -> report.measured(
                "%s, %d association(s), processor an instance".formatted(name, associations), "ms", values));
        double ours = Report.median(Objects.requireNonNull(rates.get("naohai")));
        compare(report, rates, "Orthanc", ours, associations == 1 ? 3 : 2.5, associations);
        if (associations == 1) {
            compare(report, rates, "dcmtk storescp", ours, 0.6, associations);
            double cost = Report.median(Objects.requireNonNull(costs.get("naohai")));
            report.finding(
                    "processor time an instance, database included, until everything is archived, checked and closed:"
                            + " %.2f ms; wanted ≤ 1: %s.",
                    cost, cost <= 1 ? "held" : "not held");
        }
    }

    private static void compare(
            Report report, Map<String, double[]> rates, String peer, double ours, double wanted, int associations) {
        var its = rates.get(peer);
        if (its != null) {
            double ratio = ours / Report.median(its);
            report.finding(
                    "%d association(s): %.2f × %s; wanted ≥ %.1f: %s.",
                    associations, ratio, peer, wanted, ratio >= wanted ? "held" : "not held");
        }
    }

    /// The series of a study, dealt out to so many senders.
    private static List<List<Path>> shared(Path study, int senders) throws IOException {
        List<Path> series;
        try (var all = Files.list(study)) {
            series = all.sorted().toList();
        }
        return IntStream.range(0, senders)
                .mapToObj(sender -> IntStream.range(0, series.size())
                        .filter(i -> i % senders == sender)
                        .mapToObj(series::get)
                        .toList())
                .toList();
    }

    private static void sustained(Report report, StoreTarget ours, Studies studies, Path folder) throws Exception {
        double seconds = 0;
        double disk = 0;
        for (int i = 0; i < SUSTAINED; i++) {
            var study = studies.next();
            disk += twoSyncedWrites(folder.resolve("disk"));
            seconds += ours.store(shared(study, 4), PDU);
        }
        long start = System.nanoTime();
        ours.settle();
        double rest = (System.nanoTime() - start) / 1e9;
        double bytes = (double) SUSTAINED * BURST * DicomStudies.SIDE * DicomStudies.SIDE * 2;
        report.measured("naohai, 10 GB in a row, 4 association(s)", "MB/s", bytes / 1e6 / seconds);
        report.measured("the disk, the same bytes written and synced twice", "MB/s", bytes / 1e6 / disk);
        report.finding(
                "sustained: %.2f × the disk; wanted ≥ 0.7: %s; %.1f s after the last answer everything was closed.",
                disk / seconds, disk / seconds >= 0.7 ? "held" : "not held", rest);
    }

    /// Into a file that is there already, a sync after each instance, then into another with one sync at the end: the
    /// least that a journal and an archive do.
    private static double twoSyncedWrites(Path folder) throws IOException {
        Files.createDirectories(folder);
        var bytes = ByteBuffer.allocateDirect(DicomStudies.SIDE * DicomStudies.SIDE * 2);
        var journal = folder.resolve("journal");
        if (Files.notExists(journal)) {
            write(journal, bytes, false);
        }
        long start = System.nanoTime();
        write(journal, bytes, true);
        write(folder.resolve("archive"), bytes, false);
        double seconds = (System.nanoTime() - start) / 1e9;
        Files.delete(folder.resolve("archive"));
        return seconds;
    }

    private static void write(Path file, ByteBuffer bytes, boolean syncEach) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < BURST; i++) {
                bytes.clear();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                if (syncEach) {
                    channel.force(false);
                }
            }
            channel.force(true);
        }
    }
}
