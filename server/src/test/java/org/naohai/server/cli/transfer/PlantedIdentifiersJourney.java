package org.naohai.server.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;
import org.naohai.server.cli.AdminClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Thirty identifiers over all formats go in; a reader finds none of them anywhere, and neither does whoever reads the
/// data folder.
class PlantedIdentifiersJourney {

    private static final List<String> LISTS = List.of("datasets", "subjects", "recordings");

    private final RunningServer server = RunningServer.get();

    @Test
    void thirty_planted_identifiers_are_found_nowhere_by_a_reader(@TempDir Path folder) throws Exception {
        var planted = Planted.in(folder);
        assertThat(planted.identifiers()).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
        var owner = new Someone(server, "planted-owner");
        var reader = new Someone(server, "planted-reader");
        project(owner, reader);
        var summary = imported(folder, owner);
        assertThat(summary.path("state").asString("")).isEqualTo("done");
        waitForIndex(reader);

        var found = new TreeSet<String>();
        int answered = 0;
        for (var path : everyPath(reader)) {
            var answer = server.get(path, reader.bearer());
            var body = answer.body();
            answered += answer.statusCode() == 200 ? 1 : 0;
            planted.identifiers().stream()
                    .filter(body::contains)
                    .forEach(identifier -> found.add(identifier + " in " + path.replaceAll("[0-9a-f-]{36}", "ID")));
        }
        for (var identifier : planted.identifiers()) {
            var answer = json(
                    "/api/v1/search?q=" + URLEncoder.encode("\"" + identifier + "\"", StandardCharsets.UTF_8), reader);
            if (answer.path("items").toString().contains(identifier)) {
                found.add(identifier + " in search");
            }
        }
        found.addAll(inDataFolder(planted.identifiers()));
        assertThat(found).isEmpty();
        assertThat(answered).as("paths that a reader may see").isGreaterThan(60);
        assertThat(identitiesFor(owner)).contains("Zanthippe", "MRN-66120394");
        assertThat(identitiesFor(reader)).doesNotContain("Zanthippe");
    }

    private void project(Someone owner, Someone reader) {
        AdminClient.call(
                server.data(), "project.add", Map.of("key", "PLANTED", "title", "Planted", "institution", "Planted"));
        AdminClient.call(
                server.data(), "member.add", Map.of("project", "PLANTED", "login", owner.login(), "role", "owner"));
        AdminClient.call(
                server.data(), "member.add", Map.of("project", "PLANTED", "login", reader.login(), "role", "reader"));
    }

    private JsonNode imported(Path folder, Someone owner) throws IOException, InterruptedException {
        var url = AdminClient.call(server.data(), "import.token", Map.of("project", "PLANTED"))
                .path("url")
                .asString("");
        try (var connection = new Connection(URI.create(url), owner.token());
                var source = Source.of(folder)) {
            var id = connection
                    .open("PLANTED", "planted", "test", null)
                    .path("id")
                    .asString("");
            new Transfer(connection, id, new ProgressBar(System.err, false, "", 1)).send(source);
            connection.commit(id);
            var intake = connection.intake(id);
            while (intake.path("state").asString("").equals("processing")) {
                Thread.sleep(100);
                intake = connection.intake(id);
            }
            return intake;
        }
    }

    private void waitForIndex(Someone reader) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (json("/api/v1/search?q=planted", reader).path("total").asInt() > 0) {
                return;
            }
            Thread.sleep(100);
        }
    }

    /// Every GET of the API with every id that the reader can list, and each file's download.
    private Set<String> everyPath(Someone reader) {
        var ids = new LinkedHashSet<String>();
        var paths = new LinkedHashSet<String>();
        for (var list : LISTS) {
            json("/api/v1/" + list + "?limit=200", reader).path("items").forEach(item -> {
                ids.add(item.path("id").asString(""));
            });
        }
        for (var id : List.copyOf(ids)) {
            json("/api/v1/datasets/" + id + "/tables", reader).path("items").forEach(table -> {
                ids.add(table.path("id").asString(""));
            });
            json("/api/v1/datasets/" + id + "/files?limit=200", reader)
                    .path("items")
                    .forEach(file -> paths.add("/api/v1/datasets/" + id + "/files/content?path="
                            + URLEncoder.encode(file.path("path").asString(""), StandardCharsets.UTF_8)));
        }
        json("/api/v1/openapi.json", reader).path("paths").propertyStream().forEach(path -> {
            if (path.getValue().has("get") && !isStream(path.getKey())) {
                paths.addAll(filled(path.getKey(), ids));
            }
        });
        return paths;
    }

    /// What is pushed as it happens, and so does not end.
    private static boolean isStream(String path) {
        return path.endsWith("/progress") || path.endsWith("/events");
    }

    private static List<String> filled(String template, Set<String> ids) {
        if (!template.contains("{")) {
            return List.of(template + "?limit=200&q=sub");
        }
        var all = new ArrayList<String>();
        for (var id : ids) {
            all.add(template.replaceAll("\\{[^}]+\\}", id) + "?start=0&duration=10&points=100&channels=0");
        }
        return all;
    }

    private String identitiesFor(Someone someone) {
        var all = new StringBuilder();
        json("/api/v1/subjects?limit=200", someone)
                .path("items")
                .forEach(subject -> all.append(server.get(
                                "/api/v1/subjects/" + subject.path("id").asString("") + "/identities", someone.bearer())
                        .body()));
        return all.toString();
    }

    private JsonNode json(String path, Someone someone) {
        var body = server.get(path, someone.bearer()).body();
        return JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body);
    }

    /// In any encoding that the sources came in: journal, lake, index, log and the files of PostgreSQL.
    private Set<String> inDataFolder(List<String> identifiers) throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.walk(server.data())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var content = read(file);
                for (var identifier : identifiers) {
                    for (var charset :
                            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, Charset.forName("GB18030"))) {
                        var bytes = new String(identifier.getBytes(charset), StandardCharsets.ISO_8859_1);
                        if (content.contains(bytes)) {
                            found.add(identifier + " in data folder "
                                    + server.data().relativize(file));
                        }
                    }
                }
            }
        }
        return found;
    }

    /// PostgreSQL removes files while we look.
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
