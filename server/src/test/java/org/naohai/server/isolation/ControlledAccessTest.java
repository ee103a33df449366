package org.naohai.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;

/// A controlled dataset: announced to everyone with an account, read by grant, and closed again when it is revoked.
class ControlledAccessTest {

    private final RunningServer server = RunningServer.get();

    @Test
    void a_controlled_dataset_is_read_by_grant_and_no_longer_than_the_grant() throws InterruptedException {
        var study = new Populated(server, "bilby");
        var guest = new Someone(server, "bilby-visitor");
        var dataset = "/api/v1/datasets/" + study.first("datasets/id");
        var recording = "/api/v1/recordings/" + study.first("recordings/id");
        assertThat(status("GET", dataset, "", guest)).isEqualTo(404);

        assertThat(status("PATCH", dataset, "{\"access\":\"controlled\"}", study.owner))
                .isEqualTo(200);
        assertThat(status("GET", dataset, "", guest)).isEqualTo(200);
        assertThat(status("GET", dataset + "/files", "", guest)).isEqualTo(404);
        assertThat(status("GET", recording, "", guest)).isEqualTo(404);

        assertThat(status("POST", dataset + "/grants", "{\"login\":\"bilby-visitor\"}", study.owner))
                .isEqualTo(400);
        var grant = "{\"login\":\"bilby-visitor\",\"reason\":\"thesis\"}";
        assertThat(status("POST", dataset + "/grants", grant, guest)).isEqualTo(404);
        assertThat(status("POST", dataset + "/grants", grant, study.owner)).isEqualTo(201);
        assertThat(server.get(dataset, study.owner.bearer()).body()).contains("bilby-visitor", "\"via\":\"grant\"");
        assertThat(status("GET", dataset + "/files", "", guest)).isEqualTo(200);
        assertThat(status("GET", recording, "", guest)).isEqualTo(200);
        assertThat(status("PATCH", dataset, "{\"title\":\"mine\"}", guest)).isEqualTo(403);
        assertThat(server.get("/api/v1/subjects/" + study.first("subjects/id") + "/identities", guest.bearer())
                        .statusCode())
                .isEqualTo(404);

        assertThat(status("DELETE", dataset + "/grants/bilby-visitor", "", study.owner))
                .isEqualTo(204);
        assertThat(status("DELETE", dataset + "/grants/bilby-visitor", "", study.owner))
                .isEqualTo(404);
        assertThat(status("GET", dataset + "/files", "", guest)).isEqualTo(404);
        assertThat(status("GET", recording, "", guest)).isEqualTo(404);
        assertThat(server.get("/api/v1/audit?limit=200", study.owner.bearer()).body())
                .contains("grant.add", "grant.revoke");
    }

    private int status(String method, String path, String body, Someone by) {
        return server.send(method, path, body, by.bearer()).statusCode();
    }
}
