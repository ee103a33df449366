package org.naohai.perf;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The program as a centre runs it: one scanner allowed, one rule that sends what it sends into a project. Nothing is
/// converted, as no peer converts.
final class OurStore implements StoreTarget {

    private static final int DICOM_PORT = 11_251;
    private static final Pattern TOKEN = Pattern.compile("nh_[A-Za-z0-9_-]+");

    private final ServerProcess server;

    OurStore(Path data) throws Exception {
        server = ServerProcess.start(
                data,
                Map.of("NAOHAI_DICOM_CONVERT_PROGRAM", "none"),
                "--no-demo",
                "--dicom-port",
                Integer.toString(DICOM_PORT));
        server.command("project", "add", "BENCH", "--title", "Bench", "--institution", "Bench");
        server.command("dicom", "peer", "add", "BENCH", "--name", "Bench");
        var said = TOKEN.matcher(server.command("token", "create", "--user", "admin"));
        if (!said.find()) {
            throw new IOException("no token");
        }
        rule(said.group());
    }

    private static void rule(String token) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + ServerProcess.PORT + "/api/v1/dicom/rules"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"name": "bench", "callingAe": "BENCH", "project": "BENCH", "dataset": "scans",
                         "subject": "auto", "session": "auto"}
                        """))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException("rule refused: " + answer.body());
            }
        }
    }

    @Override
    public String name() {
        return "naohai";
    }

    @Override
    public String title() {
        return "NAOHAI";
    }

    @Override
    public int port() {
        return DICOM_PORT;
    }

    @Override
    public List<String> inside() {
        return List.of();
    }

    @Override
    public double processorSeconds() throws IOException {
        return StoreTarget.processorSeconds(server.processes());
    }

    /// Everything is archived, checked and closed: nothing is done any more.
    @Override
    public void settle() throws InterruptedException {
        Thread.sleep(2_000);
        server.settle();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
