package org.naohai.perf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One tree on its way into one dataset over HTTP, and which of its files the server has acknowledged.
final class Sending {

    static final String PROJECT = "LONG";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FILES_A_REQUEST = 8;
    private static final long MOST_WAIT_NANOS = Duration.ofMinutes(3).toNanos();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI url;
    private final String token;
    private final String dataset;
    private final SortedMap<String, byte[]> tree;
    private final Set<String> acknowledged = new HashSet<>();
    private @Nullable UUID intake;
    private String language = "en";
    private int posted;

    Sending(URI url, String token, String dataset, SortedMap<String, byte[]> tree) {
        this.url = url;
        this.token = token;
        this.dataset = dataset;
        this.tree = tree;
    }

    /// The server's answer was none that was hoped for.
    static final class Answered extends IOException {
        private final int status;
        private final String body;

        Answered(String asked, int status, String body) {
            super(asked + ": " + status + " " + body);
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        String body() {
            return body;
        }
    }

    /// Files sent so far, again and again ones included.
    int posted() {
        return posted;
    }

    /// Of the answers to come.
    void answersIn(String other) {
        language = other;
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    @Nullable
    UUID intake() {
        return intake;
    }

    /// The whole way, as the command line goes it.
    ///
    /// - **fails** `IOException` where the server is away or out of order
    void send() throws IOException, InterruptedException {
        sendFiles();
        commit();
    }

    /// What the server has already is not sent again.
    void sendFiles() throws IOException, InterruptedException {
        open();
        var there = received();
        var missing = new ArrayList<>(tree.keySet());
        missing.removeAll(there);
        for (int i = 0; i < missing.size(); i += FILES_A_REQUEST) {
            post(missing.subList(i, Math.min(missing.size(), i + FILES_A_REQUEST)));
        }
    }

    private void commit() throws IOException, InterruptedException {
        call("POST", "/api/v1/intakes/" + intake + "/commit", BodyPublishers.noBody(), "application/json");
        var state = ended();
        if (!state.equals("done")) {
            throw new IOException("the import ended as " + state);
        }
    }

    private void open() throws IOException, InterruptedException {
        var body = JSON.writeValueAsString(Map.of("project", PROJECT, "dataset", dataset, "source", "long-suite"));
        intake = UUID.fromString(call("POST", "/api/v1/intakes", BodyPublishers.ofString(body), "application/json")
                .path("id")
                .asString());
    }

    Set<String> received() throws IOException, InterruptedException {
        var there = new HashSet<String>();
        for (var one : all("/api/v1/intakes/" + intake + "/received")) {
            there.add(one.path("path").asString());
        }
        return there;
    }

    private void post(List<String> paths) throws IOException, InterruptedException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            for (var path : paths) {
                var content = tree.getOrDefault(path, new byte[0]);
                var entry = new TarArchiveEntry(path);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        call(
                "POST",
                "/api/v1/intakes/" + intake + "/files",
                BodyPublishers.ofByteArray(bytes.toByteArray()),
                "application/x-tar");
        acknowledged.addAll(paths);
        posted += paths.size();
    }

    String state() throws IOException, InterruptedException {
        return get("/api/v1/intakes/" + intake).path("state").asString();
    }

    /// Waits for the end of a committed import.
    String ended() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + MOST_WAIT_NANOS;
        var state = state();
        while (state.equals("processing")) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the import does not end");
            }
            Thread.sleep(100);
            state = state();
        }
        return state;
    }

    /// Path → SHA-256 of everything the dataset lists; a path listed twice is a failure of its own.
    Map<String, String> listed() throws IOException, InterruptedException {
        var files = new TreeMap<String, String>();
        for (var file : all("/api/v1/datasets/" + datasetId() + "/files")) {
            if (files.put(file.path("path").asString(), file.path("sha256").asString()) != null) {
                throw new AssertionError("listed twice: " + file);
            }
        }
        return files;
    }

    String datasetId() throws IOException, InterruptedException {
        return get("/api/v1/intakes/" + intake).path("datasetId").asString();
    }

    byte[] content(String path) throws IOException, InterruptedException {
        var where = "/api/v1/datasets/" + datasetId() + "/files/content?path="
                + URLEncoder.encode(path, StandardCharsets.UTF_8);
        var answer = client.send(request(where).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, BodyPublishers.noBody(), "application/json");
    }

    private List<JsonNode> all(String path) throws IOException, InterruptedException {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = get(path + "?limit=200" + cursor);
            page.path("items").forEach(items::add);
            var next = page.path("next").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return items;
    }

    private JsonNode call(String method, String path, HttpRequest.BodyPublisher body, String type)
            throws IOException, InterruptedException {
        var answer = client.send(
                request(path).header("Content-Type", type).method(method, body).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new Answered(method + " " + path, answer.statusCode(), answer.body());
        }
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept-Language", language)
                .header("Authorization", "Bearer " + token);
    }
}
