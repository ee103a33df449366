package org.naohai.server.isolation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.naohai.server.RunningServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every operation of `openapi.json`.
record Operations(List<Operation> all) {

    /// - **queries**, **headers** names of its parameters beside those in the path
    record Operation(
            String method,
            String path,
            List<String> queries,
            List<String> required,
            List<String> headers,
            boolean hasBody,
            boolean streams) {

        String name() {
            return method + " " + path;
        }

        boolean changes() {
            return !List.of("GET", "HEAD", "OPTIONS").contains(method);
        }
    }

    static Operations of(RunningServer server) {
        var found = new ArrayList<Operation>();
        var paths = JsonMapper.shared()
                .readTree(server.get("/api/v1/openapi.json").body())
                .path("paths");
        paths.propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(method -> {
                    found.add(operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
                }));
        return new Operations(List.copyOf(found));
    }

    private static Operation operation(String method, String path, JsonNode described) {
        var queries = new ArrayList<String>();
        var required = new ArrayList<String>();
        var headers = new ArrayList<String>();
        described.path("parameters").forEach(parameter -> {
            var name = parameter.path("name").asString("");
            switch (parameter.path("in").asString("")) {
                case "query" -> {
                    queries.add(name);
                    if (parameter.path("required").asBoolean(false)) {
                        required.add(name);
                    }
                }
                case "header" -> headers.add(name);
                default -> {}
            }
        });
        var streams = described.path("responses").toString().contains("text/event-stream");
        return new Operation(method, path, queries, required, headers, described.has("requestBody"), streams);
    }
}
