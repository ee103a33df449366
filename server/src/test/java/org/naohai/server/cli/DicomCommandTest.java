package org.naohai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.DicomPort;
import org.naohai.server.RunningServer;
import org.naohai.testkit.SharedData;

/// The commands of the terminal against the whole server: registered, heard, received.
class DicomCommandTest {

    private final RunningServer server = RunningServer.get();
    private final String port =
            Integer.toString(server.bean(DicomPort.class).status().port());

    @Test
    void a_registered_title_is_answered_and_its_instances_are_kept() {
        assertThat(run("dicom", "echo", "127.0.0.1", port, "NAOHAI", "--calling", "TERMINAL1"))
                .isEqualTo(1);
        assertThat(run("dicom", "peer", "add", "TERMINAL1", "--name", "terminal", "--data", data()))
                .isZero();
        assertThat(run("dicom", "peer", "list", "--data", data())).isZero();
        assertThat(run("dicom", "echo", "127.0.0.1", port, "NAOHAI", "--calling", "TERMINAL1"))
                .isZero();
        var images = SharedData.find("imaging/dicom/studyforrest-t1").map(Path::toString);
        assumeThat(images).isPresent();
        assertThat(run(
                        "dicom",
                        "send",
                        images.get(),
                        "--to",
                        "127.0.0.1:" + port,
                        "--aet",
                        "NAOHAI",
                        "--calling",
                        "TERMINAL1"))
                .isZero();
        assertThat(run("dicom", "peer", "remove", "TERMINAL1", "--data", data()))
                .isZero();
        assertThat(run("dicom", "echo", "127.0.0.1", port, "NAOHAI", "--calling", "TERMINAL1"))
                .isEqualTo(1);
    }

    @Test
    void who_cannot_be_reached_is_said_so() {
        assertThat(run("dicom", "echo", "127.0.0.1", Integer.toString(server.port()), "NAOHAI"))
                .isEqualTo(1);
        assertThat(run("dicom", "echo", "127.0.0.1", port, "NOT\\ONE")).isEqualTo(1);
        assertThat(run("dicom", "send", "/no/such/folder", "--to", "127.0.0.1:" + port, "--aet", "NAOHAI"))
                .isEqualTo(1);
        assertThat(run("dicom", "send", ".", "--to", "nowhere", "--aet", "NAOHAI"))
                .isEqualTo(1);
        assertThat(run("doctor", "--data", data())).isZero();
    }

    private String data() {
        return server.data().toString();
    }

    private static int run(String... arguments) {
        return Main.commandLine().execute(arguments);
    }
}
