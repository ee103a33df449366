package org.naohai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.naohai.collaboration.Tickets;

/// Signing in, over real HTTP.
class SignInTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void a_password_opens_a_session_whose_cookie_scripts_and_other_sites_cannot_use() {
        var wang = new Someone(server, "wang");
        var answer = signIn(wang.login(), Someone.PASSWORD);
        var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(server.get("/api/v1/session", "Cookie", cookie.split(";")[0]).body())
                .contains("\"login\":\"wang\"");

        server.send("DELETE", "/api/v1/session", "", "Cookie", cookie.split(";")[0], "X-Naohai", "1");
        assertThat(server.get("/api/v1/session", "Cookie", cookie.split(";")[0]).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_cookie_alone_changes_nothing_but_reads() {
        var feng = new Someone(server, "feng");
        var cookie = cookie(signIn(feng.login(), Someone.PASSWORD));
        assertThat(server.send("POST", "/api/v1/tokens", "{\"name\":\"x\"}", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send("POST", "/api/v1/tokens", "{\"name\":\"x\"}", "Cookie", cookie, "X-Naohai", "1")
                        .statusCode())
                .isEqualTo(201);
        assertThat(server.get("/api/v1/tokens", "Cookie", cookie).statusCode()).isEqualTo(200);
        assertThat(server.send("POST", "/api/v1/tokens", "{\"name\":\"y\"}", feng.bearer())
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void guessing_is_slowed_down_and_an_unknown_login_answers_like_a_wrong_password() {
        new Someone(server, "chen");
        var unknown = signIn("nobody-here", "a wrong password");
        var wrong = signIn("chen", "a wrong password");
        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
        for (int i = 0; i < 6; i++) {
            signIn("chen", "a wrong password");
        }
        assertThat(signIn("chen", Someone.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void a_ticket_signs_in_once() {
        var zhu = new Someone(server, "zhu");
        var ticket = server.bean(Tickets.class).issue(zhu.id());
        var first = server.get("/enter?ticket=" + ticket);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(server.get("/api/v1/session", "Cookie", cookie(first)).statusCode())
                .isEqualTo(200);
        var second = server.get("/enter?ticket=" + ticket);
        assertThat(second.headers().firstValue("Location")).contains("/sign-in?link=used");
        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_refusal_speaks_the_readers_language_and_carries_a_trace() {
        var chinese = server.get("/api/v1/projects", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5");
        assertThat(chinese.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(chinese.body()).contains("\"title\":\"尚未登录\"", "\"code\":\"NOT_SIGNED_IN\"");
        assertThat(chinese.body())
                .contains(chinese.headers().firstValue("X-Trace-Id").orElseThrow());
        assertThat(server.get("/api/v1/projects").body()).contains("Nobody is signed in");
    }

    @Test
    void no_inner_working_leaves_the_server() {
        var liu = new Someone(server, "liu");
        for (var body : new String[] {"{", "{\"name\":{}}", "[]", "\"x\"", "{\"expiresAt\":\"never\"}"}) {
            var answer = server.send("POST", "/api/v1/tokens", body, liu.bearer());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Exception", "org.naohai", "tools.jackson");
        }
        var deep = "{\"name\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        assertThat(server.send("POST", "/api/v1/tokens", deep, liu.bearer()).statusCode())
                .isEqualTo(400);
        var large = "{\"name\":\"" + "x".repeat(1 << 21) + "\"}";
        assertThat(server.send("POST", "/api/v1/tokens", large, liu.bearer()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void the_page_is_served_with_headers_that_keep_it_to_itself() {
        for (var path : new String[] {"/", "/datasets/1", "/index.html"}) {
            var page = server.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).contains("<title>page</title>");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "frame-ancestors 'none'");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-cache");
        }
        var asset = server.get("/assets/page-1a2b.js");
        assertThat(asset.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(server.get("/assets/none.js").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/nothing").statusCode()).isEqualTo(401);
        assertThat(server.get("/../../etc/passwd").statusCode()).isIn(400, 404);
    }

    @Test
    void secrets_on_disk_are_for_their_owner_only() throws Exception {
        try (var files = Files.walk(server.data().resolve("run"))) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(".secret"))
                    .toList()) {
                assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(server.data())))
                .isEqualTo("rwx------");
    }

    private HttpResponse<String> signIn(String login, String password) {
        return server.send(
                "POST", "/api/v1/session", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}");
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }
}
