package org.naohai.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.perf.Victim.Blow;
import org.naohai.testkit.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Three scanners store while the server is killed, at random: after the restart every acknowledged instance is there,
/// once.
class DicomKillTest {

    private static final int SCANNERS = 3;
    private static final int SLICES = Integer.getInteger("naohai.slices", 120);
    private static final int KILLS = Integer.getInteger("naohai.kills", 6);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    static {
        System.setProperty("naohai.home", SharedData.projectRoot().toString());
    }

    @Test
    @Tag("long")
    void what_scanners_were_told_is_there_once_after_kills_of_the_server_and_of_the_database() throws Exception {
        var seed = Long.getLong("naohai.seed", 20261130);
        var chance = new Random(seed);
        int dicomPort = freePort();
        try (var server = new Victim(folder.resolve("data"), "--dicom-port", Integer.toString(dicomPort))) {
            server.admin("project.add", Map.of("key", "KILL", "title", "Kill", "institution", "Suite"), "key");
            var token = server.admin("token.create", Map.of("login", "admin"), "token");
            ask(server, token, "POST", "/api/v1/dicom/peers", """
                    {"ae": "KILL", "name": "kill"}""");
            ask(server, token, "POST", "/api/v1/dicom/rules", """
                    {"name": "kill", "callingAe": "KILL", "project": "KILL", "dataset": "scans", "subject": "auto",
                     "session": "auto"}""");
            var senders = senders(dicomPort);
            int struck = storeUnderFire(server, senders, chance);
            var wanted = new HashSet<String>();
            senders.forEach(sender -> wanted.addAll(sender.acknowledged()));
            assertThat(wanted).hasSize(SCANNERS * SLICES);
            requireOnce(server, token, wanted);
            System.out.println("LONG | kill -9 while three scanners store | seed " + seed + " | " + struck + " kills, "
                    + wanted.size() + " instances acknowledged, each there once");
        }
    }

    private List<DicomSender> senders(int port) throws Exception {
        DicomStudies.write(folder.resolve("study"), 77, SCANNERS, SLICES);
        var senders = new ArrayList<DicomSender>();
        try (var series = Files.list(folder.resolve("study"))) {
            for (var one : series.sorted().toList()) {
                try (var files = Files.list(one)) {
                    senders.add(new DicomSender(port, files.sorted().toList()));
                }
            }
        }
        return senders;
    }

    /// Each sender goes on where it was until everything is acknowledged. The blows fall at random between the
    /// first instance and the last, so that each falls while something is stored.
    private static int storeUnderFire(Victim server, List<DicomSender> senders, Random chance) throws Exception {
        var blows = chance.ints(KILLS, 1, SCANNERS * SLICES).sorted().toArray();
        int struck = 0;
        for (boolean done = false; !done || struck < KILLS; ) {
            try (var threads = Executors.newCachedThreadPool()) {
                var running = senders.stream()
                        .map(sender -> threads.submit(sender::send))
                        .toList();
                if (struck < KILLS) {
                    while (acknowledged(senders) < blows[struck]
                            && !running.stream().allMatch(Future::isDone)) {
                        Thread.sleep(1);
                    }
                    server.strike(Blow.values()[struck % Blow.values().length]);
                    struck++;
                }
                done = true;
                for (var one : running) {
                    done &= one.get();
                }
            }
            server.startAgainIfDead();
        }
        return struck;
    }

    private static int acknowledged(List<DicomSender> senders) {
        return senders.stream().mapToInt(sender -> sender.acknowledged().size()).sum();
    }

    private static void requireOnce(Victim server, String token, Set<String> wanted) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> found = List.of();
        while (found.size() < wanted.size() && System.nanoTime() < deadline) {
            Thread.sleep(1_000);
            found = found(server, token);
        }
        assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static List<String> found(Victim server, String token) throws Exception {
        var found = new ArrayList<String>();
        var path = "/dicomweb/instances?includefield=00200011&includefield=00200013&limit=1000";
        for (var instance : ask(server, token, "GET", path, "")) {
            found.add(number(instance, "00200011") + "/" + number(instance, "00200013"));
        }
        return found;
    }

    private static String number(JsonNode instance, String tag) {
        return instance.path(tag).path("Value").path(0).asString("?");
    }

    private static JsonNode ask(Victim server, String token, String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/dicom+json, application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return answer.body().isEmpty()
                    ? JsonMapper.shared().createArrayNode()
                    : JsonMapper.shared().readTree(answer.body());
        }
    }

    private static int freePort() throws Exception {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
