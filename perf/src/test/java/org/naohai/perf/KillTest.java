package org.naohai.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.perf.Victim.Blow;
import org.naohai.testkit.SharedData;

/// Real processes, kill -9 at random points of an import; seed by `-Dnaohai.seed`, length of the long form by
/// `-Dnaohai.kill.minutes`.
class KillTest {

    private static final int SUBJECTS = 6;
    private static final int LARGE_BYTES = 3 << 20;
    private static final int TRIES = 40;

    @TempDir
    private Path folder;

    static {
        System.setProperty("naohai.home", SharedData.projectRoot().toString());
    }

    @Test
    @Tag("long")
    void what_was_acknowledged_is_there_once_after_a_kill_of_the_server_and_one_of_the_database() throws Exception {
        var seed = Long.getLong("naohai.seed", 20261122);
        try (var round = new Rounds(folder, seed)) {
            round.run(Blow.JVM);
            round.run(Blow.POSTGRESQL);
        }
    }

    @Test
    @Tag("long")
    void what_was_acknowledged_is_there_once_after_many_kills() throws Exception {
        var seed = Long.getLong("naohai.seed", System.nanoTime());
        long end = System.nanoTime()
                + Duration.ofMinutes(Integer.getInteger("naohai.kill.minutes", 5))
                        .toNanos();
        try (var round = new Rounds(folder, seed)) {
            while (System.nanoTime() < end) {
                round.run(Blow.values()[round.chance.nextInt(Blow.values().length)]);
            }
            System.out.println("LONG | kill -9 during imports | " + seed + " | " + round.told());
        }
    }

    /// Rounds on one server: each sends a tree of its own, is struck once, goes on, and is held against the record.
    private static final class Rounds implements AutoCloseable {

        private final Victim server;
        private final String token;
        private final Random chance;
        private final Map<Blow, Integer> struck = new TreeMap<>();
        private long undisturbedMillis;
        private int rounds;
        private int files;
        private int troubled;
        private int keptBeforeSendingAgain;

        Rounds(Path folder, long seed) throws Exception {
            System.out.println("kill suite, seed " + seed);
            chance = new Random(seed);
            server = new Victim(folder.resolve("data"));
            server.admin("project.add", Map.of("key", "KILL", "title", "Kill", "institution", "Suite"), "key");
            token = server.admin("token.create", Map.of("login", "admin"), "token");
            var tree = tree("calm");
            var sending = new Sending(server.url(), token, "calm", tree);
            long start = System.nanoTime();
            sending.send();
            undisturbedMillis = Math.max(500, (System.nanoTime() - start) / 1_000_000);
            Agreement.check(server, sending, tree);
        }

        void run(Blow blow) throws Exception {
            var name = "round-" + rounds++;
            var tree = tree(name);
            var sending = new Sending(server.url(), token, name, tree);
            long delay = chance.nextLong(undisturbedMillis);
            try (var killer = Executors.newSingleThreadExecutor()) {
                Future<?> blowing = killer.submit(() -> {
                    Thread.sleep(delay);
                    server.strike(blow);
                    return null;
                });
                boolean done = tried(sending);
                blowing.get();
                struck.merge(blow, 1, Integer::sum);
                server.startAgainIfDead();
                if (!done) {
                    troubled++;
                    requireKept(sending);
                    sendAgain(sending);
                }
            }
            untilItAnswers(sending);
            Agreement.check(server, sending, tree);
            files += tree.size();
            System.out.println(name + ": " + blow + " after " + delay + " ms, fine");
        }

        private static boolean tried(Sending sending) throws InterruptedException {
            try {
                sending.send();
                return true;
            } catch (IOException struck) {
                return false;
            }
        }

        /// What was acknowledged is in the journal, or on its way into the dataset, before anything is sent again.
        private void requireKept(Sending sending) throws Exception {
            if (sending.intake() == null) {
                return;
            }
            untilItAnswers(sending);
            var kept = sending.state().equals("receiving")
                    ? sending.received()
                    : sending.ended().equals("done") ? sending.listed().keySet() : new HashSet<String>();
            assertThat(kept).as("acknowledged before the kill").containsAll(sending.acknowledged());
            keptBeforeSendingAgain += sending.acknowledged().size();
        }

        private static void untilItAnswers(Sending sending) throws InterruptedException, IOException {
            for (int attempt = 1; ; attempt++) {
                try {
                    sending.get("/api/v1/projects");
                    return;
                } catch (IOException notYet) {
                    if (attempt == TRIES) {
                        throw notYet;
                    }
                    Thread.sleep(500);
                }
            }
        }

        private static void sendAgain(Sending sending) throws InterruptedException, IOException {
            for (int attempt = 1; ; attempt++) {
                try {
                    sending.send();
                    return;
                } catch (IOException notYet) {
                    if (attempt == TRIES) {
                        throw notYet;
                    }
                    Thread.sleep(500);
                }
            }
        }

        String told() {
            return rounds + " kills " + struck + ", " + files + " files, " + troubled + " imports interrupted, "
                    + keptBeforeSendingAgain + " acknowledged files held before sending again, " + server.starts()
                    + " starts | 0 lost, 0 twice";
        }

        /// Small tables of several subjects, a description, and two files that go into spools of their own.
        private SortedMap<String, byte[]> tree(String name) {
            var tree = new TreeMap<String, byte[]>();
            put(tree, "dataset_description.json", "{\"Name\": \"" + name + "\", \"BIDSVersion\": \"1.10.0\"}");
            var people = new StringBuilder("participant_id\tage\tsex\n");
            for (int subject = 1; subject <= SUBJECTS; subject++) {
                var label = "sub-%02d".formatted(subject);
                people.append(label).append('\t').append(7 + chance.nextInt(9)).append("\tF\n");
                for (int run = 1; run <= 6; run++) {
                    var path = label + "/beh/" + label + "_task-star_run-" + run + "_beh.tsv";
                    var rows = new StringBuilder("trial\tresponse_time\n");
                    for (int trial = 1; trial <= 40; trial++) {
                        rows.append(trial)
                                .append('\t')
                                .append(300 + chance.nextInt(900))
                                .append('\n');
                    }
                    put(tree, path, rows.toString());
                }
            }
            put(tree, "participants.tsv", people.toString());
            for (int i = 1; i <= 2; i++) {
                var large = new byte[LARGE_BYTES];
                chance.nextBytes(large);
                tree.put("extra/large-" + i + ".bin", large);
            }
            return tree;
        }

        private static void put(Map<String, byte[]> tree, String path, String text) {
            tree.put(path, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
