package org.naohai.acquisition.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.acquisition.journal.Entry;
import org.naohai.acquisition.journal.IntakeJournal;
import org.naohai.acquisition.journal.Journal;
import org.naohai.acquisition.journal.ReceivedFile;
import org.naohai.kernel.Ids;

class HostilePathTest {

    @TempDir
    private Path data;

    private IntakeJournal journal;

    @BeforeEach
    void open() throws IOException {
        journal = new Journal(data).of(Ids.next());
    }

    @Test
    void a_composed_and_a_decomposed_name_do_not_overwrite_each_other() throws IOException {
        receive("caf\u00e9.txt", "first", "cafe\u0301.txt", "second", "after.txt", "third");
        assertThat(journal.files()).extracting(ReceivedFile::path).containsExactly("after.txt", "caf\u00e9.txt");
        assertThat(journal.find("caf\u00e9.txt").orElseThrow().size()).isEqualTo(5);
        assertThat(journal.refused()).extracting(Entry.Refused::code).containsExactly("PATH_FORM_CONFLICT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\u202etxt.exe", "a\u2066b", "a\u2028b", "a\u2029b"})
    void a_name_that_turns_the_direction_of_writing_is_refused_alone(String name) throws IOException {
        receive(name, "1", "after.txt", "2");
        assertThat(journal.files()).extracting(ReceivedFile::path).containsExactly("after.txt");
        assertThat(journal.refused()).extracting(Entry.Refused::code).containsExactly("PATH_CHARACTERS");
        assertThat(journal.refused().iterator().next().path()).doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 ", "1", "99999 path=x\n", "0 path=x\n", "\n", " path=x\n"})
    void a_malformed_pax_record_breaks_the_stream_and_no_more(String record) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry("pax", (byte) 'x');
            var content = record.getBytes(StandardCharsets.UTF_8);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        var stream = new ByteArrayInputStream(bytes.toByteArray());
        assertThatThrownBy(() -> new Receiver(journal).receiveTar(stream)).isInstanceOf(BrokenStream.class);
    }

    private void receive(String... namesAndTexts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                var content = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(namesAndTexts[i]);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        new Receiver(journal).receiveTar(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
