package org.naohai.server.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;
import org.naohai.server.cli.AdminClient;

/// Instances sent by HTTP stand in the archive, de-identified, and are found by QIDO-RS.
class StowRsTest {

    private static final RunningServer SERVER = RunningServer.get();
    private static final String TYPE = "multipart/related; type=\"application/dicom\"; boundary=B";
    private static final Someone OWNER = new Someone(SERVER, "stow-owner");
    private static final Someone READER = new Someone(SERVER, "stow-reader");
    private static final ArchivedStudy SENT = project();

    private static ArchivedStudy project() {
        AdminClient.call(SERVER.data(), "project.add", Map.of("key", "STOWED", "title", "web", "institution", "site"));
        AdminClient.call(
                SERVER.data(), "member.add", Map.of("project", "STOWED", "login", OWNER.login(), "role", "owner"));
        AdminClient.call(
                SERVER.data(), "member.add", Map.of("project", "STOWED", "login", READER.login(), "role", "reader"));
        return new ArchivedStudy(SERVER, "STOWED", "dunnart");
    }

    @Test
    void what_is_sent_is_found_in_its_project_under_other_uids() throws Exception {
        var answer = post("?project=STOWED&dataset=scans", TYPE, body(1, 3), OWNER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("00081199", SENT.instance(1), SENT.instance(3));

        var until = Instant.now().plus(Duration.ofSeconds(60));
        while (found().isEmpty() && Instant.now().isBefore(until)) {
            Thread.sleep(200);
        }
        assertThat(found()).contains("00201208").doesNotContain(SENT.study).doesNotContain("sub-dunnart");
    }

    @Test
    void who_may_not_contribute_and_what_is_no_multipart_are_refused() throws IOException {
        assertThat(post("?project=STOWED&dataset=scans", TYPE, body(7, 7), READER)
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("", TYPE, body(7, 7), OWNER).statusCode()).isEqualTo(400);
        assertThat(post("", TYPE, body(7, 7), READER).statusCode()).isEqualTo(404);
        assertThat(post("?project=STOWED&dataset=scans", "application/dicom", body(7, 7), OWNER)
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("?project=STOWED&dataset=scans", TYPE, "nothing".getBytes(StandardCharsets.US_ASCII), OWNER)
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/1.2.3?project=STOWED&dataset=scans", TYPE, body(7, 7), OWNER)
                        .statusCode())
                .isEqualTo(409);
    }

    private static String found() {
        return SERVER.get("/dicomweb/studies", READER.bearer()).body();
    }

    private static java.net.http.HttpResponse<String> post(String path, String type, byte[] body, Someone who) {
        return SERVER.sendBytes("POST", "/dicomweb/studies" + path, body, type, who.bearer());
    }

    private static byte[] body(int from, int to) throws IOException {
        var out = new ByteArrayOutputStream();
        for (int number = from; number <= to; number++) {
            out.write("--B\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(SENT.encoded(number).toBytes());
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.write("--B--\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
