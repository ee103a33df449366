package org.naohai.acquisition.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.acquisition.journal.Entry;
import org.naohai.acquisition.journal.IntakeJournal;
import org.naohai.acquisition.journal.Journal;
import org.naohai.acquisition.journal.ReceivedFile;
import org.naohai.kernel.Ids;

class TarCorpusTest {

    @TempDir
    private Path data;

    private IntakeJournal journal;

    @BeforeEach
    void open() throws IOException {
        journal = new Journal(data).of(Ids.next());
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, PATH_TRAVERSAL",
        "a/../../b, PATH_TRAVERSAL",
        "a\\..\\..\\b, PATH_TRAVERSAL",
        "/etc/passwd, PATH_ABSOLUTE",
        "C:\\Windows\\x, PATH_ABSOLUTE",
        "'a/b\u0007.txt', PATH_CHARACTERS",
    })
    void a_path_that_leads_astray_is_refused_alone(String path, String code) throws IOException {
        receive(tar(out -> {
            file(out, "before.txt", "1");
            file(out, path, "evil");
            file(out, "after.txt", "2");
        }));
        assertThat(journal.files()).extracting(ReceivedFile::path).containsExactly("after.txt", "before.txt");
        assertThat(journal.refused()).extracting(Entry.Refused::code).containsExactly(code);
    }

    @Test
    void links_devices_and_pipes_are_refused_alone_and_an_annex_link_is_kept_as_its_text() throws IOException {
        receive(tar(out -> {
            special(out, "link", TarConstants.LF_SYMLINK, "/etc/passwd");
            special(out, "hard", TarConstants.LF_LINK, "before.txt");
            special(out, "device", TarConstants.LF_CHR, "");
            special(out, "pipe", TarConstants.LF_FIFO, "");
            special(out, "scan.nii.gz", TarConstants.LF_SYMLINK, "../.git/annex/objects/aa/bb/SHA256E-s9--c.nii.gz");
            file(out, "after.txt", "2");
        }));
        assertThat(journal.files()).extracting(ReceivedFile::path).containsExactly("after.txt", "scan.nii.gz");
        assertThat(journal.refused())
                .extracting(Entry.Refused::code)
                .containsOnly("ARCHIVE_LINK", "ARCHIVE_SPECIAL_FILE");
    }

    @Test
    void names_that_differ_by_case_only_and_names_in_another_normal_form_are_told_apart() throws IOException {
        receive(tar(out -> {
            file(out, "sub-01/a.txt", "1");
            file(out, "sub-01/A.txt", "2");
            file(out, "e\u0301.txt", "3");
        }));
        assertThat(journal.refused()).extracting(Entry.Refused::code).containsExactly("PATH_CASE_CONFLICT");
        assertThat(journal.find("\u00e9.txt")).isPresent();
    }

    @Test
    void long_names_and_large_files_arrive_whole() throws IOException {
        var name = "deep/".repeat(20) + "文件".repeat(30) + ".txt";
        var large = "x".repeat(3 << 20);
        receive(tar(out -> {
            file(out, name, "here");
            file(out, "large.bin", large);
        }));
        assertThat(journal.find(name)).isPresent();
        assertThat(journal.find("large.bin").orElseThrow().sha256())
                .isEqualTo(org.naohai.lake.Hashes.sha256(large.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_header_that_promises_a_giant_name_allocates_nothing_and_keeps_what_came_before() throws IOException {
        var good = tar(out -> file(out, "before.txt", "1"));
        var evil = tar(out -> {
            var entry = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            entry.setSize(0);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
        });
        System.arraycopy("77777777777".getBytes(StandardCharsets.US_ASCII), 0, evil, 124, 11);
        checksum(evil);
        var stream = new SequenceInputStream(new ByteArrayInputStream(good, 0, 1024), new ByteArrayInputStream(evil));
        assertThatThrownBy(() -> new Receiver(journal).receiveTar(stream)).isInstanceOf(BrokenStream.class);
        assertThat(journal.files()).extracting(ReceivedFile::path).containsExactly("before.txt");
    }

    @Test
    void a_stream_cut_at_any_byte_keeps_whole_files_only() throws IOException {
        var whole = tar(out -> {
            file(out, "a.txt", "1".repeat(700));
            file(out, "b.txt", "2".repeat(700));
        });
        for (int cut = 0; cut < 3072; cut += 97) {
            var mine = new Journal(data.resolve("cut" + cut)).of(UUID.randomUUID());
            try {
                new Receiver(mine).receiveTar(new ByteArrayInputStream(whole, 0, cut));
            } catch (BrokenStream e) {
                // the sender is told
            }
            for (var file : mine.files()) {
                assertThat(file.size()).isEqualTo(700);
                assertThat(org.naohai.lake.Hashes.sha256(mine.bytes(file))).isEqualTo(file.sha256());
            }
        }
    }

    @Test
    void noise_never_crashes_or_hangs() throws IOException {
        var whole = tar(out -> {
            file(out, "a.txt", "1".repeat(700));
            file(out, "n".repeat(180), "2".repeat(700));
        });
        var random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            var mutated = Arrays.copyOf(whole, whole.length);
            for (int k = 0; k < 1 + random.nextInt(4); k++) {
                mutated[random.nextInt(Math.min(mutated.length, 4096))] = (byte) random.nextInt();
            }
            var tar = new TarReader(new ByteArrayInputStream(mutated));
            try {
                while (tar.next().isPresent()) {}
            } catch (TarReader.TarBroken e) {
                // said so
            }
        }
    }

    private interface Filling {
        void fill(TarArchiveOutputStream out) throws IOException;
    }

    private void receive(byte[] tar) throws IOException {
        var receiver = new Receiver(journal);
        receiver.receiveTar(new ByteArrayInputStream(tar));
        receiver.acknowledge();
    }

    private static byte[] tar(Filling filling) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new TarArchiveOutputStream(bytes, "UTF-8")) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            out.setAddPaxHeadersForNonAsciiNames(true);
            filling.fill(out);
        }
        return bytes.toByteArray();
    }

    private static void file(TarArchiveOutputStream out, String name, String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var kept = new TarArchiveEntry(name, true);
        kept.setSize(bytes.length);
        out.putArchiveEntry(kept);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    private static void special(TarArchiveOutputStream out, String name, byte type, String target) throws IOException {
        var entry = new TarArchiveEntry(name, type);
        entry.setLinkName(target);
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
    }

    private static void checksum(byte[] tar) {
        Arrays.fill(tar, 148, 156, (byte) ' ');
        long sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xFF;
        }
        System.arraycopy(String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII), 0, tar, 148, 8);
    }
}
