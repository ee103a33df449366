package org.naohai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.DicomPort;
import org.naohai.collaboration.Accounts;
import org.naohai.server.cli.AdminClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who may send by DICOM, as administrators set it over HTTP and over the admin socket.
class DicomPeersTest {

    private static final String PEERS = "/api/v1/dicom/peers";

    private final RunningServer server = RunningServer.get();

    @Test
    void administrators_register_list_and_remove_senders() {
        var administrator = new Someone(server, "pacs-manager", Accounts.Administrator.YES);
        var body = "{\"ae\":\"TESLA7\",\"name\":\"Terra\",\"host\":\"10.0.0.7\",\"port\":104}";
        assertThat(server.send("POST", PEERS, body, administrator.bearer()).statusCode())
                .isEqualTo(201);
        assertThat(server.send("POST", PEERS, body, administrator.bearer()).statusCode())
                .isEqualTo(409);
        assertThat(server.get(PEERS, administrator.bearer()).body()).contains("TESLA7", "Terra");
        assertThat(json(PEERS + "?limit=1", administrator).path("items")).hasSize(1);
        assertThat(server.send("DELETE", PEERS + "/TESLA7", "", administrator.bearer())
                        .statusCode())
                .isEqualTo(204);
        assertThat(server.send("DELETE", PEERS + "/TESLA7", "", administrator.bearer())
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/audit", administrator.bearer()).body())
                .contains("dicom-peer.add", "dicom-peer.remove");
    }

    @Test
    void the_port_says_where_it_listens() {
        var administrator = new Someone(server, "pacs-manager-2", Accounts.Administrator.YES);
        var port = json("/api/v1/dicom/port", administrator);
        assertThat(port.path("state").asString("")).isEqualTo("listening");
        assertThat(port.path("port").asInt(0))
                .isEqualTo(server.bean(DicomPort.class).status().port())
                .isPositive();
    }

    @Test
    void for_others_there_is_no_such_page() {
        var owner = new Someone(server, "pacs-stranger");
        assertThat(server.get(PEERS, owner.bearer()).statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/dicom/port", owner.bearer()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_command_line_does_it_over_the_admin_socket() {
        AdminClient.call(server.data(), "dicom.peer.add", Map.of("ae", "SOCKET1", "name", "x"));
        assertThat(AdminClient.call(server.data(), "dicom.peer.list", Map.of()).toString())
                .contains("SOCKET1");
        AdminClient.call(server.data(), "dicom.peer.remove", Map.of("ae", "SOCKET1"));
        var status = AdminClient.call(server.data(), "status", Map.of()).path("dicom");
        assertThat(status.path("ae").asString("")).isEqualTo("NAOHAI");
        assertThat(status.path("state").asString("")).isEqualTo("listening");
    }

    private JsonNode json(String path, Someone who) {
        return JsonMapper.shared().readTree(server.get(path, who.bearer()).body());
    }
}
