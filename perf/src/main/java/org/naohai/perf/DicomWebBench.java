package org.naohai.perf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// DICOMweb: storing, metadata, frames and searching beside Orthanc with the same instances; then searching and storing
/// in archives that have grown to 1,000,000 studies. The rows of the grown archive are written into the database: what
/// is asked for then was never sent.
final class DicomWebBench implements Benchmark {

    private static final int SLICES = 200;
    private static final int A_REQUEST = 20;
    private static final int SMALL = 5_000;
    private static final int CLIENTS = 16;
    private static final List<Integer> GROWN = List.of(10_000, 100_000, 1_000_000);
    private static final int ASKED = 50;
    private static final int WARM_UP = 8;
    private static final int PDU = 131_072;
    private static final String JSON = "application/dicom+json";
    private static final String FRAMES =
            "multipart/related; type=\"application/octet-stream\"; transfer-syntax=1.2.840.10008.1.2.1";

    private int study = (int) (System.currentTimeMillis() / 1000 % 1_000_000) * 100;

    @Override
    public String name() {
        return "dicomweb";
    }

    @Override
    public String question() {
        return "DICOMweb stored, searched and read, against Orthanc; the same in archives of a million studies";
    }

    @Override
    public void run(Report report, int runs) throws Exception {
        var folder = Folders.scratch("dicomweb");
        Process orthanc = null;
        try (var store = new OurStore(folder.resolve("data"))) {
            var servers = new ArrayList<>(List.of(store.web()));
            if (StorePeers.webHere()) {
                orthanc = StorePeers.orthancWeb(folder.resolve("orthanc"));
                servers.add(new DicomWebServer(
                        "Orthanc", "http://127.0.0.1:" + StorePeers.WEB_PORT + "/dicom-web", "", null));
            } else {
                report.finding("Orthanc or its DICOMweb is not installed: nothing to compare with.");
            }
            storing(report, servers, store, runs);
            reading(report, servers, runs);
            double empty = burst(report, store, folder, "with few studies", runs);
            searching(report, servers, store);
            growing(report, servers.getFirst(), store);
            double full = burst(report, store, folder, "with 1,000,000 studies", runs);
            report.finding(
                    "with 1,000,000 studies: %.2f × the rate with few; wanted ≥ 0.9: %s.",
                    full / empty, held(full / empty >= 0.9));
        } finally {
            if (orthanc != null) {
                orthanc.destroy();
                orthanc.waitFor();
            }
            Folders.delete(folder);
        }
    }

    private static String held(boolean so) {
        return so ? "held" : "not held";
    }

    /// A series of 200 slices by STOW-RS, 20 a request, one client.
    private void storing(Report report, List<DicomWebServer> servers, OurStore store, int runs) throws Exception {
        Map<String, double[]> rates = new LinkedHashMap<>();
        for (int run = -WARM_UP; run < runs; run++) {
            var slices = DicomStudies.series(++study, SLICES);
            for (var server : servers) {
                long start = System.nanoTime();
                for (int i = 0; i < SLICES; i += A_REQUEST) {
                    server.store(slices.subList(i, i + A_REQUEST));
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                store.settle();
                if (run >= 0) {
                    rates.computeIfAbsent(server.name(), any -> new double[runs])[run] = SLICES / seconds;
                }
            }
        }
        compare(report, "STOW-RS, 20 a request, instances", rates, 2);
    }

    private void reading(Report report, List<DicomWebServer> servers, int runs) throws Exception {
        Map<String, double[]> metadata = new LinkedHashMap<>();
        Map<String, double[]> frames = new LinkedHashMap<>();
        Map<String, double[]> late = new LinkedHashMap<>();
        Map<String, double[]> clients = new LinkedHashMap<>();
        Map<DicomWebServer, String> series = new LinkedHashMap<>();
        for (var server : servers) {
            var found = found(server, "/studies?limit=1", "0020000D").getFirst();
            series.put(
                    server,
                    "/studies/" + found + "/series/"
                            + found(server, "/studies/" + found + "/series", "0020000E")
                                    .getFirst());
        }
        for (int run = -1; run < runs; run++) {
            for (var server : servers) {
                var path = series.get(server);
                var asked = server.load(List.of(path + "/metadata"), JSON, 1, 20);
                var paths = found(server, path + "/instances", "00080018").stream()
                        .map(uid -> path + "/instances/" + uid + "/frames/1")
                        .toList();
                var read = server.load(paths, FRAMES, CLIENTS, 2_000);
                if (run >= 0) {
                    metadata.computeIfAbsent(server.name(), any -> new double[runs])[run] = asked.percentile(0.5);
                    frames.computeIfAbsent(server.name(), any -> new double[runs])[run] = read.rate();
                    late.computeIfAbsent(server.name(), any -> new double[runs])[run] = read.percentile(0.99);
                    clients.computeIfAbsent(server.name(), any -> new double[runs])[run] = read.client();
                }
            }
        }
        metadata.forEach((name, values) -> report.measured(name + ", metadata of a series of 200", "ms", values));
        double document = Report.median(Objects.requireNonNull(metadata.get("naohai")));
        report.finding("metadata of a series of 200: %.1f ms; wanted ≤ 10: %s.", document, held(document <= 10));
        compare(report, "WADO-RS frames of 0.5 MB, 16 clients,", frames, 2);
        clients.forEach((name, values) ->
                report.measured(name + ", WADO-RS frames, processor an answer of the clients alone", "ms", values));
        late.forEach((name, values) -> report.measured(name + ", WADO-RS frames, 16 clients, p99", "ms", values));
        double slowest = Report.median(Objects.requireNonNull(late.get("naohai")));
        report.finding("WADO-RS frames, p99: %.0f ms; wanted ≤ 40: %s.", slowest, held(slowest <= 40));
    }

    private static void compare(Report report, String what, Map<String, double[]> rates, double wanted) {
        rates.forEach((name, values) -> report.measured(name + ", " + what + " rate", "/s", values));
        if (rates.containsKey("Orthanc")) {
            double ratio = Report.median(Objects.requireNonNull(rates.get("naohai")))
                    / Report.median(Objects.requireNonNull(rates.get("Orthanc")));
            report.finding("%s %.2f × Orthanc; wanted ≥ %.1f: %s.", what, ratio, wanted, held(ratio >= wanted));
        }
    }

    /// 2,000 slices by C-STORE with one association.
    private double burst(Report report, OurStore store, Path folder, String when, int runs) throws Exception {
        var rates = new double[runs];
        var study = folder.resolve("study");
        for (int run = -2; run < runs; run++) {
            Folders.delete(study);
            DicomStudies.write(study, ++this.study, 10, SLICES);
            double seconds = store.store(List.of(List.of(study)), PDU);
            store.settle();
            if (run >= 0) {
                rates[run] = 10 * SLICES / seconds;
            }
        }
        report.measured("naohai, 1 association, instances, " + when, "/s", rates);
        return Report.median(rates);
    }

    /// What the peer was measured with: 5,000 studies of one instance each.
    private void searching(Report report, List<DicomWebServer> servers, OurStore store) throws Exception {
        int first = study + 1;
        study += SMALL;
        for (int i = 0; i < SMALL; i += 100) {
            var some = new ArrayList<byte[]>();
            for (int number = first + i; number < first + i + 100; number++) {
                some.add(DicomStudies.small(number));
            }
            for (var server : servers) {
                server.store(some);
            }
        }
        store.settle();
        Map<DicomWebServer, Map<String, String>> all = new LinkedHashMap<>();
        for (var server : servers) {
            all.put(server, queries(server));
        }
        for (var what : Objects.requireNonNull(all.get(servers.getFirst())).keySet()) {
            for (var server : servers) {
                var path = Objects.requireNonNull(all.get(server)).get(what);
                if (path != null) {
                    asked(report, server, what, SMALL, path);
                }
            }
        }
    }

    /// Identifiers are other ones here and there, so each is asked for its own.
    private static Map<String, String> queries(DicomWebServer server) throws IOException {
        var patient = found(server, "/studies?limit=1&offset=40", "00100020").getFirst();
        var accession = found(server, "/studies?limit=1&offset=40&includefield=00080050", "00080050");
        var queries = new LinkedHashMap<String, String>();
        queries.put("PatientID", "/studies?PatientID=" + patient);
        if (!accession.isEmpty()) {
            queries.put("AccessionNumber", "/studies?AccessionNumber=" + accession.getFirst());
        }
        queries.put(
                "PatientName with a wildcard, 50", "/studies?limit=50&PatientName=" + patient.substring(0, 6) + "*");
        queries.put("ModalitiesInStudy, 50", "/studies?limit=50&ModalitiesInStudy=MR");
        queries.put("all, 100", "/studies?limit=100");
        queries.put("all, 100 from 4,000 on", "/studies?limit=100&offset=4000");
        return queries;
    }

    private static void asked(Report report, DicomWebServer server, String what, int studies, String path)
            throws Exception {
        server.load(List.of(path), JSON, 1, ASKED / 2);
        var load = server.load(List.of(path), JSON, 1, ASKED);
        report.measured(
                "%s, %,d studies, QIDO-RS %s, p50 – p95".formatted(server.name(), studies, what),
                "ms",
                load.percentile(0.5),
                load.percentile(0.5),
                load.percentile(0.95));
        if (server.token() != null) {
            boolean so = load.percentile(0.5) <= 5 && load.percentile(0.95) <= 50;
            report.finding(
                    "QIDO-RS %s, %,d studies: p50 %.1f ms, p95 %.1f ms; wanted ≤ 5 and ≤ 50: %s.",
                    what, studies, load.percentile(0.5), load.percentile(0.95), held(so));
        }
    }

    private void growing(Report report, DicomWebServer server, OurStore store) throws Exception {
        for (int studies : GROWN) {
            store.growTo(studies);
            for (var query : queries(server).entrySet()) {
                asked(report, server, query.getKey(), studies, query.getValue());
            }
        }
    }

    /// All values of an attribute in a QIDO-RS answer.
    private static List<String> found(DicomWebServer server, String path, String tag) throws IOException {
        var said = new String(server.get(path, JSON), StandardCharsets.UTF_8);
        var matcher = Pattern.compile("\"" + tag + "\"\\s*:\\s*\\{[^}\\]]*\"Value\"\\s*:\\s*\\[\\s*\"([^\"]+)\"")
                .matcher(said);
        return matcher.results().map(found -> found.group(1)).toList();
    }
}
