package org.naohai.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.naohai.testkit.SharedData;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole application, once for all tests of this JVM: real PostgreSQL, real HTTP on a port of its own, no demo.
public final class RunningServer {

    private static final RunningServer INSTANCE = new RunningServer();

    private final ConfigurableApplicationContext context;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI url;

    private RunningServer() {
        try {
            var target = Files.createDirectories(SharedData.projectRoot().resolve("target/testkit"));
            var web = Files.createDirectories(target.resolve("web/assets")).getParent();
            Files.writeString(web.resolve("index.html"), "<!doctype html><title>page</title>");
            Files.writeString(web.resolve("assets/page-1a2b.js"), "export const page = 1");
            var data = Files.createTempDirectory(target, "server-");
            context = new SpringApplicationBuilder(Naohai.class)
                    .properties(Map.of(
                            "naohai.data",
                            data.toString(),
                            "naohai.demo",
                            "false",
                            "naohai.web",
                            web.toString(),
                            "naohai.dicom.port",
                            "-1",
                            "server.port",
                            "0"))
                    .run();
            url = URI.create("http://127.0.0.1:"
                    + ((WebServerApplicationContext) context).getWebServer().getPort());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(data)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static RunningServer get() {
        return INSTANCE;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public void publish(Object event) {
        context.publishEvent(event);
    }

    public int port() {
        return url.getPort();
    }

    public Path data() {
        return bean(NaohaiSettings.class).data();
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return sendBytes(method, path, body.getBytes(StandardCharsets.UTF_8), "application/json", headers);
    }

    public HttpResponse<String> sendBytes(
            String method, String path, byte[] body, String mediaType, String... headers) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", mediaType);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /// The first server-sent event of a stream that goes on, or the whole of an answer that is no stream.
    public HttpResponse<String> firstEvent(String path, String... headers) {
        var request = HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), FirstEvent::of);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void delete(Path data) {
        context.close();
        try (var paths = Files.walk(data)) {
            paths.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
