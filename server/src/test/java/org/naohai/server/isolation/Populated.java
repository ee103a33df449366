package org.naohai.server.isolation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;
import org.naohai.server.cli.AdminClient;
import org.naohai.server.dicom.ArchivedStudy;

/// A project with one of everything, and what of it must not be told: its words, ids and digests.
final class Populated {

    private static final Pattern TELLING =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\b[0-9a-f]{64}\\b");

    final RunningServer server;
    final String word;
    final String project;
    final Someone owner;
    final Map<String, List<String>> ids = new LinkedHashMap<>();
    final String file;

    Populated(RunningServer server, String word) throws InterruptedException {
        this.server = server;
        this.word = word;
        this.project = word.toUpperCase(java.util.Locale.ROOT);
        this.owner = new Someone(server, word + "-owner");
        AdminClient.call(
                server.data(), "project.add", Map.of("key", project, "title", word, "institution", word + " clinic"));
        AdminClient.call(
                server.data(), "member.add", Map.of("project", project, "login", owner.login(), "role", "owner"));
        var done = new Study(word).imported(server, owner, project);
        if (!done.path("state").asString("").equals("done")) {
            throw new IllegalStateException("import ended as " + done);
        }
        var dataset = done.path("datasetId").asString("");
        ids.put("projects/key", List.of(project));
        ids.put("members/login", List.of(owner.login()));
        ids.put("datasets/id", List.of(dataset));
        ids.put("subjects/id", listed("/api/v1/subjects?dataset=" + dataset));
        ids.put("recordings/id", listed("/api/v1/recordings?dataset=" + dataset));
        ids.put("tables/id", listed("/api/v1/datasets/" + dataset + "/tables"));
        ids.put("quarantine/id", listed("/api/v1/quarantine?project=" + project));
        ids.put("unassigned/id", listed("/api/v1/unassigned?project=" + project));
        var open = Study.open(server, owner, project, word + "-later");
        ids.put("intakes/id", List.of(done.path("id").asString(""), open));
        ids.put("uploads/id", List.of(last(Study.begin(server, owner, open, word + "/later.edf", 100))));
        ids.put("tokens/id", listed("/api/v1/tokens"));
        AdminClient.call(server.data(), "dicom.peer.add", Map.of("ae", project, "name", word));
        ids.put("peers/ae", List.of(project));
        ids.put("grants/login", List.of(granted(dataset)));
        ids.put("annotations/annotationId", List.of(annotation()));
        var archived = new ArchivedStudy(server, project, word).with(1).complete();
        KeptOriginal.of(server, archived.series, archived.instance(1));
        for (var level : List.of("uid", "study")) {
            ids.put("studies/" + level, List.of(archived.study));
        }
        ids.put("series/uid", List.of(archived.series));
        ids.put("series/series", List.of(archived.series));
        ids.put("instances/instance", List.of(archived.instance(1)));
        ids.put("frames/frames", List.of("1"));
        ids.put("bulkdata/tag", List.of("7FE00010"));
        ids.put("arrivals/id", List.of(Arrived.held(server, this).toString()));
        ids.put("rules/id", List.of(rule()));
        ids.put(
                "studies/study",
                List.of(archived.study, Arrived.archived(server, this), ConvertedStudy.of(server, this)));
        file = Study.json(server, "/api/v1/datasets/" + dataset + "/files", owner)
                .path("items")
                .path(0)
                .path("path")
                .asString("");
        ids.forEach((kind, some) -> {
            if (some.isEmpty()) {
                throw new IllegalStateException("nothing of " + kind);
            }
        });
    }

    String first(String kind) {
        return java.util.Objects.requireNonNull(ids.get(kind), kind).getFirst();
    }

    private String rule() {
        var body = "{\"name\":\"" + word + "\",\"callingAe\":\"" + word.toUpperCase(java.util.Locale.ROOT)
                + "\",\"project\":\"" + project + "\",\"dataset\":\"" + word + "-scans\"}";
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(server.send("POST", "/api/v1/dicom/rules", body, owner.bearer())
                        .body())
                .path("id")
                .asString("");
    }

    private String annotation() {
        for (var recording : java.util.Objects.requireNonNull(ids.get("recordings/id"))) {
            var answer = server.send(
                    "POST",
                    "/api/v1/recordings/" + recording + "/annotations",
                    "{\"onsetSeconds\":1,\"label\":\"" + word + "\"}",
                    owner.bearer());
            if (answer.statusCode() == 201) {
                ids.put("annotated", List.of(recording));
                return tools.jackson.databind.json.JsonMapper.shared()
                        .readTree(answer.body())
                        .path("id")
                        .asString("");
            }
        }
        throw new IllegalStateException("no recording takes an annotation");
    }

    private String granted(String dataset) {
        var guest = new Someone(server, word + "-guest");
        server.send(
                "POST",
                "/api/v1/datasets/" + dataset + "/grants",
                "{\"login\":\"" + guest.login() + "\",\"reason\":\"a study\"}",
                owner.bearer());
        return guest.login();
    }

    private List<String> listed(String path) {
        var found = new ArrayList<String>();
        Study.json(server, path, owner)
                .path("items")
                .forEach(item -> found.add(item.path("id").asString("")));
        return found;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Everything in these answers that names a thing, and the word that stands in every name.
    Set<String> secrets(Iterable<String> answers) {
        var secrets = new TreeSet<String>();
        for (var answer : answers) {
            TELLING.matcher(answer).results().forEach(found -> secrets.add(found.group()));
        }
        secrets.add(word);
        secrets.add(project);
        return secrets;
    }
}
