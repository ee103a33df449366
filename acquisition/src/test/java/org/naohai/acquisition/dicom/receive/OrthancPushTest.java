package org.naohai.acquisition.dicom.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.testkit.SharedData;

/// Orthanc, another archive, pushes to the port by C-STORE. It listens for HTTP at this machine alone.
@Tag("long")
class OrthancPushTest {

    private static final Path ORTHANC = Path.of("/usr/sbin/Orthanc");

    @TempDir
    private Path folder;

    private final TestPort port = new TestPort();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void closePort() {
        port.close();
    }

    @Test
    void what_orthanc_pushes_arrives_and_its_echo_is_answered() throws Exception {
        if (!Files.isExecutable(ORTHANC)) {
            System.err.println("Orthanc is not here (Debian: orthanc), its test is skipped");
        }
        assumeThat(ORTHANC).isExecutable();
        var images = SharedData.find("imaging/dicom/studyforrest-t1");
        assumeThat(images).isPresent();
        int http = freePort();
        Files.writeString(folder.resolve("orthanc.json"), configuration(http));
        var orthanc = new ProcessBuilder(
                        ORTHANC.toString(), folder.resolve("orthanc.json").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile())
                .start();
        try {
            var base = "http://127.0.0.1:" + http;
            TestPort.await(() -> answers(base));
            assertThat(post(base + "/modalities/naohai/echo", "{}".getBytes())).isEqualTo(200);
            int files = 0;
            try (Stream<Path> paths = Files.walk(images.get())) {
                for (var file :
                        (Iterable<Path>) paths.filter(one -> one.toString().endsWith(".dcm"))::iterator) {
                    assertThat(post(base + "/instances", Files.readAllBytes(file)))
                            .isEqualTo(200);
                    files++;
                }
            }
            var studies = get(base + "/studies").replaceAll("[\\[\\]\\s]", "");
            for (var study : studies.split(",")) {
                assertThat(post(base + "/modalities/naohai/store", study.getBytes()))
                        .isEqualTo(200);
            }
            assertThat(port.deliveries.kept()).hasSize(files).allSatisfy(one -> {
                assertThat(one.sender().callingAe()).isEqualTo("ORTHANC");
                assertThat(one.bytes()).hasSizeGreaterThan(10_000);
            });
        } finally {
            orthanc.destroy();
            orthanc.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private String configuration(int http) {
        return """
                {"StorageDirectory": "%1$s/storage", "IndexDirectory": "%1$s/storage", "HttpServerEnabled": true,
                 "HttpBindAddress": "127.0.0.1", "HttpPort": %2$d, "RemoteAccessAllowed": false, "AuthenticationEnabled": false,
                 "DicomServerEnabled": false, "DicomAet": "ORTHANC", "Plugins": [],
                 "DicomModalities": {"naohai": ["NAOHAI", "127.0.0.1", %3$d]}}
                """.formatted(folder, http, port.port.status().port());
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private boolean answers(String base) {
        try {
            return get(base + "/system").contains("Version");
        } catch (IOException notYet) {
            return false;
        }
    }

    private String get(String address) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address))).body();
    }

    private int post(String address, byte[] body) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofByteArray(body)))
                .statusCode();
    }

    private java.net.http.HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
