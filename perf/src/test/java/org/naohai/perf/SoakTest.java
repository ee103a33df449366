package org.naohai.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.testkit.SharedData;

/// One real server under everyday work of several clients for `-Dnaohai.soak.minutes` (5): nothing fails, nothing is
/// left behind, nothing grows without bound.
class SoakTest {

    /// Pools of the server, all full.
    private static final int MOST_CONNECTIONS = 35;

    /// Until pools and descriptors are back at their level: idle connections end after a minute.
    private static final Duration CALM = Duration.ofSeconds(150);

    /// The heap ends a collection where it likes, PostgreSQL touches its 256 MB of shared buffers page by page as the
    /// record grows, and each of its processes keeps some MiB of catalogue: that much is no leak.
    private static final double STEADY = 1.25;

    private static final double SHARED_BUFFERS_MEBIBYTES = 256;

    /// Live objects after a full collection: caches of the index and of classes loaded late. A leak of 1 KiB a request
    /// is more than this within some minutes.
    private static final double LIVE_GROWTH_MEBIBYTES = 48;

    /// The index keeps a descriptor for each file of its segments, a handful a segment, some ten segments.
    private static final int INDEX_DESCRIPTORS = 120;

    @TempDir
    private Path folder;

    static {
        System.setProperty("naohai.home", SharedData.projectRoot().toString());
    }

    @Test
    @Tag("long")
    void minutes_of_everyday_work_fail_nowhere_and_leave_nothing_behind() throws Exception {
        var seed = Long.getLong("naohai.seed", 20261122);
        long minutes = Integer.getInteger("naohai.soak.minutes", 5);
        try (var server = new Victim(folder.resolve("data"))) {
            server.admin("project.add", Map.of("key", Sending.PROJECT, "title", "Soak", "institution", "Suite"), "key");
            var token = server.admin("token.create", Map.of("login", "admin"), "token");
            var vitals = new Vitals(server);
            var work = new EverydayWork(server, token, seed);
            work.once();
            int descriptorsBefore = vitals.descriptors();
            var memory = new ArrayList<Double>();
            double liveEarly = worked(work, vitals, minutes, memory);
            work.requireNoFailure();
            calm(vitals, descriptorsBefore);
            double liveLate = vitals.liveHeapMebibytes();
            double early = median(memory.subList(memory.size() / 10, memory.size() * 13 / 30));
            double late = median(memory.subList(memory.size() * 2 / 3, memory.size()));
            work.requireAgreement();
            var audit = server.admin("audit.verify", Map.of(), "entries");
            System.out.printf(
                    Locale.ROOT,
                    "LONG | soak | seed %d | %d min, %s | resident %.0f MiB early, %.0f late; live heap %.0f early,"
                            + " %.0f late; %d descriptors before, %d after; %d connections; %s audit entries sealed"
                            + " and verified | no failure, nothing left behind%n",
                    seed,
                    minutes,
                    work.told(),
                    early,
                    late,
                    liveEarly,
                    liveLate,
                    descriptorsBefore,
                    vitals.descriptors(),
                    vitals.connections(),
                    audit);
            assertThat(late).as("resident MiB").isLessThan(STEADY * early + SHARED_BUFFERS_MEBIBYTES);
            assertThat(liveLate - liveEarly)
                    .as("growth of the live heap in MiB")
                    .isLessThan(LIVE_GROWTH_MEBIBYTES);
            assertThat(vitals.strayDescriptors()).isEmpty();
            assertThat(vitals.leftovers()).isEmpty();
            assertThat(Long.parseLong(audit)).isGreaterThan(work.imports());
        }
    }

    /// Live heap after a third of the time.
    private static double worked(EverydayWork work, Vitals vitals, long minutes, List<Double> memory) throws Exception {
        long start = System.nanoTime();
        long end = start + Duration.ofMinutes(minutes).toNanos();
        double liveEarly = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> running = work.start(threads, end);
            while (System.nanoTime() < end) {
                Thread.sleep(1_000);
                memory.add(vitals.residentMebibytes());
                assertThat(vitals.connections()).isLessThanOrEqualTo(MOST_CONNECTIONS);
                if (liveEarly == 0 && System.nanoTime() - start > (end - start) / 3) {
                    liveEarly = vitals.liveHeapMebibytes();
                }
            }
            for (var one : running) {
                one.get();
            }
        }
        return liveEarly;
    }

    private static void calm(Vitals vitals, int descriptorsBefore) throws Exception {
        long end = System.nanoTime() + CALM.toNanos();
        while (System.nanoTime() < end
                && (vitals.connections() > 8 || !vitals.strayDescriptors().isEmpty())) {
            Thread.sleep(1_000);
        }
        assertThat(vitals.connections()).as("connections after the work").isLessThanOrEqualTo(8);
        assertThat(vitals.descriptors()).as("descriptors").isLessThan(descriptorsBefore + INDEX_DESCRIPTORS);
    }

    private static double median(List<Double> values) {
        return Report.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
