package org.naohai.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
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

    private static final int LARGE_BYTES = 3 << 20;
    private static final int TRIES = 40;

    @TempDir
    private Path folder;

    static {
        System.setProperty("naohai.home", SharedData.projectRoot().toString());
    }

    @Test
    @Tag("long")
    void what_was_acknowledged_is_there_once_after_a_kill_of_the_server_of_the_database_and_of_both() throws Exception {
        var seed = Long.getLong("naohai.seed", 20261122);
        try (var round = new Rounds(folder, seed)) {
            for (var blow : Blow.values()) {
                round.run(blow);
            }
            System.out.println("LONG | kill -9 during imports, each kind once | seed " + seed + " | " + round.told());
        }
    }

    @Test
    @Tag("long")
    void what_was_acknowledged_is_there_once_after_many_kills() throws Exception {
        var seed = Long.getLong("naohai.seed", System.nanoTime());
        long end = System.nanoTime()
                + Duration.ofMinutes(Integer.getInteger("naohai.kill.minutes", 3))
                        .toNanos();
        try (var round = new Rounds(folder, seed)) {
            while (System.nanoTime() < end) {
                round.run(Blow.values()[round.chance.nextInt(Blow.values().length)]);
            }
            System.out.println("LONG | kill -9 during imports, at random | seed " + seed + " | " + round.told());
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
        private long sealedEntries;

        Rounds(Path folder, long seed) throws Exception {
            System.out.println("kill suite, seed " + seed);
            chance = new Random(seed);
            server = new Victim(folder.resolve("data"));
            server.admin("project.add", Map.of("key", Sending.PROJECT, "title", "Kill", "institution", "Suite"), "key");
            token = server.admin("token.create", Map.of("login", "admin"), "token");
            var tree = Trees.small("calm", LARGE_BYTES, chance);
            var sending = new Sending(server.url(), token, "calm", tree);
            long start = System.nanoTime();
            sending.send();
            undisturbedMillis = Math.max(500, (System.nanoTime() - start) / 1_000_000);
            Agreement.check(server, sending, tree);
        }

        void run(Blow blow) throws Exception {
            var name = "round-" + rounds++;
            var tree = Trees.small(name, LARGE_BYTES, chance);
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
            requireSealedFurther();
            requireNothingLeft();
            files += tree.size();
            System.out.println(name + ": " + blow + " after " + delay + " ms, fine");
        }

        /// A finished import drops its journal just after it says that it is done.
        private void requireNothingLeft() throws IOException, InterruptedException {
            var vitals = new Vitals(server);
            for (int attempt = 0; !vitals.leftovers().isEmpty() && attempt < TRIES; attempt++) {
                Thread.sleep(500);
            }
            assertThat(vitals.leftovers()).as("left by imports that are done").isEmpty();
        }

        /// Each import leaves entries in the audit log: they are sealed after every kill, and the log verifies.
        private void requireSealedFurther() throws InterruptedException {
            long entries = sealedEntries;
            for (int attempt = 0; entries <= sealedEntries && attempt < TRIES; attempt++) {
                Thread.sleep(500);
                entries = Long.parseLong(server.admin("audit.verify", Map.of(), "entries"));
            }
            assertThat(entries).as("sealed entries of the audit log").isGreaterThan(sealedEntries);
            sealedEntries = entries;
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

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
