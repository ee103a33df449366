package org.naohai.acquisition.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.kernel.Ids;
import org.naohai.lake.Hashes;

/// What a start does with segments that are no longer what was written.
class JournalDamageTest {

    @TempDir
    private Path data;

    private final UUID intake = Ids.next();

    @BeforeEach
    void one_file_received() throws IOException {
        var bytes = "kept".getBytes(StandardCharsets.UTF_8);
        var mine = new Journal(data).of(intake);
        mine.append(new Entry.Inline("a", Hashes.sha256(bytes), bytes));
        mine.sync();
    }

    @Test
    void a_damaged_header_is_kept_aside_and_its_intake_named_until_it_is_noted() throws IOException {
        write(40, new byte[] {1, 2, 3});
        var journal = new Journal(data);
        assertThat(journal.damaged()).containsExactly(intake);
        assertThat(files("segments")).isEmpty();
        assertThat(files("damaged")).hasSize(1);
        assertThat(new Journal(data).damaged()).containsExactly(intake);
        journal.damageNoted();
        assertThat(new Journal(data).damaged()).isEmpty();
        assertThat(files("damaged")).hasSize(1);
    }

    @Test
    void a_blank_segment_holds_nothing_and_is_deleted() throws IOException {
        write(0, new byte[Segment.HEADER]);
        assertThat(new Journal(data).damaged()).isEmpty();
        assertThat(files("segments")).isEmpty();
        assertThat(files("damaged")).isEmpty();
    }

    @Test
    void an_intake_that_left_spools_alone_is_dropped_too() throws IOException {
        var other = Ids.next();
        new Journal(data).of(other).newSpool();
        var journal = new Journal(data);
        assertThat(journal.intakes()).containsExactlyInAnyOrder(intake, other);
        journal.drop(other);
        assertThat(files("spool")).isEmpty();
    }

    private void write(int at, byte[] bytes) throws IOException {
        try (var raw = new RandomAccessFile(files("segments").getFirst().toFile(), "rw")) {
            raw.seek(at);
            raw.write(bytes);
        }
    }

    private List<Path> files(String folder) throws IOException {
        try (var files = Files.list(data.resolve("journal").resolve(folder))) {
            return files.toList();
        }
    }
}
