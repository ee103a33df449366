package org.naohai.acquisition.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.journal.IntakeJournal;
import org.naohai.acquisition.journal.Journal;
import org.naohai.kernel.Ids;
import org.naohai.lake.Hashes;
import org.naohai.testkit.Damage;
import org.naohai.testkit.Fuzz;

/// A damaged tar stream ends as a broken one at worst: what was taken is whole, and every refusal has its words.
class TarFuzzTest {

    private static final int BLOCK = 512;
    private static final int INPUTS_A_JOURNAL = 300;
    private static final List<Map<String, byte[]>> VALID = List.of(
            Map.of("a.tar", tar(TarArchiveOutputStream.LONGFILE_POSIX)),
            Map.of("a.tar", tar(TarArchiveOutputStream.LONGFILE_GNU)));

    @TempDir
    private Path data;

    private Journal journals;
    private IntakeJournal journal;
    private UUID intake = Ids.next();
    private int inputs;

    private final Fuzz fuzz = new Fuzz("tar", VALID, TarFuzzTest::damaged, this::receive);

    @BeforeEach
    void open() throws IOException {
        journals = new Journal(data);
        journal = journals.of(intake);
    }

    @Test
    void what_once_failed_is_broken_at_worst() throws IOException {
        fuzz.kept();
    }

    @Test
    void damaged_streams_are_broken_at_worst() {
        fuzz.some(1_000, 20261122);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_streams_are_broken_at_worst() {
        fuzz.forItsTime(37);
    }

    private void receive(SortedMap<String, byte[]> files) throws IOException {
        if (++inputs % INPUTS_A_JOURNAL == 0) {
            journals.drop(intake);
            intake = Ids.next();
            journal = journals.of(intake);
        }
        var receiver = new Receiver(journal);
        try {
            receiver.receiveTar(new ByteArrayInputStream(files.firstEntry().getValue()));
        } catch (BrokenStream said) {
            assertThat(said.getMessage()).isNotBlank();
        }
        receiver.acknowledge();
        for (var file : journal.files()) {
            if (file.size() < BLOCK) {
                assertThat(Hashes.sha256(journal.bytes(file))).isEqualTo(file.sha256());
            }
        }
        assertThat(journal.refused())
                .allSatisfy(
                        refused -> assertThat(PathRules.check(refused.path())).isNotNull());
    }

    /// Every second time the checksums are made good again, so that the damage gets past them.
    private static byte[] damaged(byte[] tar, Random random) {
        var damaged = Damage.any(tar, random);
        if (random.nextBoolean()) {
            for (int at = 0; at + BLOCK <= damaged.length; at += BLOCK) {
                if (damaged[at + 257] == 'u') {
                    checksum(damaged, at);
                }
            }
        }
        return damaged;
    }

    private static void checksum(byte[] tar, int at) {
        Arrays.fill(tar, at + 148, at + 156, (byte) ' ');
        long sum = 0;
        for (int i = at; i < at + BLOCK; i++) {
            sum += tar[i] & 0xFF;
        }
        System.arraycopy(String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII), 0, tar, at + 148, 8);
    }

    private static byte[] tar(int longNames) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new TarArchiveOutputStream(bytes, "UTF-8")) {
            out.setLongFileMode(longNames);
            for (var name : List.of("sub-01/a.tsv", "文件.json", "deep/".repeat(40) + "b.txt")) {
                var content = name.getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(name, true);
                entry.setSize(content.length);
                out.putArchiveEntry(entry);
                out.write(content);
                out.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
