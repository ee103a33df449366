package org.naohai.acquisition.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.kernel.Ids;
import org.naohai.lake.Hashes;

/// A process that takes files is killed at random points (SIGKILL): whatever it acknowledged is there, whole.
class JournalKillTest {

    private static final long SEED = 17;

    @TempDir
    private Path data;

    @Test
    void what_was_acknowledged_survives_three_kills() throws Exception {
        killAgainAndAgain(3);
    }

    @Test
    @Tag("long")
    void what_was_acknowledged_survives_a_hundred_kills() throws Exception {
        int kept = killAgainAndAgain(100);
        System.out.println("LONG | kill -9 of what writes the journal | seed " + SEED + " | 100 kills, " + kept
                + " acknowledged files | 0 lost, all whole");
    }

    /// Files that were acknowledged.
    private int killAgainAndAgain(int times) throws Exception {
        var random = new Random(SEED);
        var intake = Ids.next();
        var acknowledged = new ArrayList<String>();
        for (int i = 0; i < times; i++) {
            acknowledged.addAll(killedAfter(5 + random.nextInt(200), intake, i));
            var journal = new Journal(data).of(intake);
            for (var path : acknowledged) {
                var file = journal.find(path).orElseThrow(() -> new AssertionError("lost: " + path));
                assertThat(file.sha256()).isEqualTo(Hashes.sha256(Sender.content(path)));
                assertThat(journal.bytes(file)).isEqualTo(Sender.content(path));
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(5 * times);
        return acknowledged.size();
    }

    private List<String> killedAfter(int lines, UUID intake, int round) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sender.class.getName(),
                        data.toString(),
                        intake.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var seen = new ArrayList<String>();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < lines; i++) {
                var line = out.readLine();
                if (line == null) {
                    break;
                }
                seen.add(line);
            }
            process.destroyForcibly();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return seen;
    }

    /// Appends without end and prints a path once it is on disk.
    static final class Sender {

        private Sender() {}

        public static void main(String[] arguments) throws IOException {
            var journal = new Journal(Path.of(arguments[0])).of(UUID.fromString(arguments[1]));
            for (int i = 0; i < 100_000; i++) {
                var path = "round" + arguments[2] + "/file" + i;
                var bytes = content(path);
                journal.append(new Entry.Inline(path, Hashes.sha256(bytes), bytes));
                journal.sync();
                System.out.println(path);
            }
        }

        static byte[] content(String path) {
            var bytes = new byte[Math.floorMod(path.hashCode(), 60_000)];
            new Random(path.hashCode()).nextBytes(bytes);
            return bytes;
        }
    }
}
