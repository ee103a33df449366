package org.naohai.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.naohai.lake.Hashes;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;
import org.naohai.server.cli.AdminClient;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Resumable uploads as tus 1.0.0 describes them, over real HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadsTest {

    private final RunningServer server = RunningServer.get();
    private final Someone sender = new Someone(server, "tus-sender");
    private final String intake;

    UploadsTest() {
        AdminClient.call(server.data(), "project.add", Map.of("key", "TUS", "title", "Tus", "institution", "Tus"));
        AdminClient.call(server.data(), "member.add", Map.of("project", "TUS", "login", "tus-sender", "role", "owner"));
        intake = Study.open(server, sender, "TUS", "tus");
    }

    @Test
    void a_file_in_two_pieces_is_received_whole() {
        var upload = Study.begin(server, sender, intake, "two.txt", 10);
        assertThat(patch(upload, 0, "01234").headers().firstValue("Upload-Offset"))
                .hasValue("5");
        assertThat(offset(upload)).isEqualTo("5");
        assertThat(patch(upload, 5, "56789").statusCode()).isEqualTo(204);
        var received = server.get("/api/v1/intakes/" + intake + "/received", sender.bearer());
        assertThat(received.body()).contains("two.txt", Hashes.sha256("0123456789".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_piece_at_the_wrong_place_is_refused_and_changes_nothing() {
        var upload = Study.begin(server, sender, intake, "wrong-offset.txt", 10);
        patch(upload, 0, "01234");
        assertThat(patch(upload, 0, "01234").statusCode()).isEqualTo(409);
        assertThat(patch(upload, 7, "789").statusCode()).isEqualTo(409);
        assertThat(offset(upload)).isEqualTo("5");
    }

    @Test
    void a_piece_beyond_the_end_is_refused_and_changes_nothing() {
        var upload = Study.begin(server, sender, intake, "too-long.txt", 10);
        patch(upload, 0, "01234");
        assertThat(patch(upload, 5, "56789X").statusCode()).isEqualTo(413);
        assertThat(offset(upload)).isEqualTo("5");
        assertThat(patch(upload, 5, "56789").statusCode()).isEqualTo(204);
    }

    @Test
    void a_piece_that_is_not_what_its_checksum_says_does_not_count() {
        var upload = Study.begin(server, sender, intake, "checksum.txt", 10);
        assertThat(patch(upload, 0, "0123456789", "Upload-Checksum", "sha256 " + sha256("something else"))
                        .statusCode())
                .isEqualTo(460);
        assertThat(offset(upload)).isEqualTo("0");
        assertThat(patch(upload, 0, "0123456789", "Upload-Checksum", "md4 AAAA").statusCode())
                .isEqualTo(400);
        assertThat(patch(upload, 0, "0123456789", "Upload-Checksum", "sha256 " + sha256("0123456789"))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_terminated_upload_is_gone() {
        var upload = Study.begin(server, sender, intake, "terminated.txt", 10);
        assertThat(server.send("DELETE", upload, "", sender.bearer()).statusCode())
                .isEqualTo(204);
        assertThat(patch(upload, 0, "0123456789").statusCode()).isEqualTo(404);
        assertThat(server.send("DELETE", upload, "", sender.bearer()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_expired_upload_is_gone_when_the_next_one_begins() {
        var upload = Study.begin(server, sender, intake, "expired.txt", 10);
        server.bean("workerJdbc", JdbcClient.class)
                .sql("update acquisition.upload set expires_at = now() - interval '1 second' where upload_id = ?::uuid")
                .param(upload.substring(upload.lastIndexOf('/') + 1))
                .update();
        assertThat(patch(upload, 0, "0123456789").statusCode()).isEqualTo(404);
        Study.begin(server, sender, intake, "next.txt", 10);
        assertThat(server.send("HEAD", upload, "", sender.bearer()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_was_refused_is_called_by_its_name_to_its_sender_only() throws InterruptedException {
        var helper = new Someone(server, "tus-helper");
        AdminClient.call(
                server.data(), "member.add", Map.of("project", "TUS", "login", "tus-helper", "role", "contributor"));
        var mine = "/api/v1/intakes/" + Study.open(server, sender, "TUS", "tus-refused");
        var headers = sender.bearer();
        assertThat(server.sendBytes("POST", mine + "/files", link("Zanthippe.lnk"), "application/x-tar", headers)
                        .statusCode())
                .isEqualTo(200);
        server.send("POST", mine + "/commit", "", headers);
        while (server.get(mine, headers).body().contains("\"state\":\"processing\"")) {
            Thread.sleep(50);
        }
        assertThat(server.get(mine, headers).body()).contains("ARCHIVE_LINK", "Zanthippe.lnk");
        assertThat(server.get(mine, helper.bearer()).body())
                .contains("ARCHIVE_LINK")
                .doesNotContain("Zanthippe");
    }

    /// A tar stream that holds one symbolic link (POSIX.1-1988 ustar header).
    private static byte[] link(String name) {
        var tar = new byte[3 * 512];
        put(tar, 0, name);
        put(tar, 100, "0000644\0" + "0000000\0" + "0000000\0" + "00000000000\0" + "00000000000\0");
        put(tar, 148, "        2/etc/hosts");
        put(tar, 257, "ustar\00000");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i];
        }
        put(tar, 148, "%06o\0 ".formatted(sum));
        return tar;
    }

    private static void put(byte[] tar, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, tar, at, bytes.length);
    }

    private HttpResponse<String> patch(String upload, long offset, String piece, String... more) {
        var headers = new ArrayList<>(List.of(sender.bearer()));
        headers.addAll(List.of("Upload-Offset", "" + offset));
        headers.addAll(List.of(more));
        return server.sendBytes(
                "PATCH",
                upload,
                piece.getBytes(StandardCharsets.UTF_8),
                "application/offset+octet-stream",
                headers.toArray(String[]::new));
    }

    private String offset(String upload) {
        return server.send("HEAD", upload, "", sender.bearer())
                .headers()
                .firstValue("Upload-Offset")
                .orElseThrow();
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Hashes.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
