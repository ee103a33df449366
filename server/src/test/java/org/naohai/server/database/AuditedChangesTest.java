package org.naohai.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.naohai.collaboration.Accounts;
import org.naohai.kernel.Refused;
import org.naohai.postgres.Role;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;
import org.naohai.server.cli.AdminClient;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A change and its row in the audit log are there together or not at all.
class AuditedChangesTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void a_change_that_cannot_be_audited_is_not_made() {
        var administrator = new Someone(server, "boss2", Accounts.Administrator.YES);
        var tokens = server.get("/api/v1/tokens", administrator.bearer()).body();
        var owner =
                JdbcClient.create(server.bean(RunningDatabase.class).database().dataSource(Role.OWNER));
        owner.sql("revoke insert on governance.audit from naohai_app").update();
        try {
            for (var change : Map.of(
                            "/api/v1/people", "{\"login\":\"unheard\",\"administrator\":false}",
                            "/api/v1/institutions", "{\"key\":\"UNHEARD\",\"name\":{\"zh\":\"院\",\"en\":\"I\"}}",
                            "/api/v1/tokens", "{\"name\":\"unheard\"}",
                            "/api/v1/session/password",
                                    "{\"old\":\"" + Someone.PASSWORD + "\",\"new\":\"another password\"}")
                    .entrySet()) {
                assertThat(server.send("POST", change.getKey(), change.getValue(), administrator.bearer())
                                .statusCode())
                        .as(change.getKey())
                        .isGreaterThanOrEqualTo(500);
            }
            assertThatThrownBy(() -> AdminClient.call(server.data(), "user.add", Map.of("login", "unheard")))
                    .isInstanceOf(Refused.class);
        } finally {
            owner.sql("grant insert on governance.audit to naohai_app").update();
        }
        assertThat(server.get("/api/v1/people", administrator.bearer()).body()).doesNotContain("unheard");
        assertThat(server.get("/api/v1/institutions", administrator.bearer()).body())
                .doesNotContain("UNHEARD");
        assertThat(server.get("/api/v1/tokens", administrator.bearer()).body()).isEqualTo(tokens);
        assertThat(server.bean(Accounts.class).check("boss2", Someone.PASSWORD)).isPresent();
    }
}
