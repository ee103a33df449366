package org.naohai.server.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.naohai.kernel.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `naohai login`: signs in with a password, makes an access token and keeps it for later commands.
@Command(name = "login")
final class LoginCommand implements Runnable {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Option(names = "--url", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(names = "--user", paramLabel = "LOGIN", required = true, descriptionKey = "login")
    private String login = "";

    @Option(names = "--password", interactive = true, arity = "0..1", required = true)
    private char[] password = {};

    @Override
    public void run() {
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            var signedIn = post(client, "session", Map.of("login", login, "password", new String(password)), "");
            var cookie = signedIn.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
            var made = post(client, "tokens", Map.of("name", "naohai login"), cookie);
            var token = JSON.readTree(made.body()).path("token").asString("");
            new ServerAddress(url, token).keep(ServerAddress.file());
            Say.line(Say.text("login.done", url.toString()));
        } catch (IOException e) {
            throw failed("no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
    }

    private HttpResponse<String> post(HttpClient client, String path, Map<String, ?> body, String cookie)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve("/api/v1/" + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-Naohai", "1")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw failed("status " + answer.statusCode());
        }
        return answer;
    }

    private Refused failed(String found) {
        return Refused.of(Refused.Kind.UNAVAILABLE, "SIGN_IN_FAILED", url.toString(), found, "a session");
    }
}
