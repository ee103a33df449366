package org.naohai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every endpoint of the running server refuses a caller who is nobody, unless it stands here with a reason.
class EndpointAuthorisationTest {

    private static final Map<String, String> FOR_EVERYONE = Map.of(
            "POST /api/v1/session", "signing in",
            "GET /enter", "the one-time link is what authorises",
            "GET /api/v1/openapi.json", "describes the interface, holds no data",
            "GET /api/v1/openapi.json.yaml", "describes the interface, holds no data",
            "* /error", "how failures are answered");

    private static final Set<RequestMethod> ANY = Set.of(RequestMethod.GET);

    private final RunningServer server = RunningServer.get();

    @Test
    void every_endpoint_refuses_a_stranger_unless_it_stands_here_with_a_reason() {
        var open = new TreeSet<String>();
        var asked = new ArrayList<String>();
        var mapping = server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        for (var info : mapping.getHandlerMethods().keySet()) {
            var methods = info.getMethodsCondition().getMethods();
            for (var path : info.getPatternValues()) {
                for (var method : methods.isEmpty() ? ANY : methods) {
                    var name = (methods.isEmpty() ? "*" : method.name()) + " " + path;
                    asked.add(name);
                    if (!FOR_EVERYONE.containsKey(name) && status(method, path) != 401) {
                        open.add(name + " answered " + status(method, path));
                    }
                }
            }
        }
        assertThat(open).isEmpty();
        assertThat(asked).hasSizeGreaterThan(20).contains("GET /api/v1/projects", "GET /api/v1/audit");
    }

    @Test
    void numbers_of_the_operator_are_for_administrators() {
        assertThat(server.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(server.get("/actuator/health").body()).doesNotContain("components");
        assertThat(server.get("/actuator/metrics").statusCode()).isEqualTo(401);
        assertThat(server.get("/actuator/env").statusCode()).isEqualTo(401);
        var reader = new Someone(server, "ops-reader");
        assertThat(server.get("/actuator/metrics", "Authorization", "Bearer " + reader.token())
                        .statusCode())
                .isEqualTo(404);
    }

    private int status(RequestMethod method, String path) {
        var concrete = path.replaceAll("\\{[^}]*}", "01a20491-f930-7bd9-9dc6-a8e3a931ab94")
                .replace("*", "x");
        return server.send(method.name(), concrete, "").statusCode();
    }
}
