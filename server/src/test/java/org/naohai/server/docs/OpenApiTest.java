package org.naohai.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.naohai.server.RunningServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `openapi.json` describes every operation, and the interfaces that others build on are there.
class OpenApiTest {

    private static final List<String> FIXED = List.of(
            "projects",
            "institutions",
            "datasets",
            "datasets/{id}",
            "datasets/{id}/files",
            "subjects",
            "subjects/{id}",
            "subjects/{id}/timeline",
            "recordings/{id}",
            "recordings/{id}/quality",
            "tables/{id}/profile",
            "intakes",
            "intakes/{id}",
            "quarantine",
            "search");

    private static final Pattern IN_PATH = Pattern.compile("\\{([^}]+)}");

    private final JsonNode api = JsonMapper.shared()
            .readTree(RunningServer.get().get("/api/v1/openapi.json").body());
    private final JsonNode paths = api.path("paths");

    @Test
    void every_operation_says_what_it_does_takes_and_answers() {
        var wrong = new ArrayList<String>();
        paths.propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(method -> {
                    var name = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    wrong.addAll(wrong(name, method.getValue()));
                }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_summary_is_of_an_operation_that_is_gone() throws IOException {
        var operations = new TreeSet<String>();
        paths.propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(method -> {
                    operations.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                }));
        try (InputStream table = Objects.requireNonNull(getClass().getResourceAsStream("/openapi.tsv"))) {
            var described = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t")[0])
                    .toList();
            assertThat(new TreeSet<>(described)).isEqualTo(operations);
        }
    }

    @Test
    void the_fixed_interfaces_are_there_and_lists_have_items_and_next() {
        for (var path : FIXED) {
            assertThat(paths.path("/api/v1/" + path).has("get")).as(path).isTrue();
        }
        assertThat(paths.path("/api/v1/search").path("get").path("parameters").toString())
                .contains("\"q\"", "\"facet\"");
        assertThat(RunningServer.get().get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void types_of_one_simple_name_are_kept_apart() {
        assertThat(answer("/recordings/{id}/quality")).contains("verdict", "metrics");
        assertThat(answer("/datasets/{id}/quality")).contains("byDomain").doesNotContain("verdict");
        assertThat(answer("/intakes/{id}")).contains("state", "problems", "unassigned");
    }

    /// The names of what a successful answer has.
    private Collection<String> answer(String path) {
        var content = paths.path("/api/v1" + path).path("get").path("responses").path("200");
        var reference =
                content.path("content").path("application/json").path("schema").path("$ref");
        var type = reference.asString("").replace("#/components/schemas/", "");
        return api.path("components")
                .path("schemas")
                .path(type)
                .path("properties")
                .propertyNames();
    }

    private static List<String> wrong(String name, JsonNode operation) {
        var wrong = new ArrayList<String>();
        if (operation.path("summary").asString("").length() < 8) {
            wrong.add(name + " has no summary");
        }
        var parameters = new TreeSet<String>();
        operation.path("parameters").forEach(one -> {
            parameters.add(one.path("name").asString(""));
            if (one.path("schema").isMissingNode()) {
                wrong.add(name + " has a parameter without a type");
            }
        });
        IN_PATH.matcher(name)
                .results()
                .filter(found -> !parameters.contains(found.group(1)))
                .forEach(found -> wrong.add(name + " lacks " + found.group()));
        var responses = operation.path("responses");
        if (!responses.path("default").toString().contains("application/problem+json")) {
            wrong.add(name + " does not say how it refuses");
        }
        if (responses.toString().contains("*/*")) {
            wrong.add(name + " answers anything");
        }
        responses.propertyStream().filter(one -> one.getKey().equals("200")).forEach(one -> {
            if (!name.startsWith("HEAD") && !one.getValue().toString().contains("schema")) {
                wrong.add(name + " has no response type");
            }
        });
        return wrong;
    }
}
