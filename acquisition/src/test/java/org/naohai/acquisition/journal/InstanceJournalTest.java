package org.naohai.acquisition.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.journal.InstanceJournal.Place;

class InstanceJournalTest {

    @TempDir
    private Path data;

    @Test
    void what_was_synced_is_there_after_a_kill_in_the_order_it_came() throws IOException {
        var journal = new InstanceJournal(data);
        append(journal, "first", "second", "third");

        assertThat(replayed()).containsExactly("head first", "head second", "head third");
    }

    @Test
    void what_was_released_is_gone_and_its_segment_is_used_again() throws IOException {
        var journal = new InstanceJournal(data);
        append(journal, "first", "second").forEach(Place::release);

        assertThat(replayed()).isEmpty();
        assertThat(files("free")).hasSize(1);
        append(new InstanceJournal(data), "third");
        assertThat(files("free")).isEmpty();
        assertThat(replayed()).containsExactly("head third");
    }

    @Test
    void one_record_that_is_not_released_keeps_its_segment() throws IOException {
        var journal = new InstanceJournal(data);
        var places = append(journal, "first", "second");
        places.getFirst().release();

        assertThat(replayed()).containsExactly("head first", "head second");
    }

    @Test
    void a_sender_goes_on_in_the_segment_that_another_left() throws IOException {
        var journal = new InstanceJournal(data);
        append(journal, "first");
        append(journal, "second");

        assertThat(files("")).filteredOn(file -> file.endsWith(".seg")).hasSize(1);
        assertThat(replayed()).containsExactly("head first", "head second");
    }

    @Test
    void no_plain_byte_is_on_the_disk() throws IOException {
        append(new InstanceJournal(data), "a name that nobody may read");

        try (var walk = Files.walk(data)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("nobody may read");
            }
        }
    }

    @Test
    void a_record_longer_than_a_segment_has_left_goes_to_the_next() throws IOException {
        var journal = new InstanceJournal(data);
        try (var stream = journal.open()) {
            for (int i = 0; i < 3; i++) {
                stream.append(new byte[] {(byte) i}, ByteBuffer.wrap(new byte[InstanceJournal.INLINE - 64]));
                stream.sync();
            }
        }

        var seen = new ArrayList<Integer>();
        new InstanceJournal(data).replay((place, record) -> seen.add((int) record[0]));
        assertThat(seen).containsExactly(0, 1, 2);
    }

    @Test
    void a_spool_that_no_record_names_is_swept() throws IOException {
        var journal = new InstanceJournal(data);
        var named = journal.newSpool();
        journal.newSpool();

        journal.sweepSpools(Set.of(String.valueOf(named.path().getFileName())));

        assertThat(files("spool")).hasSize(1);
    }

    @Test
    void a_segment_with_a_damaged_header_is_set_aside_and_the_others_are_read() throws IOException {
        append(new InstanceJournal(data), "lost");
        try (var file = java.nio.channels.FileChannel.open(
                data.resolve("journal/instances").resolve(segment()), java.nio.file.StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 20);
        }
        append(new InstanceJournal(data), "kept");

        assertThat(replayed()).containsExactly("head kept");
        assertThat(files("damaged")).hasSize(1);
    }

    private String segment() throws IOException {
        return files("").stream()
                .filter(file -> file.endsWith(".seg"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> replayed() throws IOException {
        var seen = new ArrayList<String>();
        new InstanceJournal(data).replay((place, record) -> seen.add(new String(record, StandardCharsets.UTF_8)));
        return seen;
    }

    private static List<Place> append(InstanceJournal journal, String... texts) throws IOException {
        var places = new ArrayList<Place>();
        try (var stream = journal.open()) {
            for (var text : texts) {
                var body = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                places.add(stream.append("head ".getBytes(StandardCharsets.UTF_8), body));
            }
            stream.sync();
        }
        return places;
    }

    private List<String> files(String folder) throws IOException {
        try (var all = Files.list(data.resolve("journal/instances").resolve(folder))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        }
    }
}
