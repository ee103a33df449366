package org.naohai.server.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.kernel.Problem;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;
import org.naohai.server.cli.AdminClient;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Archives as people send them, hostile ones among them, by `import` and by `validate`.
class ArchivesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"study.zip", "study.tar.gz"})
    void an_archive_is_checked_as_the_folder_it_holds(String name) throws IOException {
        var lines = validated(archive(name, Map.of("study/README", "hello", "study/t.csv", "a,b\n1,2\n")), 0);
        assertThat(lines.keySet()).containsExactly("README", "t.csv");
        assertThat(lines.get("t.csv").path("verdict").asString("")).isEqualTo("passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.zip", "evil.tar.gz"})
    void a_path_that_leads_out_of_the_archive_is_refused_and_writes_nothing(String name) throws IOException {
        var out = folder.resolve("escaped");
        var files = Map.of("../../../../../../../" + out, "x", "/" + out, "x", "fine/README", "hello");
        var lines = validated(archive(name, files), 3);
        assertThat(codes(lines)).contains("PATH_TRAVERSAL", "PATH_ABSOLUTE").doesNotContain("ARCHIVE_BROKEN");
        assertThat(lines).containsKey("fine/README");
        assertThat(out).doesNotExist();
    }

    @Test
    void a_link_is_refused_and_not_followed() throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "a,b\n1,2\n");
        var tar = folder.resolve("links.tar.gz");
        try (var out = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(tar)))) {
            for (var type : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO}) {
                var entry = new TarArchiveEntry("data/link" + type, type);
                entry.setLinkName(secret.toString());
                out.putArchiveEntry(entry);
                out.closeArchiveEntry();
            }
        }
        var lines = validated(tar, 3);
        assertThat(codes(lines))
                .containsOnly("ARCHIVE_LINK", "ARCHIVE_SPECIAL_FILE")
                .hasSize(3);
        var zip = folder.resolve("links.zip");
        try (var out = new ZipArchiveOutputStream(zip)) {
            var entry = new ZipArchiveEntry("data/link");
            entry.setUnixMode(0120777);
            out.putArchiveEntry(entry);
            out.write(secret.toString().getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }
        assertThat(codes(validated(zip, 3))).containsExactly("ARCHIVE_LINK");
    }

    @Test
    void of_two_files_of_one_name_the_first_counts_and_the_second_is_named() throws IOException {
        var zip = folder.resolve("twice.zip");
        try (var out = new ZipArchiveOutputStream(zip)) {
            for (var text : List.of("a,b\n1,2\n", "a,b\n3,4\n")) {
                out.putArchiveEntry(new ZipArchiveEntry("t.csv"));
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.closeArchiveEntry();
            }
        }
        var taken = new ArrayList<String>();
        try (var source = Source.of(zip)) {
            source.each(entry -> {
                try (var in = entry.content().open()) {
                    taken.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            });
            assertThat(source.problems()).extracting(Problem::code).containsExactly("ARCHIVE_DUPLICATE_NAME");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(taken).containsExactly("a,b\n1,2\n");
    }

    @Test
    void what_inflates_beyond_reason_is_left_and_what_stands_before_it_is_taken() throws Exception {
        var zip = archive("bomb.zip", Map.of("a.txt", "hello", "b.txt", "0".repeat(3_000_000)));
        var taken = new ArrayList<String>();
        try (var source = new GuardedSource(new ZipSource(zip), Files.size(zip), 1 << 20)) {
            source.each(entry -> taken.add(entry.path()));
            assertThat(source.problems()).extracting(Problem::code).containsExactly("ARCHIVE_BOMB");
        }
        assertThat(taken).containsExactly("a.txt");
    }

    @Test
    void names_of_a_chinese_windows_archive_are_read() throws IOException {
        var zip = folder.resolve("gbk.zip");
        try (var out = new ZipArchiveOutputStream(zip)) {
            out.setEncoding("GBK");
            out.setUseLanguageEncodingFlag(false);
            out.putArchiveEntry(new ZipArchiveEntry("量表/注意力量表.csv"));
            out.write("编号,得分\n1,2\n".getBytes(Charset.forName("GB18030")));
            out.closeArchiveEntry();
        }
        assertThat(validated(zip, 0).keySet()).containsExactly("注意力量表.csv");
    }

    @Test
    void an_archive_that_breaks_off_or_is_none_is_said_so() throws IOException {
        var whole = Files.readAllBytes(archive("whole.tar.gz", Map.of("t.csv", "a,b\n1,2\n".repeat(20_000))));
        var cut = Files.write(folder.resolve("cut.tar.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(codes(validated(cut, 3))).contains("ARCHIVE_BROKEN");
        var none = Files.writeString(folder.resolve("none.zip"), "this is no archive");
        assertThat(codes(validated(none, 3))).containsExactly("ARCHIVE_BROKEN");
    }

    @Test
    void an_import_takes_what_is_sound_in_a_hostile_archive_and_counts_the_rest() throws Exception {
        var server = RunningServer.get();
        var owner = new Someone(server, "archive-owner");
        AdminClient.call(
                server.data(), "project.add", Map.of("key", "ARCHIVE", "title", "Archive", "institution", "Archive"));
        AdminClient.call(
                server.data(), "member.add", Map.of("project", "ARCHIVE", "login", owner.login(), "role", "owner"));
        var url = AdminClient.call(server.data(), "import.token", Map.of("project", "ARCHIVE"))
                .path("url")
                .asString("");
        var tar = archive("mixed.tar.gz", Map.of("README", "hello", "../out.txt", "x", "t.csv", "a,b\n1,2\n"));
        try (var connection = new Connection(java.net.URI.create(url), owner.token());
                var source = Source.of(tar)) {
            var id =
                    connection.open("ARCHIVE", "mixed", "test", null).path("id").asString("");
            new Transfer(connection, id, new ProgressBar(System.err, false, "", 1)).send(source);
            connection.commit(id);
            var intake = connection.intake(id);
            while (intake.path("state").asString("").equals("processing")) {
                Thread.sleep(50);
                intake = connection.intake(id);
            }
            var summary = Summary.of(intake, source.problems(), Locale.ENGLISH);
            assertThat(summary.files()).isEqualTo(3);
            assertThat(summary.accepted()).isEqualTo(2);
            assertThat(summary.quarantined()).isEqualTo(1);
            assertThat(summary.exitCode()).isEqualTo(3);
            assertThat(summary.json()).contains("PATH_TRAVERSAL");
        }
    }

    private static List<String> codes(Map<String, JsonNode> lines) {
        return lines.values().stream()
                .flatMap(line -> line.path("problems").valueStream())
                .map(problem -> problem.path("code").asString(""))
                .toList();
    }

    private static Map<String, JsonNode> validated(Path archive, int exitCode) {
        var before = temporaryFolders();
        var out = new ByteArrayOutputStream();
        var terminal = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new ValidateCommand()).execute("--json", archive.toString()))
                    .isEqualTo(exitCode);
        } finally {
            System.setOut(terminal);
        }
        assertThat(temporaryFolders()).isEqualTo(before);
        var lines = new TreeMap<String, JsonNode>();
        out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(line -> JsonMapper.shared().readTree(line))
                .forEach(line -> lines.put(line.path("path").asString(""), line));
        return lines;
    }

    private static List<Path> temporaryFolders() {
        try (var found = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "naohai-validate*")) {
            var all = new ArrayList<Path>();
            found.forEach(all::add);
            return all;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path archive(String name, Map<String, String> files) throws IOException {
        var archive = folder.resolve(name);
        var sorted = new TreeMap<>(files);
        if (name.endsWith(".zip")) {
            try (var out = new ZipArchiveOutputStream(archive)) {
                for (var file : sorted.entrySet()) {
                    out.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                    out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                    out.closeArchiveEntry();
                }
            }
            return archive;
        }
        try (var out = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
            for (var file : sorted.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey(), true);
                var bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
                entry.setSize(bytes.length);
                out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                out.putArchiveEntry(entry);
                out.write(bytes);
                out.closeArchiveEntry();
            }
        }
        return archive;
    }
}
