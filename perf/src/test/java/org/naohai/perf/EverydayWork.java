package org.naohai.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What several people do at once: import, search, read lists and time lines, download, make and revoke tokens.
final class EverydayWork {

    private static final int LARGE_BYTES = 1_200_000;
    private static final int MOST_FAILURES = 20;
    private static final List<String> QUESTIONS = List.of("task-star", "参与者", "beh", "sub-03", "response", "年龄", "F");

    private final Victim server;
    private final String token;
    private final long seed;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Queue<Double>> milliseconds = new ConcurrentHashMap<>();
    private final AtomicInteger imported = new AtomicInteger();
    private final Map<Integer, Sent> last = new ConcurrentHashMap<>();

    EverydayWork(Victim server, String token, long seed) {
        this.server = server;
        this.token = token;
        this.seed = seed;
    }

    private record Sent(Sending sending, SortedMap<String, byte[]> tree) {}

    /// One kind of work, done again and again by one client.
    private interface Task {
        void once(Client client) throws IOException, InterruptedException;
    }

    /// Everything once, so that classes are loaded and pools open.
    void once() throws IOException, InterruptedException {
        try (var client = new Client(0)) {
            for (var task : tasks()) {
                task.once(client);
            }
        }
        requireNoFailure();
    }

    List<Future<Void>> start(ExecutorService threads, long end) {
        var running = new ArrayList<Future<Void>>();
        int number = 1;
        for (var task : tasks()) {
            for (int twice = 0; twice < 2; twice++) {
                int mine = number++;
                running.add(threads.submit(() -> work(mine, task, end)));
            }
        }
        return running;
    }

    private List<Task> tasks() {
        return List.of(this::imports, this::searches, this::reads, this::downloads, this::tokens);
    }

    private Void work(int number, Task task, long end) throws InterruptedException {
        try (var client = new Client(number)) {
            while (System.nanoTime() < end && failures.size() < MOST_FAILURES) {
                try {
                    task.once(client);
                } catch (IOException e) {
                    failures.add(e.toString());
                }
                Thread.sleep(20 + client.chance.nextInt(60));
            }
        }
        return null;
    }

    private void imports(Client client) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var name = "soak " + client.number + "-" + client.rounds++;
        var tree = Trees.small(name, LARGE_BYTES, client.chance);
        var sending = new Sending(server.url(), token, name, tree);
        sending.send();
        last.put(client.number, new Sent(sending, tree));
        imported.incrementAndGet();
        took("import", start);
    }

    private void searches(Client client) throws IOException, InterruptedException {
        var question = QUESTIONS.get(client.chance.nextInt(QUESTIONS.size()));
        client.get("search", "/api/v1/search?limit=20&q=" + URLEncoder.encode(question, StandardCharsets.UTF_8));
    }

    private void reads(Client client) throws IOException, InterruptedException {
        client.get("list", "/api/v1/home");
        client.get("list", "/api/v1/datasets?limit=50");
        var subjects = client.get("list", "/api/v1/subjects?limit=50").path("items");
        var subject = subjects.path(client.chance.nextInt(Math.max(1, subjects.size())));
        client.get("timeline", "/api/v1/subjects/" + subject.path("id").asString() + "/timeline");
        client.get("list", "/api/v1/recordings?limit=50");
    }

    private void downloads(Client client) throws IOException, InterruptedException {
        var datasets = client.get("list", "/api/v1/datasets?limit=50").path("items");
        var dataset = datasets.path(client.chance.nextInt(Math.max(1, datasets.size())))
                .path("id")
                .asString();
        var files = client.get("list", "/api/v1/datasets/" + dataset + "/files?limit=200")
                .path("items");
        var file = files.path(client.chance.nextInt(Math.max(1, files.size())));
        var bytes = client.bytes("/api/v1/datasets/" + dataset + "/files/content?path="
                + URLEncoder.encode(file.path("path").asString(), StandardCharsets.UTF_8));
        if (bytes.length != file.path("size").asLong()) {
            failures.add("download of " + bytes.length + " bytes: " + file);
        }
    }

    private void tokens(Client client) throws IOException, InterruptedException {
        var made = client.send("token", "POST", "/api/v1/tokens", "{\"name\": \"soak\"}", token);
        var fresh = made.path("token").asString();
        client.send("token", "GET", "/api/v1/projects", "", fresh);
        client.send("token", "DELETE", "/api/v1/tokens/" + made.path("id").asString(), "", token);
    }

    private void took(String what, long start) {
        milliseconds.computeIfAbsent(what, key -> new ConcurrentLinkedQueue<>()).add((System.nanoTime() - start) / 1e6);
    }

    void requireNoFailure() {
        assertThat(failures).isEmpty();
    }

    int imports() {
        return imported.get();
    }

    /// The newest import of each client file by file, and all projections against the whole record.
    void requireAgreement() throws Exception {
        for (var one : last.values()) {
            Agreement.check(server, one.sending(), one.tree());
        }
    }

    String told() {
        var words = new ArrayList<String>();
        milliseconds.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(kind -> {
            var sorted = kind.getValue().stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            words.add(String.format(
                    Locale.ROOT,
                    "%,d × %s (median %.0f ms, p95 %.0f)",
                    sorted.length,
                    kind.getKey(),
                    sorted[sorted.length / 2],
                    sorted[(int) (sorted.length * 0.95)]));
        });
        return String.join(", ", words);
    }

    /// One person with a connection and chance of her own.
    private final class Client implements AutoCloseable {

        private final HttpClient http = HttpClient.newHttpClient();
        private final int number;
        private final Random chance;
        private int rounds;

        Client(int number) {
            this.number = number;
            this.chance = new Random(seed + number);
        }

        JsonNode get(String what, String path) throws IOException, InterruptedException {
            return send(what, "GET", path, "", token);
        }

        JsonNode send(String what, String method, String path, String body, String as)
                throws IOException, InterruptedException {
            long start = System.nanoTime();
            var answer = http.send(
                    request(path, as)
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            took(what, start);
            require(answer.statusCode(), method + " " + path, answer.body());
            return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
        }

        byte[] bytes(String path) throws IOException, InterruptedException {
            long start = System.nanoTime();
            var answer = http.send(request(path, token).build(), BodyHandlers.ofByteArray());
            took("download", start);
            require(answer.statusCode(), path, "");
            return answer.body();
        }

        private void require(int status, String asked, String body) {
            if (status >= 300) {
                failures.add(asked + ": " + status + " " + body);
            }
        }

        private HttpRequest.Builder request(String path, String as) {
            return HttpRequest.newBuilder(server.url().resolve(path))
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", "Bearer " + as);
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
