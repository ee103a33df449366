package org.naohai.acquisition.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.kernel.Ids;
import org.naohai.lake.Hashes;

class JournalProperties {

    @Property(tries = 25)
    void after_a_cut_at_any_byte_exactly_the_whole_records_before_it_are_there(
            @ForAll long seed, @ForAll @IntRange(max = 1_000_000) int at) throws IOException {
        var data = Files.createTempDirectory("journal");
        try {
            var intake = Ids.next();
            var random = new Random(seed);
            var ends = new ArrayList<Integer>();
            var journal = new Journal(data);
            int end = Segment.HEADER;
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                var file = inline("f" + i, bytes(random, random.nextInt(5_000)));
                journal.of(intake).append(file);
                end += 8 + file.encode().length + Aes.TAG;
                ends.add(end);
            }
            journal.of(intake).sync();
            int cut = Segment.HEADER + at % (end - Segment.HEADER + 1);
            zeroFrom(onlySegment(data), cut);
            var expected = ends.stream().filter(one -> one <= cut).count();
            assertThat(new Journal(data).of(intake).files()).hasSize((int) expected);
        } finally {
            delete(data);
        }
    }

    @Property(tries = 40)
    void a_changed_byte_ends_the_replay_there_and_never_crashes(
            @ForAll long seed, @ForAll @IntRange(max = 20_000) int at) throws IOException {
        var data = Files.createTempDirectory("journal");
        try {
            var intake = Ids.next();
            var journal = new Journal(data);
            for (int i = 0; i < 4; i++) {
                journal.of(intake).append(inline("f" + i, bytes(new Random(seed + i), 5_000)));
            }
            journal.of(intake).sync();
            flip(onlySegment(data), Segment.HEADER + at);
            var there = new Journal(data).of(intake);
            for (var file : there.files()) {
                assertThat(Hashes.sha256(there.bytes(file))).isEqualTo(file.sha256());
            }
        } finally {
            delete(data);
        }
    }

    @Test
    void records_of_an_earlier_intake_behind_the_new_ones_are_never_read(@TempDir Path data) throws IOException {
        var journal = new Journal(data);
        var first = Ids.next();
        for (int i = 0; i < 50; i++) {
            journal.of(first).append(inline("old" + i, new byte[4_000]));
        }
        journal.of(first).sync();
        journal.drop(first);
        var second = Ids.next();
        journal.of(second).append(inline("new", new byte[4_000]));
        journal.of(second).sync();
        var replayed = new Journal(data);
        assertThat(replayed.intakes()).containsExactly(second);
        assertThat(replayed.of(second).files()).extracting(ReceivedFile::path).containsExactly("new");
    }

    @Test
    void no_byte_of_a_received_file_lies_readable_on_disk(@TempDir Path data) throws IOException {
        var journal = new Journal(data);
        var intake = Ids.next();
        var secret = "Wang Xiaoming 11010519491231002X".repeat(40).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        journal.of(intake).append(inline("a/Wang_Xiaoming.json", secret));
        var spool = journal.of(intake).newSpool();
        try (var writer = spool.writer(0)) {
            writer.write(secret, 0, secret.length);
            writer.sync();
        }
        journal.of(intake).sync();
        try (var files = Files.walk(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("Xiaoming");
            }
        }
    }

    @Test
    void a_spool_is_read_at_any_place_and_written_on_after_a_break(@TempDir Path data) throws IOException {
        var journal = new Journal(data);
        var intake = Ids.next();
        var bytes = bytes(new Random(7), 700_001);
        var spool = journal.of(intake).newSpool();
        try (var writer = spool.writer(0)) {
            writer.write(bytes, 0, 333_333);
        }
        try (var writer =
                journal.of(intake).spool(spool.path().getFileName().toString()).writer(333_333)) {
            writer.write(bytes, 333_333, bytes.length - 333_333);
        }
        try (var channel = spool.channel()) {
            for (int at : new int[] {0, 1, 65_535, 65_536, 333_331, 700_000}) {
                var one = java.nio.ByteBuffer.allocate(1);
                channel.position(at);
                channel.read(one);
                assertThat(one.get(0)).isEqualTo(bytes[at]);
            }
        }
    }

    @Test
    void many_senders_at_once_lose_nothing_and_share_syncs(@TempDir Path data) throws Exception {
        var journal = new Journal(data);
        var intake = Ids.next();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> senders = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                var path = "f" + i;
                senders.add(() -> {
                    journal.of(intake).append(inline(path, path.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                    journal.of(intake).sync();
                    return null;
                });
            }
            for (var sent : threads.invokeAll(senders)) {
                sent.get();
            }
        }
        assertThat(new Journal(data).of(intake).files()).hasSize(100);
    }

    private static Entry.Inline inline(String path, byte[] bytes) {
        return new Entry.Inline(path, Hashes.sha256(bytes), bytes);
    }

    private static byte[] bytes(Random random, int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Path onlySegment(Path data) throws IOException {
        try (var files = Files.list(data.resolve("journal/segments"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private static void zeroFrom(Path file, int at) throws IOException {
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(at);
            raw.write(new byte[64_000]);
        }
    }

    private static void flip(Path file, int at) throws IOException {
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(at);
            int value = raw.read();
            raw.seek(at);
            raw.write(value ^ 0x10);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
