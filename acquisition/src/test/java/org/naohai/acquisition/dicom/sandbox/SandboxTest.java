package org.naohai.acquisition.dicom.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.dicom.sandbox.Ran.Ended;
import org.naohai.acquisition.dicom.sandbox.Ran.Limit;
import org.naohai.acquisition.dicom.sandbox.Ran.Overran;
import org.naohai.acquisition.dicom.sandbox.Sandbox.Unsandboxed;

/// Programs that want more than they get. Each is a shell script under the same walls as the real ones.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SandboxTest {

    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    private Path data;

    @TempDir
    private Path programs;

    private final Sandbox sandbox = new Sandbox(Unsandboxed.REFUSED);
    private PrivateFolder folder;

    @BeforeEach
    void open() throws IOException {
        if (!sandbox.usable()) {
            System.err.println("NOT TESTED: bubblewrap is missing or may not make namespaces here");
        }
        assumeTrue(sandbox.usable());
        folder = PrivateFolder.in(data.resolve("tmp"));
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void close() throws IOException {
        if (folder != null) {
            folder.close();
            try (var left = Files.list(data.resolve("tmp"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void a_program_reads_its_input_and_writes_its_output() throws Exception {
        Files.writeString(folder.input().resolve("a"), "hello");
        var ended = (Ended) run("tr a-z A-Z < $1/a > $2/b; cat; echo no >&2; exit 3", "from stdin");
        assertThat(ended.exit()).isEqualTo(3);
        assertThat(text(ended.out())).isEqualTo("from stdin");
        assertThat(text(ended.error())).isEqualTo("no\n");
        assertThat(names(OutputFolder.of(folder.output()))).containsExactly("b");
        assertThat(Files.readString(folder.output().resolve("b"))).isEqualTo("HELLO");
    }

    @Test
    void it_sees_nothing_else() throws Exception {
        var secret = Files.writeString(data.resolve("secret"), "secret");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-rw-rw-"));
        var said = text(((Ended) run("id -u; ls /; ls / /home /root /etc /var %s; cat /proc/net/dev; env; echo x > $1/x"
                        .formatted(secret)))
                .out());
        assertThat(said).doesNotContain("home", "root", "secret", "JAVA").doesNotStartWith("0\n");
        assertThat(said.lines().filter(line -> line.contains(":")).map(String::strip))
                .allMatch(line -> line.startsWith("lo:") || line.startsWith("/") || !line.contains("eth"));
        assertThat(folder.input().resolve("x")).doesNotExist();
    }

    @Test
    void one_that_hangs_is_ended_with_its_children() throws Exception {
        var before = System.nanoTime();
        var ran = run("sleep 4711 & sleep 4711", "", limits(Duration.ofSeconds(1), 64 * MEBIBYTE));
        assertThat(ran).isEqualTo(new Overran(Limit.TIME));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertGone("sleep 4711");
    }

    /// What is killed takes a moment to be gone.
    private static void assertGone(String command) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (isThere(command) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(isThere(command)).as(command).isFalse();
    }

    private static boolean isThere(String command) {
        return ProcessHandle.allProcesses()
                .anyMatch(one -> one.info().commandLine().orElse("").contains(command));
    }

    @Test
    void one_whose_caller_gives_up_is_ended() throws Exception {
        var caller = Thread.ofVirtual().start(() -> {
            try {
                run("sleep 4712");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException expected) {
                Thread.currentThread().interrupt();
            }
        });
        Thread.sleep(300);
        caller.interrupt();
        caller.join();
        assertGone("sleep 4712");
    }

    @Test
    void one_that_eats_memory_gets_none() throws Exception {
        var ended = (Ended) run("head -c 3G /dev/zero | tail > /dev/null");
        assertThat(ended.exit()).isNotZero();
    }

    @Test
    void one_that_writes_ten_gigabytes_writes_a_few_megabytes() throws Exception {
        var ended = (Ended) run("head -c 10G /dev/zero > $2/big", "", limits(Duration.ofSeconds(30), 64 * MEBIBYTE));
        assertThat(ended.exit()).isNotZero();
        assertThat(OutputFolder.of(folder.output()).find("big").orElseThrow().size())
                .isLessThanOrEqualTo(16 * MEBIBYTE);
    }

    @Test
    void one_that_writes_many_files_is_ended() throws Exception {
        var script = "i=0; while true; do head -c 1M /dev/zero > $2/$i; i=$((i+1)); done";
        assertThat(run(script, "", limits(Duration.ofSeconds(30), 64 * MEBIBYTE)))
                .isEqualTo(new Overran(Limit.OUTPUT));
    }

    @Test
    void one_that_makes_processes_makes_few() throws Exception {
        var ended = (Ended) run("for i in $(seq 100); do sleep 20 & done; wait", "", limits(Duration.ofSeconds(10), 0));
        assertThat(ended.exit()).isNotZero();
    }

    @Test
    void one_that_burns_the_processor_is_ended_by_the_kernel() throws Exception {
        var ended = (Ended) run("while true; do :; done", "", limits(Duration.ofSeconds(20), 0));
        assertThat(ended.exit()).isNotZero();
    }

    @Test
    void one_that_talks_without_end_is_heard_out_but_not_remembered() throws Exception {
        var ended = (Ended) run("head -c 50M /dev/zero");
        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).hasSize(1 << 16);
    }

    @Test
    void links_pipes_and_folders_in_its_output_are_not_taken() throws Exception {
        run("ln -s /etc/passwd $2/a.nii; mkfifo $2/b.nii; mkdir $2/c.nii; ln -s d.nii $2/e.nii; echo x > $2/d.nii");
        var output = OutputFolder.of(folder.output());
        assertThat(names(output)).containsExactly("d.nii");
        assertThat(output.refused()).isEqualTo(4);
        assertThatThrownBy(() -> output.open("a.nii")).isInstanceOf(IOException.class);
    }

    @Test
    void folders_that_nobody_can_walk_down_are_deleted_too() throws Exception {
        run("cd $2; i=0; while [ $i -lt 300 ]; do mkdir deeeeeeeeeeeeeeeep; cd deeeeeeeeeeeeeeeep; i=$((i+1)); done; "
                + "chmod 0 .");
    }

    @Test
    void what_a_crash_left_is_swept() throws Exception {
        Files.writeString(folder.input().resolve("left"), "x");
        PrivateFolder.sweep(data.resolve("tmp"));
        try (var left = Files.list(data.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    private static List<String> names(OutputFolder output) {
        return output.entries().stream().map(file -> file.path()).toList();
    }

    private Ran run(String script) throws IOException, InterruptedException {
        return run(script, "");
    }

    private Ran run(String script, String stdin) throws IOException, InterruptedException {
        return run(script, stdin, limits(Duration.ofSeconds(30), 64 * MEBIBYTE));
    }

    private Ran run(String script, String stdin, Limits limits) throws IOException, InterruptedException {
        var program = Files.writeString(programs.resolve("program.sh"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return sandbox.run(new Sandbox.Job(
                program,
                places -> List.of(places.input(), places.output()),
                folder.input(),
                folder.output(),
                stdin.getBytes(StandardCharsets.UTF_8),
                limits));
    }

    private static Limits limits(Duration deadline, long output) {
        return new Limits(512 * MEBIBYTE, Duration.ofSeconds(2), 16 * MEBIBYTE, output, 16, deadline, 1 << 16);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
