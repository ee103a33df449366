package org.naohai.server.isolation;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;

/// One call, and what came back that could tell something.
record Asked(String method, String path, String mediaType, String body, List<String> headers) {

    /// They differ from one call to the next, whoever asks for whatever.
    private static final Set<String> OF_THE_CALL = Set.of("date", "x-trace-id");

    Asked {
        headers = List.copyOf(headers);
    }

    static Asked get(String path) {
        return new Asked("GET", path, "application/json", "", List.of());
    }

    Asked as(String otherMethod) {
        return new Asked(otherMethod, path, mediaType, otherMethod.equals("HEAD") ? "" : body, headers);
    }

    Asked with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new Asked(method, path, mediaType, body, more);
    }

    /// - **headers** sorted, without those of every call
    record Answer(int status, Map<String, List<String>> headers, String body) {}

    Answer by(@Nullable Someone someone, RunningServer server) {
        var all = someone == null
                ? headers
                : Stream.concat(headers.stream(), Stream.of(someone.bearer())).toList();
        try {
            return answer(sent(server, all));
        } catch (UncheckedIOException e) {
            return answer(sent(server, all));
        }
    }

    /// A refusal that leaves a body unread closes its connection, which the client may just have taken up again: one
    /// more try gets a new one.
    private HttpResponse<String> sent(RunningServer server, List<String> all) {
        if (path.contains("/events") && method.equals("GET")) {
            return server.firstEvent(path, all.toArray(String[]::new));
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return server.sendBytes(method, path, bytes, mediaType, all.toArray(String[]::new));
    }

    private static Answer answer(HttpResponse<String> response) {
        var headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeAll(OF_THE_CALL);
        var body = response.body().replaceAll("\"traceId\":\"[0-9a-f]*\"", "\"traceId\":\"\"");
        return new Answer(response.statusCode(), headers, body);
    }

    @Override
    public String toString() {
        return method + " " + path + (body.isEmpty() ? "" : " " + body) + (headers.isEmpty() ? "" : " " + headers);
    }
}
