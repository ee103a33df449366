package org.naohai.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;
import org.naohai.server.cli.AdminClient;

/// What people decide about files in quarantine and files of nobody: once, by who may, and seen by all afterwards.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionsTest {

    private static final String BECAUSE = "{\"reason\":\"the header alone is damaged\"}";

    private final RunningServer server = RunningServer.get();
    private final Populated study = new Populated(server, "numbat");
    private final Someone reader = new Someone(server, "numbat-reader");

    DecisionsTest() throws InterruptedException {
        AdminClient.call(
                server.data(),
                "member.add",
                Map.of("project", study.project, "login", reader.login(), "role", "reader"));
    }

    @Test
    void a_quarantined_file_is_decided_once_by_a_contributor_and_leaves_the_list() {
        var ids = Objects.requireNonNull(study.ids.get("quarantine/id"));
        assertThat(ids).hasSize(3);
        for (var how : List.of("retry", "accept", "discard")) {
            assertThat(status(reader, "/api/v1/quarantine/" + ids.getFirst() + "/" + how, BECAUSE))
                    .isEqualTo(404);
        }
        var retried = server.send("POST", "/api/v1/quarantine/" + ids.get(0) + "/retry", "", study.owner.bearer());
        assertThat(retried.body()).contains("\"registered\":false");
        assertThat(status(study.owner, "/api/v1/quarantine/" + ids.get(0) + "/accept", "{\"reason\":\" \"}"))
                .isEqualTo(400);
        assertThat(status(study.owner, "/api/v1/quarantine/" + ids.get(0) + "/accept", BECAUSE))
                .isEqualTo(200);
        assertThat(status(study.owner, "/api/v1/quarantine/" + ids.get(1) + "/discard", BECAUSE))
                .isEqualTo(204);
        for (var decided : List.of(ids.get(0), ids.get(1))) {
            for (var how : List.of("retry", "accept", "discard")) {
                assertThat(status(study.owner, "/api/v1/quarantine/" + decided + "/" + how, BECAUSE))
                        .isEqualTo(404);
            }
        }
        assertThat(together(
                        () -> status(study.owner, "/api/v1/quarantine/" + ids.get(2) + "/accept", BECAUSE),
                        () -> status(study.owner, "/api/v1/quarantine/" + ids.get(2) + "/discard", BECAUSE)))
                .containsAnyOf(200, 204)
                .contains(404);
        assertThat(Study.json(server, "/api/v1/quarantine?project=" + study.project, study.owner)
                        .path("items"))
                .isEmpty();
        var audited =
                server.get("/api/v1/audit?limit=200", study.owner.bearer()).body();
        assertThat(audited).contains("quarantine.accepted", "quarantine.discarded");
    }

    @Test
    void a_file_of_nobody_is_given_to_one_subject_and_of_two_at_once_one_wins() {
        var ids = Objects.requireNonNull(study.ids.get("unassigned/id"));
        var path = "/api/v1/unassigned/" + ids.getFirst() + "/assign";
        assertThat(status(reader, path, "{\"subjectLabel\":\"sub-numbat1\"}")).isEqualTo(404);
        assertThat(status(study.owner, path, "{\"subjectLabel\":\"../etc\"}")).isEqualTo(400);
        assertThat(status(study.owner, path, "{}")).isEqualTo(400);
        assertThat(together(
                        () -> status(study.owner, path, "{\"subjectLabel\":\"sub-numbat1\"}"),
                        () -> status(study.owner, path, "{\"subjectLabel\":\"sub-numbat2\"}")))
                .contains(204)
                .containsAnyOf(404, 409);
        assertThat(status(study.owner, path, "{\"subjectLabel\":\"sub-numbat2\"}"))
                .isEqualTo(404);
        assertThat(Study.json(server, "/api/v1/recordings/" + ids.getFirst(), study.owner)
                        .path("subject")
                        .path("label")
                        .asString(""))
                .startsWith("sub-numbat");
    }

    @Test
    void whoever_changes_a_dataset_gets_it_back_as_it_is_now() {
        var changed = server.send(
                "PATCH",
                "/api/v1/datasets/" + study.first("datasets/id"),
                "{\"title\":\"Renamed\"}",
                study.owner.bearer());
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("\"title\":\"Renamed\"");
    }

    @Test
    void pushed_progress_ends_when_the_leave_to_see_it_does() throws Exception {
        var helper = new Someone(server, "numbat-helper");
        var members = "/api/v1/projects/" + study.project + "/members";
        server.send("POST", members, "{\"login\":\"numbat-helper\",\"role\":\"contributor\"}", study.owner.bearer());
        var open = Study.open(server, study.owner, study.project, "numbat-open");
        try (var threads = Executors.newSingleThreadExecutor()) {
            var stream = threads.submit(() -> server.get("/api/v1/intakes/" + open + "/progress", helper.bearer()));
            Thread.sleep(1000);
            assertThat(stream.isDone()).isFalse();
            server.send("DELETE", members + "/numbat-helper", "", study.owner.bearer());
            assertThat(stream.get(20, java.util.concurrent.TimeUnit.SECONDS).body())
                    .contains("\"state\":\"receiving\"");
        }
    }

    @Test
    void no_body_and_no_limit_or_cursor_makes_the_server_fail() {
        var administrator = new Someone(server, "numbat-admin", org.naohai.collaboration.Accounts.Administrator.YES);
        var failed = new TreeSet<String>();
        var parameters = new Parameters(study);
        for (var operation : Operations.of(server).all()) {
            for (var body : List.of(
                    "{}",
                    "[]",
                    "null",
                    "{\"login\":{}}",
                    "{",
                    "{\"link\":{}, \"project\":\"NUMBAT\", \"dataset\":\"x\"}")) {
                if (operation.hasBody()) {
                    var asked = parameters.twins(operation).getFirst().absent();
                    var answer = server.send(operation.method(), asked.path(), body, administrator.bearer());
                    if (answer.statusCode() < 400 && !operation.path().endsWith("/tokens")
                            || answer.statusCode() >= 500) {
                        failed.add(operation.name() + " " + body + " " + answer.statusCode());
                    }
                }
            }
            for (var page : List.of("limit=0", "limit=201", "limit=x", "cursor=@@", "cursor=bm90IG9uZQ")) {
                var name = page.substring(0, page.indexOf('='));
                if (operation.queries().contains(name)) {
                    for (var twin : parameters.twins(operation)) {
                        var path = twin.real().path();
                        var answer = server.get(path + (path.contains("?") ? "&" : "?") + page, study.owner.bearer());
                        if (answer.statusCode() != 400 && answer.statusCode() != 404
                                || answer.statusCode() == 400 && !answer.body().contains("\"code\":\"")) {
                            failed.add(operation.name() + " " + page + " " + answer.statusCode());
                        }
                    }
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void what_a_recording_does_not_have_is_not_there() {
        var answers = new TreeSet<String>();
        for (var id : Objects.requireNonNull(study.ids.get("recordings/id"))) {
            for (var part : List.of("image", "thumbnail", "signal", "signal/window?start=0&duration=1", "variants")) {
                var answer = server.get("/api/v1/recordings/" + id + "/" + part, study.owner.bearer());
                answers.add(part + " " + answer.statusCode());
                assertThat(answer.statusCode() == 404)
                        .as(part)
                        .isEqualTo(answer.body().contains("\"code\":\"NOT_FOUND\""));
            }
        }
        assertThat(answers)
                .contains("image 200", "image 404", "thumbnail 404", "signal 200", "signal 404", "variants 404")
                .noneMatch(answer -> answer.contains(" 5"));
    }

    private int status(Someone by, String path, String body) {
        return server.send("POST", path, body, by.bearer()).statusCode();
    }

    private static List<Integer> together(
            java.util.concurrent.Callable<Integer> one, java.util.concurrent.Callable<Integer> other) {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(one);
            var second = threads.submit(other);
            return List.of(first.get(), second.get());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
