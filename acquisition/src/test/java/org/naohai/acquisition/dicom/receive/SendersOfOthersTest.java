package org.naohai.acquisition.dicom.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.testkit.SharedData;

/// The senders of DCMTK against the port.
class SendersOfOthersTest {

    private final TestPort port = new TestPort();

    @AfterEach
    void closePort() {
        port.close();
    }

    @Test
    void echoscu_of_a_registered_title_succeeds_and_of_others_is_told_why() throws Exception {
        assertThat(run("echoscu", "-aet", "MR1", "-aec", "NAOHAI").code()).isZero();
        assertThat(run("echoscu", "-aet", "NOBODY", "-aec", "NAOHAI").output())
                .contains("Calling AE Title Not Recognized");
        assertThat(run("echoscu", "-aet", "MR1", "-aec", "OTHER").output()).contains("Called AE Title Not Recognized");
    }

    @ParameterizedTest
    @CsvSource({
        "-x=, CT_small.dcm, 1.2.840.10008.1.2.1",
        "-xi, MR_small_implicit.dcm, 1.2.840.10008.1.2",
        "-xb, MR_small_bigendian.dcm, 1.2.840.10008.1.2.2",
        "-xd, image_dfl.dcm, 1.2.840.10008.1.2.1.99",
        "-xr, MR_small_RLE.dcm, 1.2.840.10008.1.2.5",
        "-xy, examples_ybr_color.dcm, 1.2.840.10008.1.2.4.50",
        "-xx, JPEG-lossy.dcm, 1.2.840.10008.1.2.4.51",
        "-xv, MR_small_jp2klossless.dcm, 1.2.840.10008.1.2.4.90",
        "-xt, MR_small_jpeg_ls_lossless.dcm, 1.2.840.10008.1.2.4.80",
    })
    void storescu_stores_in_every_encoding_as_the_file_has_it(String proposed, String name, String syntax)
            throws Exception {
        var file = SharedData.find("imaging/dicom/transfer-syntax/" + name);
        assumeThat(file).isPresent();
        var sent = run("storescu", List.of(file.get().toString()), "-aet", "MR1", "-aec", "NAOHAI", "-R", proposed);
        assertThat(sent.code()).as(sent.output()).isZero();
        assertThat(port.deliveries.kept()).hasSize(1);
        var kept = port.deliveries.kept().getFirst();
        assertThat(kept.syntax().uid()).isEqualTo(syntax);
        if (!kept.syntax().deflated()) {
            assertThat(holdsMiddleOf(Files.readAllBytes(file.get()), kept.bytes()))
                    .isTrue();
        }
    }

    /// Whether some bytes out of the pixels are there: lengths and paddings DCMTK writes anew, and it deflates again.
    private static boolean holdsMiddleOf(byte[] file, byte[] kept) {
        int from = file.length * 2 / 3;
        var piece = new String(file, from, 200, StandardCharsets.ISO_8859_1);
        return new String(kept, StandardCharsets.ISO_8859_1).contains(piece);
    }

    @Test
    void storescu_sends_a_folder_over_one_association_in_units_of_any_length() throws Exception {
        var folder = SharedData.find("imaging/dicom/studyforrest-t1");
        assumeThat(folder).isPresent();
        var files = dicomFiles(folder.get());
        for (var pdu : List.of("4096", "16384", "131072")) {
            var sent = run(
                    "storescu",
                    List.of(folder.get().toString()),
                    "-aet",
                    "MR1",
                    "-aec",
                    "NAOHAI",
                    "+sd",
                    "+r",
                    "-pdu",
                    pdu);
            assertThat(sent.code()).as(sent.output()).isZero();
        }
        TestPort.await(() -> port.deliveries.closed() == 3);
        assertThat(port.deliveries.kept()).hasSize(3 * files);
        assertThat(port.deliveries.opened).hasSize(3);
    }

    private static int dicomFiles(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return (int) paths.filter(path -> path.toString().endsWith(".dcm")).count();
        }
    }

    private record Ran(int code, String output) {}

    private Ran run(String program, String... options) throws IOException, InterruptedException {
        return run(program, List.of(), options);
    }

    /// TCP_NODELAY: without it these programs wait 44 ms for each message.
    private Ran run(String program, List<String> files, String... options) throws IOException, InterruptedException {
        var path = Path.of("/usr/bin", program);
        if (!Files.isExecutable(path)) {
            System.err.println(program + " is not here (Debian: dcmtk), its tests are skipped");
        }
        assumeThat(path).isExecutable();
        var command = new ArrayList<>(List.of(path.toString()));
        command.addAll(Arrays.asList(options));
        command.add("127.0.0.1");
        command.add(Integer.toString(port.port.status().port()));
        command.addAll(files);
        var output = File.createTempFile("dcmtk", ".txt");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
            builder.environment().put("TCP_NODELAY", "1");
            int code = builder.start().waitFor();
            return new Ran(code, Files.readString(output.toPath()));
        } finally {
            Files.delete(output.toPath());
        }
    }
}
