package org.naohai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.collaboration.Accounts;

/// Requests that nobody sends by accident: each is refused as a bad request, none as a failure of the server.
class HostileRequestsTest {

    private final RunningServer server = RunningServer.get();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/datasets?project=%00",
                "/api/v1/subjects?q=%00",
                "/api/v1/quarantine?project=%00",
                "/api/v1/search?q=%ED%A0%80",
                "/api/v1/search?q=a&cursor=%FF%FE"
            })
    void a_query_that_is_no_text_is_a_bad_request(String path) {
        var xu = new Someone(server, "xu" + Math.abs(path.hashCode()));
        assertThat(server.get(path, xu.bearer()).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/%zz", "/api/v1/a%2fb", "/api/v1/..;/x", "/%00", "//"})
    void an_address_that_cannot_be_is_answered_as_a_problem(String address) throws Exception {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Accept: text/html\r\nAccept-Language: zh\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("application/problem+json")
                    .contains("\"code\":\"REQUEST_INVALID\"")
                    .doesNotContain("Jetty", "jetty", "<html");
        }
    }

    @Test
    void a_version_of_http_that_is_not_known_is_no_failure_of_the_server() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 505 ").contains("REQUEST_INVALID");
        }
    }

    @Test
    void what_a_body_lacks_is_named() {
        assertMissing("/api/v1/session", "{}", "login");
        assertMissing("/api/v1/session", "{\"login\":\"x\",\"password\":null}", "password");
        var root = new Someone(server, "root-of-bodies", Accounts.Administrator.YES).bearer();
        assertMissing("/api/v1/session/password", "{}", "old", root);
        assertMissing("/api/v1/projects", "{\"key\":\"HOSTILE\"}", "title", root);
        assertMissing("/api/v1/institutions", "{\"key\":\"HOSTILE\"}", "name", root);
        assertMissing("/api/v1/people", "{\"name\":\"x\",\"administrator\":false}", "login", root);
        assertMissing(
                "/api/v1/intakes",
                "{\"project\":\"A\",\"dataset\":\"b\",\"link\":{\"name\":\"x\"}}",
                "link.table",
                root);
    }

    @Test
    void a_name_with_a_zero_character_is_a_bad_request() {
        var he = new Someone(server, "he-zero").bearer();
        assertThat(server.send("POST", "/api/v1/tokens", "{\"name\":\"a\\u0000b\"}", he)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void tries_sent_all_at_once_are_slowed_down_like_tries_one_by_one() throws Exception {
        new Someone(server, "guessed-at-once");
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 12; i++) {
            tries.add(() -> server.send(
                            "POST", "/api/v1/session", "{\"login\":\"guessed-at-once\",\"password\":\"not this one\"}")
                    .statusCode());
        }
        int checked = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(tries)) {
                checked += one.get() == 401 ? 1 : 0;
            }
        }
        assertThat(checked).isBetween(1, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/session", "/api/v1/tokens", "/api/v1/nothing"})
    void who_still_sends_while_being_refused_reads_the_reason(String path) throws Exception {
        int half = 1 << 20;
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + 2 * half + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[half]);
            out.flush();
            Thread.sleep(300);
            out.write(new byte[half]);
            out.flush();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).containsPattern("^HTTP/1.1 4(01|13) ").contains("\"code\"");
        }
    }

    @Test
    void three_hundred_senders_that_say_no_more_do_not_keep_the_others_waiting() throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = new Socket("127.0.0.1", server.port());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 1000\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            var before = System.nanoTime();
            assertThat(server.get("/actuator/health").statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    private void assertMissing(String path, String body, String field, String... headers) {
        var answer = server.send("POST", path, body, headers);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"REQUEST_INVALID\"", "\"field\":\"" + field + "\"");
    }
}
