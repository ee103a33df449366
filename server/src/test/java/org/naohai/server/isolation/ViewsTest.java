package org.naohai.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.naohai.collaboration.Collaboration;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;
import org.naohai.server.cli.AdminClient;
import org.naohai.testkit.Await;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Derived views: for who may read the recording, by session, bearer, ticket or signature, and for nobody else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewsTest {

    private final RunningServer server = RunningServer.get();
    private final Populated study = new Populated(server, "kestrel");
    private final Someone reader = new Someone(server, "kestrel-reader");
    private final Someone stranger = new Someone(server, "kestrel-stranger");
    private final String image;

    ViewsTest() throws InterruptedException {
        AdminClient.call(
                server.data(),
                "member.add",
                Map.of("project", study.project, "login", reader.login(), "role", "reader"));
        image = Objects.requireNonNull(study.ids.get("recordings/id")).stream()
                .filter(id -> !views(id).path("firstImage").isNull())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_first_image_and_the_pyramid_open_with_a_ticket_a_token_or_a_signature() throws Exception {
        var first = views(image).path("firstImage");
        var url = first.path("url").asString("");
        assertThat(server.get(url).statusCode()).isEqualTo(401);
        assertThat(server.get(url, stranger.bearer()).statusCode()).isEqualTo(404);
        var byToken = server.get(url, reader.bearer());
        assertThat(byToken.statusCode()).isEqualTo(200);
        assertThat(byToken.headers().firstValue("Cache-Control")).contains("private, max-age=31536000, immutable");
        var ticket = cookie(byToken);
        assertThat(server.get(url, "Cookie", ticket).statusCode()).isEqualTo(200);
        var other = url.replaceFirst("/[0-9a-f]{64}/", "/" + "ab".repeat(32) + "/");
        assertThat(server.get(other, "Cookie", ticket).statusCode()).isEqualTo(401);
        assertThat(server.get(other, reader.bearer()).statusCode()).isEqualTo(404);
        assertThat(server.get(url.replace(image, new UUID(1, 2).toString()), "Cookie", ticket)
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.get(first.path("signedUrl").asString("")).statusCode())
                .isEqualTo(200);
        assertThat(server.get(url.replace("first-image", "zarr.json"), "Cookie", ticket)
                        .statusCode())
                .isEqualTo(401);
        Await.until(Duration.ofSeconds(30), () -> !views(image).path("zarr").isNull());
        var zarr = views(image).path("zarr").path("url").asString("");
        var part = server.get(zarr + "0/c/0/0/0", "Cookie", ticket, "Range", "bytes=-4");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValueAsLong("Content-Length")).hasValue(4);
        assertThat(server.get(zarr + "0/c/0/0/0", "Cookie", ticket, "Range", "bytes=999999999-")
                        .statusCode())
                .isEqualTo(416);
        assertThat(server.get(zarr + "9/zarr.json", reader.bearer()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void who_is_no_reader_learns_nothing() {
        assertThat(server.get("/api/v1/recordings/" + image + "/views", stranger.bearer())
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/recordings/" + image + "/views").statusCode())
                .isEqualTo(401);
    }

    @Test
    void who_is_no_reader_any_more_is_let_in_no_more_once_the_ticket_ends() {
        var leaver = new Someone(server, "kestrel-leaver");
        AdminClient.call(
                server.data(),
                "member.add",
                Map.of("project", study.project, "login", leaver.login(), "role", "reader"));
        var url = views(image).path("firstImage").path("url").asString("");
        assertThat(server.get(url, leaver.bearer()).statusCode()).isEqualTo(200);
        var project = server.bean(Collaboration.class)
                .findProject(study.project)
                .orElseThrow()
                .id();
        server.bean(Collaboration.class).removeMember(project, leaver.id());
        assertThat(server.get(url, leaver.bearer()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_post_goes_past_the_views() {
        assertThat(server.send("POST", "/seen/" + image + "/" + "ab".repeat(32) + "/first-image", "x", reader.bearer())
                        .statusCode())
                .isEqualTo(405);
    }

    private JsonNode views(String id) {
        var answer = server.get("/api/v1/recordings/" + id + "/views", reader.bearer());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String cookie(HttpResponse<String> answer) {
        var set = answer.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith("naohai_seen="))
                .findFirst()
                .orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Strict", "Max-Age=300", "Path=/seen/");
        return set.substring(0, set.indexOf(';'));
    }
}
