package org.naohai.server.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The intake API of a server, as one person.
final class Connection implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// A stream of files may take as long as it takes; the server's sync at its end too.
    private static final Duration LONG_PATIENCE = Duration.ofHours(24);

    private static final int TRIES = 60;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /// Read by the JDK's client before its first request: with its default of 16 KiB a large file makes sixteen
    /// times as many calls of the system at both ends.
    private static final String BUFFER_PROPERTY = "jdk.httpclient.bufsize";

    static {
        System.setProperty(BUFFER_PROPERTY, Integer.toString(1 << 18));
    }

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI url;
    private final String token;

    Connection(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    /// The server's answer where it refuses: status and RFC 9457 body.
    static final class Answered extends IOException {
        private final int status;
        private final transient JsonNode body;

        Answered(int status, JsonNode body) {
            super(status + " " + body.path("code").asString("") + " "
                    + body.path("title").asString(""));
            this.status = status;
            this.body = body;
        }

        int status() {
            return status;
        }

        JsonNode body() {
            return body;
        }
    }

    JsonNode open(String project, String dataset, String source, @Nullable Map<String, ?> link)
            throws IOException, InterruptedException {
        var opening = new HashMap<String, Object>(Map.of("project", project, "dataset", dataset, "source", source));
        if (link != null) {
            opening.put("link", link);
        }
        return post("/api/v1/intakes", opening);
    }

    /// Path → sha256 of what the server has already.
    Map<String, String> received(String intake) throws IOException, InterruptedException {
        var all = new HashMap<String, String>();
        var cursor = "";
        do {
            var page = get("/api/v1/intakes/" + intake + "/received?limit=200&cursor="
                    + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
            page.path("items")
                    .forEach(item -> all.put(
                            item.path("path").asString(""), item.path("sha256").asString("")));
            cursor = page.path("next").isNull() ? "" : page.path("next").asString("");
        } while (!cursor.isEmpty());
        return all;
    }

    JsonNode send(String intake, InputStream tar) throws IOException, InterruptedException {
        return answer(request("/api/v1/intakes/" + intake + "/files")
                .timeout(LONG_PATIENCE)
                .header("Content-Type", "application/x-tar")
                .POST(BodyPublishers.ofInputStream(() -> tar))
                .build());
    }

    JsonNode commit(String intake) throws IOException, InterruptedException {
        return post("/api/v1/intakes/" + intake + "/commit", Map.of());
    }

    JsonNode project(String key) throws IOException, InterruptedException {
        return get("/api/v1/projects/" + URLEncoder.encode(key, StandardCharsets.UTF_8));
    }

    JsonNode intake(String intake) throws IOException, InterruptedException {
        return get("/api/v1/intakes/" + intake);
    }

    /// Asks again while the server is away: it may be starting anew, and goes on where it was.
    private JsonNode get(String path) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return answer(request(path).timeout(PATIENCE).GET().build());
            } catch (Answered e) {
                if (e.status() < 500 || attempt == TRIES) {
                    throw e;
                }
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return answer(request(path)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode body;
        try {
            body = JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (tools.jackson.core.JacksonException e) {
            body = JSON.readTree("{}");
        }
        if (answer.statusCode() >= 300) {
            throw new Answered(answer.statusCode(), body);
        }
        return body;
    }

    @Override
    public void close() {
        client.close();
    }
}
