package org.naohai.server.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/// What `openapi.json` says of each operation beyond its types, from `openapi.tsv`: summary, status and media type of
/// the answer; every refusal is a problem after RFC 9457.
@Component
class OpenApiDescription implements OpenApiCustomizer {

    private static final String RESOURCE = "/openapi.tsv";
    private static final String PROBLEM = "RFC 9457 problem; what one may not see is 404";

    private final Map<String, Described> described = read();

    private record Described(String status, String mediaType, String summary) {
        boolean hasBody() {
            return !mediaType.equals("-");
        }
    }

    @Override
    public void customise(OpenAPI api) {
        api.getInfo().title("Naohai").version("v1").description("Brain data platform 脑海");
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    var one = described.get(method + " " + path);
                    if (one != null) {
                        describe(operation, one);
                    }
                }));
    }

    private static void describe(Operation operation, Described one) {
        operation.setSummary(one.summary());
        var responses = new ApiResponses();
        var success = new ApiResponse().description("done");
        if (one.hasBody()) {
            var type = new MediaType().schema(schema(operation, one));
            success.description("answered").content(new Content().addMediaType(one.mediaType(), type));
        }
        responses.addApiResponse(one.status(), success);
        responses.addApiResponse(
                "default", new ApiResponse().description(PROBLEM).content(problem()));
        operation.setResponses(responses);
    }

    private static Schema<?> schema(Operation operation, Described one) {
        var known = one.mediaType().equals("application/json") ? answered(operation) : null;
        return known != null ? known : new StringSchema().format("binary");
    }

    private static @Nullable Schema<?> answered(Operation operation) {
        return operation.getResponses().values().stream()
                .map(ApiResponse::getContent)
                .filter(Objects::nonNull)
                .flatMap(content -> content.values().stream())
                .map(MediaType::getSchema)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Content problem() {
        var schema = new ObjectSchema();
        for (var name :
                List.of("type", "title", "detail", "code", "file", "field", "found", "expected", "fix", "traceId")) {
            schema.addProperty(name, new StringSchema());
        }
        schema.addProperty("status", new io.swagger.v3.oas.models.media.IntegerSchema());
        return new Content().addMediaType("application/problem+json", new MediaType().schema(schema));
    }

    private static Map<String, Described> read() {
        var resource = Objects.requireNonNull(OpenApiDescription.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(cells -> cells[0], cells -> new Described(cells[1], cells[2], cells[3])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
