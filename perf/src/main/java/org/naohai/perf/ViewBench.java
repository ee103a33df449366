package org.naohai.perf;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A T1 of 256³ in the browser over 100 Mbit/s and 20 ms: from a click to three planes, against NiiVue on the whole
/// `.nii.gz` over the same link.
final class ViewBench implements Benchmark {

    private static final double BYTES_A_SECOND = 100e6 / 8;
    private static final long CROSSING = 10;
    private static final int SIDE = 256;
    private static final Pattern TOKEN = Pattern.compile("nh_[A-Za-z0-9_-]+");
    private static final Pattern TICKET = Pattern.compile("/enter\\?ticket=\\S+");

    @Override
    public String name() {
        return "view";
    }

    @Override
    public String question() {
        return "a click to three planes of a 256³ T1 over 100 Mbit/s and 20 ms, against NiiVue on the whole file";
    }

    @Override
    public void run(Report report, int runs) throws Exception {
        var folder = Folders.scratch("view");
        var bids = folder.resolve("bids");
        Phantom.write(bids.resolve("sub-01/anat/sub-01_T1w.nii.gz"), SIDE);
        Files.writeString(bids.resolve("dataset_description.json"), "{\"Name\":\"view\",\"BIDSVersion\":\"1.10.0\"}");
        try (var server = ServerProcess.start(folder.resolve("data"), "--no-demo");
                var link = new ShapedLink(ServerProcess.PORT, BYTES_A_SECOND, CROSSING)) {
            server.command("project", "add", "VIEW", "--title", "View", "--institution", "View");
            server.command("import", bids.toString(), "--project", "VIEW", "--dataset", "view");
            var token = found(TOKEN, server.command("token", "create", "--user", "admin"));
            var recording = first(get(token, "/recordings?limit=10"), "T1w");
            pyramid(token, recording.path("id").asString(""));
            long whole = Files.size(bids.resolve("sub-01/anat/sub-01_T1w.nii.gz"));
            link(report, link, token, recording.path("id").asString(""), whole);
            var said = browser(
                    link.port(),
                    found(TICKET, server.command("link")),
                    recording.path("subject").path("id").asString(""),
                    recording.path("id").asString(""),
                    runs);
            tell(report, said, whole);
        } finally {
            Folders.delete(folder);
        }
    }

    private static String found(Pattern pattern, String said) throws IOException {
        var found = pattern.matcher(said);
        if (!found.find()) {
            throw new IOException("no " + pattern + " in: " + said);
        }
        return found.group();
    }

    private static JsonNode first(JsonNode list, String suffix) throws IOException {
        return StreamSupport.stream(list.path("items").spliterator(), false)
                .filter(one -> one.path("suffix").asString("").equals(suffix))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + suffix));
    }

    private static JsonNode get(String token, String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(fetch(token, ServerProcess.PORT, path));
    }

    private static byte[] fetch(String token, int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(path + " answered " + answer.statusCode());
            }
            return answer.body();
        }
    }

    /// Waits until it is made: what is measured is looking, not making.
    private static void pyramid(String token, String recording) throws IOException, InterruptedException {
        while (get(token, "/recordings/" + recording + "/views").path("zarr").isNull()) {
            Thread.sleep(500);
        }
    }

    /// A plain download has to take what the link promises.
    private static void link(Report report, ShapedLink link, String token, String recording, long whole)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        fetch(token, link.port(), "/recordings/" + recording + "/image");
        double seconds = (System.nanoTime() - start) / 1e9;
        double due = whole / BYTES_A_SECOND + 4 * CROSSING / 1e3;
        report.finding("the link: %.1f MB in %.2f s, due %.2f s.", whole / 1e6, seconds, due);
        if (Math.abs(seconds - due) > 0.15 * due) {
            throw new IOException("the link is not what it should be");
        }
    }

    private static JsonNode browser(int port, String enter, String subject, String recording, int runs)
            throws IOException, InterruptedException {
        var web = Machine.home().resolve("web");
        var words = List.of(
                node().toString(),
                Machine.home().resolve("perf/view/first-image.mjs").toString(),
                "http://127.0.0.1:" + port,
                enter,
                subject,
                recording,
                Integer.toString(runs));
        var builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("WEB", web.toString());
        var running = builder.start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (running.waitFor() != 0) {
            throw new IOException("the browser failed: " + said);
        }
        return JsonMapper.shared().readTree(said);
    }

    private static Path node() {
        var own = Machine.home().resolve(".naohai/node/bin/node");
        return Files.exists(own) ? own : Path.of("node");
    }

    private static void tell(Report report, JsonNode said, long whole) {
        var painted = values(said.path("ours"), "painted");
        var fine = values(said.path("ours"), "fine");
        var bytes = values(said.path("ours"), "bytes");
        var peer = values(said.path("peer"), "painted");
        report.measured("naohai, click to three planes", "ms", painted);
        report.measured("naohai, click to the finest voxels of the three planes", "ms", fine);
        report.measured("NiiVue, click to three planes of the whole file", "ms", peer);
        report.measured("naohai, bytes to three planes, code of the viewer included", "kB", thousands(bytes));
        report.measured("NiiVue, bytes", "kB", thousands(values(said.path("peer"), "bytes")));
        double ratio = Report.median(peer) / Report.median(painted);
        report.finding("%.1f × sooner than NiiVue; wanted ≥ 15: %s.", ratio, held(ratio >= 15));
        double share = Report.median(bytes) / whole;
        report.finding("%.1f %% of the bytes of the file; wanted ≤ 2: %s.", 100 * share, held(share <= 0.02));
        double floor = 4 * CROSSING + 1e3 * Report.median(bytes) / BYTES_A_SECOND;
        double over = Report.median(painted) / floor;
        report.finding(
                "%.2f × the floor of two round trips and the bytes (%.0f ms); wanted ≤ 1.25: %s.",
                over, floor, held(over <= 1.25));
    }

    private static double[] values(JsonNode runs, String name) {
        return StreamSupport.stream(runs.spliterator(), false)
                .mapToDouble(run -> run.path(name).asDouble())
                .toArray();
    }

    private static double[] thousands(double[] bytes) {
        return java.util.Arrays.stream(bytes).map(one -> one / 1e3).toArray();
    }

    private static String held(boolean so) {
        return so ? "held" : "not held";
    }
}
