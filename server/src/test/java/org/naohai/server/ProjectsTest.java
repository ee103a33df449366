package org.naohai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.naohai.collaboration.Accounts;
import org.naohai.server.cli.AdminClient;

/// Projects and people as administrators, owners, readers and strangers see them, over real HTTP.
class ProjectsTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void a_stranger_sees_nothing_of_a_project_and_its_owner_manages_it() {
        var administrator = new Someone(server, "boss", Accounts.Administrator.YES);
        var owner = new Someone(server, "owner1");
        var reader = new Someone(server, "reader1");
        var stranger = new Someone(server, "stranger1");
        made(server.send(
                        "POST",
                        "/api/v1/institutions",
                        "{\"key\":\"INST1\",\"name\":{\"zh\":\"医院\",\"en\":\"Hospital\"}}",
                        administrator.bearer())
                .statusCode());
        made(server.send(
                        "POST",
                        "/api/v1/projects",
                        "{\"key\":\"SECRET1\",\"title\":{\"zh\":\"题\",\"en\":\"Title\"},\"institution\":\"INST1\"}",
                        administrator.bearer())
                .statusCode());
        AdminClient.call(server.data(), "member.add", Map.of("project", "SECRET1", "login", "owner1", "role", "owner"));

        var asOwner = server.send(
                "POST",
                "/api/v1/projects/SECRET1/members",
                "{\"login\":\"reader1\",\"role\":\"reader\"}",
                owner.bearer());
        assertThat(asOwner.statusCode()).isEqualTo(200);
        assertThat(server.get("/api/v1/projects", reader.bearer()).body()).contains("SECRET1");
        assertThat(server.get("/api/v1/projects/SECRET1", reader.bearer()).body())
                .contains("reader1");

        for (var path : new String[] {"/api/v1/projects", "/api/v1/institutions", "/api/v1/session"}) {
            assertThat(server.get(path, stranger.bearer()).body()).doesNotContain("SECRET1", "INST1");
        }
        for (var path : new String[] {"/api/v1/projects/SECRET1", "/api/v1/people", "/api/v1/audit"}) {
            assertThat(server.get(path, stranger.bearer()).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        var member = "{\"login\":\"stranger1\",\"role\":\"owner\"}";
        assertThat(server.send("POST", "/api/v1/projects/SECRET1/members", member, reader.bearer())
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.send("POST", "/api/v1/people", "{\"login\":\"x\",\"administrator\":true}", owner.bearer())
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/audit", owner.bearer()).body()).contains("member.set");
    }

    @Test
    void the_admin_socket_verifies_the_audit_log_and_gives_tokens() {
        new Someone(server, "robot");
        var token = AdminClient.call(server.data(), "token.create", Map.of("login", "robot"))
                .path("token")
                .asString("");
        assertThat(server.get("/api/v1/session", "Authorization", "Bearer " + token)
                        .body())
                .contains("robot");
        assertThat(AdminClient.call(server.data(), "audit.verify", Map.of())
                        .path("root")
                        .asString(""))
                .isNotEmpty();
    }

    @Test
    void the_token_of_an_import_on_this_machine_is_given_back() {
        var boss = new Someone(server, "boss3", Accounts.Administrator.YES);
        AdminClient.call(server.data(), "project.add", Map.of("key", "BACK", "title", "Back", "institution", "Back"));
        AdminClient.call(server.data(), "member.add", Map.of("project", "BACK", "login", "boss3", "role", "owner"));
        var token = AdminClient.call(server.data(), "import.token", Map.of("project", "BACK"));
        var bearer =
                new String[] {"Authorization", "Bearer " + token.path("token").asString("")};
        assertThat(server.get("/api/v1/session", bearer).statusCode()).isEqualTo(200);
        AdminClient.call(
                server.data(),
                "import.token-back",
                Map.of(
                        "login", token.path("login").asString(""),
                        "id", token.path("id").asString("")));
        assertThat(server.get("/api/v1/session", bearer).statusCode()).isEqualTo(401);
        assertThat(server.get("/api/v1/audit", boss.bearer()).body()).contains("token.revoke", "institution.add");
    }

    private static void made(int status) {
        assertThat(status).isEqualTo(201);
    }
}
