package org.naohai.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.naohai.collaboration.Accounts;
import org.naohai.server.NaohaiSettings;
import org.naohai.server.RunningServer;
import org.naohai.server.Someone;
import org.naohai.server.isolation.Asked.Answer;
import org.naohai.server.isolation.Operations.Operation;
import org.naohai.server.isolation.Parameters.Twin;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// Nobody, a stranger and a reader of another project, over every operation of `openapi.json` and every static path:
/// what is in a project that is not theirs answers exactly as what is nowhere, and their lists do not change by it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class IsolationTest {

    /// Pages without an entry in `openapi.json`, asked in [#static_paths_tell_nothing].
    private static final Set<String> BESIDE_THE_API =
            Set.of("/enter", "/error", "/api/v1/openapi.json", "/api/v1/openapi.json.yaml");

    /// Files without an entry there, asked in [ViewsTest].
    private static final String DERIVED = "/seen/{recording}/{hash}/{*file}";

    private static final Set<String> FOR_ADMINISTRATORS = Set.of(
            "POST /api/v1/projects",
            "POST /api/v1/institutions",
            "POST /api/v1/people",
            "GET /api/v1/dicom/port",
            "GET /api/v1/dicom/peers",
            "POST /api/v1/dicom/peers",
            "DELETE /api/v1/dicom/peers/{ae}");

    /// Signing in, one's own sessions and tokens, and whether a signature holds: they answer, and tell nothing of
    /// others.
    private static final Set<String> OF_ONESELF = Set.of(
            "POST /api/v1/session",
            "GET /api/v1/session",
            "DELETE /api/v1/session",
            "POST /api/v1/session/password",
            "POST /api/v1/tokens",
            "GET /api/v1/tokens",
            "POST /api/v1/dicom/deidentification/verify",
            "OPTIONS /api/v1/uploads");

    /// Numbers of the running server, not of anyone's data: seconds that the index is behind, when it was asked.
    private static final String OF_THE_CLOCK = "\"lag\":(\\{[^}]*}|[0-9.]+)|\"asOf\":\"[^\"]*\"";

    private final RunningServer server = RunningServer.get();
    private final Someone stranger = new Someone(server, "isolated-stranger");
    private final List<String> staticPaths;
    private final Map<String, @Nullable Someone> outsiders = new LinkedHashMap<>();
    private final Map<String, Answer> before = new TreeMap<>();
    private final Populated other;
    private final Populated populated;
    private final Parameters parameters;
    private final List<Operation> operations = Operations.of(server).all();
    private final Map<String, String> ownersView;
    private final Set<String> secrets;

    IsolationTest() throws InterruptedException, IOException {
        other = new Populated(server, "wombat");
        var reader = new Someone(server, "isolated-reader");
        server.send(
                "POST",
                "/api/v1/projects/WOMBAT/members",
                "{\"login\":\"isolated-reader\",\"role\":\"reader\"}",
                other.owner.bearer());
        outsiders.put("nobody", null);
        outsiders.put("a stranger", stranger);
        outsiders.put("a reader of another project", reader);
        staticPaths = staticPaths();
        indexed(other);
        seen().forEach(before::put);
        populated = new Populated(server, "quokka");
        indexed(populated);
        parameters = new Parameters(populated);
        ownersView = viewOfTheOwner();
        secrets = populated.secrets(ownersView.values());
        populated.ids.forEach((kind, ids) -> secrets.addAll(ids));
        ownersView(other).values().forEach(answer -> secrets.removeIf(answer::contains));
    }

    @Test
    @Order(1)
    void every_parameter_of_every_operation_is_known_here() {
        operations.forEach(parameters::requireKnown);
        var mapped = server
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(info -> info.getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        mapped.removeAll(operations.stream().map(Operation::path).collect(Collectors.toSet()));
        mapped.remove(DERIVED);
        assertThat(mapped).isEqualTo(new TreeSet<>(BESIDE_THE_API));
        assertThat(operations).hasSizeGreaterThan(60);
        assertThat(secrets).hasSizeGreaterThan(30);
    }

    @Test
    @Order(2)
    void what_is_not_theirs_answers_as_what_is_not_there() {
        var told = new TreeSet<String>();
        int calls = 0;
        for (var operation : operations) {
            var twins = parameters.twins(operation);
            for (var twin : twins) {
                for (var outsider : outsiders.entrySet()) {
                    for (var way : ways(operation, twin, twin == twins.getFirst())) {
                        calls += 2;
                        told.addAll(told(operation, way, outsider.getKey(), outsider.getValue()));
                    }
                }
            }
        }
        assertThat(told).isEmpty();
        assertThat(calls).isGreaterThan(2000);
    }

    @Test
    @Order(3)
    void their_lists_and_pages_are_the_same_with_and_without_the_project() {
        var now = seen();
        assertThat(now.keySet()).isEqualTo(before.keySet());
        now.forEach((path, answer) -> assertThat(answer).as(path).isEqualTo(Objects.requireNonNull(before.get(path))));
    }

    @Test
    @Order(4)
    void a_cursor_of_someone_else_opens_nothing() {
        for (var operation : operations) {
            if (operation.queries().contains("cursor")) {
                for (var twin : parameters.twins(operation)) {
                    var path = twin.real().path();
                    var first = Asked.get(path + (path.contains("?") ? "&" : "?") + "limit=1")
                            .by(populated.owner, server);
                    if (first.status() == 200) {
                        cursorTellsNothing(path, first);
                    }
                }
            }
        }
    }

    private void cursorTellsNothing(String path, Answer first) {
        var next = JsonMapper.shared().readTree(first.body()).path("next").asString("");
        if (!next.isEmpty()) {
            for (var outsider : outsiders.values()) {
                var answer = Asked.get(path + (path.contains("?") ? "&" : "?") + "cursor=" + next)
                        .by(outsider, server);
                assertThat(secretsIn(answer)).as(path).isEmpty();
            }
        }
    }

    @Test
    @Order(5)
    void static_paths_tell_nothing() {
        for (var outsider : outsiders.entrySet()) {
            for (var path : staticPaths) {
                for (var method : List.of("GET", "HEAD", "POST", "PUT", "DELETE")) {
                    var answer = Asked.get(path).as(method).by(outsider.getValue(), server);
                    assertThat(secretsIn(answer)).as(method + " " + path).isEmpty();
                    if (path.startsWith("/actuator") && !path.startsWith("/actuator/health")) {
                        assertThat(answer.status())
                                .as(outsider.getKey() + " " + method + " " + path)
                                .isEqualTo(outsider.getValue() == null ? 401 : 404);
                    }
                }
            }
            for (var page : List.of("datasets", "subjects", "recordings", "tables", "intake", "projects")) {
                var id = populated.first(page.equals("intake") ? "intakes/id" : idOf(page));
                assertThat(Asked.get("/" + page + "/" + id).by(outsider.getValue(), server))
                        .as(page)
                        .isEqualTo(Asked.get("/" + page + "/nowhere").by(outsider.getValue(), server));
            }
        }
    }

    private static String idOf(String page) {
        return page.equals("projects") ? "projects/key" : page + "/id";
    }

    @Test
    @Order(6)
    void nothing_that_they_sent_changed_anything() {
        var now = viewOfTheOwner();
        assertThat(now.keySet()).isEqualTo(ownersView.keySet());
        now.forEach((path, body) -> {
            if (!path.endsWith("/views")) { // tickets and what is derived in the background change by themselves
                assertThat(body).as(path).isEqualTo(ownersView.get(path));
            }
        });
    }

    /// Else all the above would prove nothing.
    @Test
    @Order(7)
    void the_owner_is_answered_by_every_operation() {
        var administrator = new Someone(server, "isolated-administrator", Accounts.Administrator.YES);
        var unanswered = new ArrayList<String>();
        for (var operation : destructiveLast()) {
            var by = FOR_ADMINISTRATORS.contains(operation.name()) ? administrator : populated.owner;
            var answers = new ArrayList<Integer>();
            for (var twin : parameters.twins(operation)) {
                if (answers.stream().noneMatch(status -> answered(operation, status))) {
                    answers.add(twin.real().by(by, server).status());
                }
            }
            if (!answered(operation, answers.getLast())) {
                unanswered.add(operation.name() + " " + answers);
            }
        }
        assertThat(unanswered).isEmpty();
    }

    private static boolean answered(Operation operation, int status) {
        return switch (operation.name()) {
            case "POST /api/v1/session", "POST /api/v1/session/password" -> status == 401;
            case "POST /api/v1/projects" -> status == 400;
            default -> status < 300 || status == 409;
        };
    }

    private List<Operation> destructiveLast() {
        var order = List.of("GET", "HEAD", "OPTIONS", "PATCH", "POST", "DELETE");
        return operations.stream()
                .sorted(Comparator.<Operation>comparingInt(one -> order.indexOf(one.method()))
                        .thenComparing(one -> one.path().contains("tokens"))
                        .thenComparing(one -> one.path().contains("members"))
                        .thenComparing(Operation::path))
                .toList();
    }

    /// The call as it is; asking as caches and downloads do; by every other method once.
    private List<Twin> ways(Operation operation, Twin twin, boolean first) {
        var ways = new ArrayList<>(List.of(twin));
        if (operation.method().equals("GET")) {
            ways.add(new Twin(
                    twin.real().with("If-None-Match", "*"), twin.absent().with("If-None-Match", "*")));
            ways.add(new Twin(
                    twin.real().with("Range", "bytes=0-0"), twin.absent().with("Range", "bytes=0-0")));
            ways.add(new Twin(
                    twin.real().with("If-Modified-Since", "Sun, 22 Nov 2026 00:00:00 GMT"),
                    twin.absent().with("If-Modified-Since", "Sun, 22 Nov 2026 00:00:00 GMT")));
            for (var method : first ? others(operation) : List.<String>of()) {
                ways.add(new Twin(twin.real().as(method), twin.absent().as(method)));
            }
        }
        return ways;
    }

    /// Methods that this path does not have; each that it has is asked with its own body.
    private List<String> others(Operation operation) {
        var has = operations.stream()
                .filter(one -> one.path().equals(operation.path()))
                .map(Operation::method)
                .toList();
        return Stream.of("HEAD", "PUT", "POST", "PATCH", "DELETE")
                .filter(method -> !has.contains(method))
                .toList();
    }

    private List<String> told(Operation operation, Twin twin, String who, @Nullable Someone outsider) {
        var real = twin.real().by(outsider, server);
        var absent = twin.absent().by(outsider, server);
        var told = new ArrayList<String>();
        if (!twin.real().equals(twin.absent()) && !clockless(real).equals(clockless(absent))) {
            told.add(who + ": " + twin.real() + " answered " + real + "\n   but what is nowhere " + absent);
        }
        secretsIn(real).forEach(secret -> told.add(who + ": " + twin.real() + " told " + secret));
        boolean asItIs = twin.real().method().equals(operation.method());
        if (outsider == null && asItIs && !operation.name().equals("POST /api/v1/session") && real.status() != 401) {
            told.add(who + ": " + twin.real() + " answered " + real.status());
        }
        boolean mustBeAbsent = operation.path().contains("{") || FOR_ADMINISTRATORS.contains(operation.name());
        if (outsider != null && asItIs && mustBeAbsent && real.status() != 404) {
            told.add(who + ": " + twin.real() + " answered " + real.status());
        }
        if (operation.changes() && asItIs && real.status() < 300 && !OF_ONESELF.contains(operation.name())) {
            told.add(who + ": " + twin.real() + " was done: " + real.status());
        }
        return told;
    }

    private Set<String> secretsIn(Answer answer) {
        var text = answer.body() + answer.headers();
        return secrets.stream().filter(text::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Answer clockless(Answer answer) {
        var headers = new TreeMap<>(answer.headers());
        headers.remove("content-length");
        return new Answer(answer.status(), headers, answer.body().replaceAll(OF_THE_CLOCK, ""));
    }

    /// Every list and page without a parameter in its path, as each outsider sees it.
    private Map<String, Answer> seen() {
        var seen = new TreeMap<String, Answer>();
        var paths = Stream.concat(
                        operations.stream()
                                .filter(one -> one.method().equals("GET")
                                        && !one.path().contains("{")
                                        && !OF_ONESELF.contains(one.name()))
                                .map(Operation::path),
                        staticPaths.stream())
                .toList();
        for (var path : paths) {
            for (var query : path.endsWith("/search") ? List.of("", "?q=quokka", "?q=rest") : List.of("")) {
                outsiders.forEach((who, outsider) -> seen.put(
                        who + " GET " + path + query,
                        clockless(Asked.get(path + query).by(outsider, server))));
            }
        }
        return seen;
    }

    private Map<String, String> viewOfTheOwner() {
        return ownersView(populated);
    }

    /// All that the owner reads; without what grows by being looked at.
    private Map<String, String> ownersView(Populated of) {
        var known = new Parameters(of);
        var view = new TreeMap<String, String>();
        for (var operation : operations) {
            boolean grows =
                    List.of("/api/v1/audit", "/api/v1/home", "/api/v1/tokens").contains(operation.path());
            if (operation.method().equals("GET") && !operation.streams() && !grows) {
                for (var twin : known.twins(operation)) {
                    var answer = clockless(twin.real().by(of.owner, server));
                    if (answer.status() == 200) {
                        view.put(twin.real().path(), answer.body());
                    }
                }
            }
        }
        return view;
    }

    /// What is on the disk of the page, what the operator's pages link to, and what stands beside the API.
    private List<String> staticPaths() throws IOException {
        var paths = new TreeSet<>(BESIDE_THE_API);
        paths.addAll(Arrays.asList("/", "/favicon.ico", "/nowhere", "/assets/nowhere.js", "/enter?ticket=nowhere"));
        var web = Objects.requireNonNull(server.bean(NaohaiSettings.class).web());
        try (var files = Files.walk(web)) {
            files.filter(Files::isRegularFile).forEach(file -> paths.add("/" + web.relativize(file)));
        }
        var administrator = new Someone(server, "isolated-operator", Accounts.Administrator.YES);
        paths.add("/actuator");
        JsonMapper.shared()
                .readTree(server.get("/actuator", administrator.bearer()).body())
                .path("_links")
                .forEach(link -> paths.add(link.path("href")
                        .asString("")
                        .replaceAll("^https?://[^/]+", "")
                        .replaceAll("\\{[^}]*}", "jvm.memory.used")));
        assertThat(paths).contains("/actuator/health", "/actuator/metrics", "/assets/page-1a2b.js");
        return List.copyOf(paths);
    }

    private void indexed(Populated of) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            var found = Study.json(server, "/api/v1/search?q=" + of.word, of.owner);
            if (found.path("total").asInt() > 0 && found.path("lag").asDouble() == 0) {
                return;
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("not in the index: " + of.word);
    }
}
