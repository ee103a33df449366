package org.naohai.server.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.testkit.Damage;
import org.naohai.testkit.Fuzz;

/// Damaged archives are unpacked as far as they go; the rest is told as problems, and nothing is written outside.
class ArchiveFuzzTest {

    private static final Map<String, byte[]> CONTENT = Map.of(
            "study/participants.tsv",
            "participant_id\tage\nsub-01\t9\n".getBytes(StandardCharsets.UTF_8),
            "study/sub-01/文件.json",
            "{\"a\": 1}".repeat(50).getBytes(StandardCharsets.UTF_8),
            "study/" + "deep/".repeat(30) + "b.txt",
            new byte[3_000]);

    private static final List<Map<String, byte[]>> VALID = List.of(
            Map.of("a.zip", zip()),
            Map.of("a.tar", tar()),
            Map.of("a.tar.gz", gzip(tar())),
            Map.of("a.tgz", new byte[9]));

    @TempDir
    private Path folder;

    private final Fuzz fuzz = new Fuzz("archives", VALID, Damage::any, this::unpack);

    @Test
    void what_once_failed_is_told_as_problems() throws IOException {
        fuzz.kept();
    }

    @Test
    void damaged_archives_are_told_as_problems() {
        fuzz.some(1_000, 20261122);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_archives_are_told_as_problems() {
        fuzz.forItsTime(41);
    }

    private void unpack(SortedMap<String, byte[]> files) throws Exception {
        var archive =
                Files.write(folder.resolve(files.firstKey()), files.firstEntry().getValue());
        try (var source = Source.of(archive);
                var unpacked = Unpacked.of(source)) {
            assertThat(unpacked.problems())
                    .allSatisfy(problem -> assertThat(problem.fix().zh()).isNotBlank());
        } catch (ArchiveBroken said) {
            assertThat(said.problem().code()).isEqualTo("ARCHIVE_BROKEN");
        }
        try (var left = Files.list(folder)) {
            assertThat(left.filter(file -> !file.getFileName().toString().startsWith("a.")))
                    .isEmpty();
        }
    }

    private static byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipArchiveOutputStream(bytes)) {
            for (var file : CONTENT.entrySet()) {
                out.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                out.write(file.getValue());
                out.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new TarArchiveOutputStream(bytes, "UTF-8")) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : CONTENT.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                out.putArchiveEntry(entry);
                out.write(file.getValue());
                out.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
