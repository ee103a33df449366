package org.naohai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.dicom.Watching;
import org.naohai.collaboration.Collaboration;
import org.naohai.kernel.Ids;
import org.naohai.server.cli.AdminClient;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The board as a browser follows it.
class ScannerBoardTest {

    private final RunningServer server = RunningServer.get();
    private final JdbcClient worker = server.bean("workerJdbc", JdbcClient.class);

    @Test
    void a_light_turns_on_every_open_board_within_seconds_pushed_or_found_by_looking() throws Exception {
        var technologist = someone("board-technologist", "BOARDED");
        var stranger = new Someone(server, "board-stranger");
        var arrival = arrived("BOARDED");
        series(arrival, "arriving", "grey");
        try (var events = new Events(technologist);
                var others = new Events(stranger)) {
            assertThat(others.next(5, "board").path("scanners")).isEmpty();
            var first = events.next(5, "board").path("scanners").get(0);
            assertThat(first.path("key").asString("")).isEqualTo("PRISMA");
            assertThat(first.path("visits").get(0).path("light").asString("")).isEqualTo("grey");

            light(arrival, "complete", "green");
            server.publish(new Watching.Progress(arrival));
            assertThat(events.next(3, "visit").path("visit").path("light").asString(""))
                    .isEqualTo("green");

            light(arrival, "complete", "red");
            assertThat(events.next(8, "visit").path("visit").path("light").asString(""))
                    .isEqualTo("red");

            server.bean(Collaboration.class).removeMember(project("BOARDED"), id("board-technologist"));
            assertThat(events.next(8, "board").path("scanners")).isEmpty();
            assertThat(others.saw("visit")).isFalse();
        }
    }

    private Someone someone(String login, String project) {
        AdminClient.call(
                server.data(), "project.add", Map.of("key", project, "title", project, "institution", "Site B"));
        var someone = new Someone(server, login);
        member(project, new Someone(server, login + "-owner").login(), "owner");
        member(project, login, "contributor");
        return someone;
    }

    private void member(String project, String login, String role) {
        AdminClient.call(server.data(), "member.add", Map.of("project", project, "login", login, "role", role));
    }

    private UUID project(String key) {
        return server.bean(Collaboration.class).findProject(key).orElseThrow().id();
    }

    private UUID id(String login) {
        return server.bean(Collaboration.class).findPerson(login).orElseThrow().id();
    }

    private UUID arrived(String project) {
        var id = Ids.next();
        worker.sql("""
                        insert into acquisition.dicom_arrival (arrival_id, study_hash, way, calling_ae, state, project_id,
                               dataset_name, subject_label, study_uid, evidence_cipher, closed_at)
                        values (:id, '\\x0b', 'dimse', 'PRISMA', 'archived', :project, 'scans', 'sub-1', '2.25.11', '\\x00',
                                now())
                        """).param("id", id).param("project", project(project)).update();
        return id;
    }

    private void series(UUID arrival, String state, String light) {
        worker.sql("""
                        insert into acquisition.dicom_arrival_series (arrival_id, series_hash, series_uid, modality, number,
                               description, state, light)
                        values (:id, '\\x01', '2.25.1', 'MR', 1, 't1', :state, :light)
                        """)
                .param("id", arrival)
                .param("state", state)
                .param("light", light)
                .update();
    }

    private void light(UUID arrival, String state, String light) {
        worker.sql("""
                        update acquisition.dicom_arrival_series
                        set state = :state, light = :light
                        where arrival_id = :id
                        """)
                .param("id", arrival)
                .param("state", state)
                .param("light", light)
                .update();
    }

    /// Server-sent events as they come.
    private final class Events implements AutoCloseable {

        private record Event(String name, String data) {}

        private final BlockingQueue<Event> came = new LinkedBlockingQueue<>();
        private final HttpClient client = HttpClient.newHttpClient();

        Events(Someone reader) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + "/api/v1/dicom/board/events"))
                    .headers(reader.bearer())
                    .build();
            var thread = Thread.ofVirtual().unstarted(() -> read(request));
            thread.start();
        }

        private void read(HttpRequest request) {
            try (var lines = client.send(request, BodyHandlers.ofLines()).body()) {
                var name = new String[] {""};
                lines.forEach(line -> {
                    if (line.startsWith("event:")) {
                        name[0] = line.substring(6).strip();
                    } else if (line.startsWith("data:")) {
                        came.add(new Event(name[0], line.substring(5)));
                    }
                });
            } catch (java.io.IOException | java.io.UncheckedIOException e) {
                // closed
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        JsonNode next(int seconds, String name) throws InterruptedException {
            long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            while (true) {
                @Nullable Event event = came.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    throw new AssertionError("no " + name + " within " + seconds + " s");
                }
                if (event.name().equals(name)) {
                    return JsonMapper.shared().readTree(event.data());
                }
            }
        }

        boolean saw(String name) {
            return came.stream().anyMatch(event -> event.name().equals(name));
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
