package org.naohai.server.isolation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.naohai.server.isolation.Operations.Operation;

/// What stands in the place of each parameter: things of the populated project, and things of the same
/// shape that are nowhere. A parameter, header or body that this table does not know fails the test:
/// whoever adds an endpoint says here what its real values are.
final class Parameters {

    private static final String ABSENT_ID = "01a20491-f930-7bd9-9dc6-a8e3a931ab94";
    private static final Pattern NAMED = Pattern.compile("([^/]+)/\\{([^}]+)}");
    /// Pages and cursors are tried on their own.
    private static final Set<String> OF_PAGES = Set.of("cursor", "limit");

    private final Populated populated;
    private final Map<String, Pair> queries = new HashMap<>();
    private final Map<String, Pair> headers = new HashMap<>();
    private final Map<String, Pair> bodies = new HashMap<>();
    private final Map<String, String> mediaTypes = Map.of(
            "POST /api/v1/intakes/{id}/files", "application/x-tar",
            "PATCH /api/v1/uploads/{id}", "application/offset+octet-stream",
            "POST /dicomweb/studies", "multipart/related; type=\"application/dicom\"; boundary=b",
            "POST /dicomweb/studies/{study}", "multipart/related; type=\"application/dicom\"; boundary=b",
            "POST /api/v1/dicom/deidentification/verify", "application/octet-stream");

    /// The same for both where it names nothing.
    record Pair(String real, String absent) {
        static Pair same(String value) {
            return new Pair(value, value);
        }
    }

    Parameters(Populated populated) {
        this.populated = populated;
        queries();
        headers();
        bodies();
    }

    private void queries() {
        var word = populated.word;
        queries.put("q", new Pair(word, "nowhereatall"));
        queries.put("project", new Pair(populated.project, "NOWHERE"));
        queries.put("dataset", new Pair(populated.first("datasets/id"), ABSENT_ID));
        queries.put("subject", new Pair(populated.first("subjects/id"), ABSENT_ID));
        queries.put("path", new Pair(populated.file, "no/such/file"));
        queries.put("prefix", new Pair("sub-" + word, "nowhere"));
        queries.put("facet", new Pair("project:" + populated.project, "project:NOWHERE"));
        queries.put("name", new Pair("sub-" + word, "sub-nowhere"));
        queries.put("description", new Pair("Head " + word, "nowhere"));
        queries.put("from", Pair.same("2024-01-31"));
        queries.put("to", Pair.same("2024-01-31"));
        queries.put("institution", new Pair(word + " clinic", "nowhere clinic"));
        queries.put("state", Pair.same("held"));
        Map.of(
                        "start",
                        "0",
                        "duration",
                        "5",
                        "channels",
                        "0",
                        "points",
                        "10",
                        "region",
                        "22:1-51000000",
                        "domain",
                        "imaging",
                        "modality",
                        "MR",
                        "quality",
                        "passed",
                        "access",
                        "project",
                        "type",
                        "dataset")
                .forEach((name, value) -> queries.put(name, Pair.same(value)));
    }

    private void headers() {
        headers.put("Upload-Length", Pair.same("10"));
        headers.put("Upload-Offset", Pair.same("0"));
        headers.put(
                "Upload-Metadata",
                new Pair(
                        Study.metadata(populated.ids.get("intakes/id").getLast(), "a/b.txt"),
                        Study.metadata(ABSENT_ID, "a/b.txt")));
    }

    private void bodies() {
        var login = populated.owner.login();
        body("POST /api/v1/unassigned/{id}/assign", "{'subjectLabel':'sub-x1'}");
        body("POST /api/v1/tokens", "{'name':'mine'}");
        body("POST /api/v1/session", "{'login':'" + login + "','password':'not the password'}", login, "nobody-here");
        body("POST /api/v1/session/password", "{'old':'not the password','new':'quite another one'}");
        body("POST /api/v1/recordings/{id}/annotations", "{'onsetSeconds':1,'label':'mine'}");
        body("POST /api/v1/quarantine/{id}/discard", "{'reason':'why not'}");
        body("POST /api/v1/quarantine/{id}/accept", "{'reason':'why not'}");
        body("PATCH /api/v1/datasets/{id}", "{'title':'taken over'}");
        body("POST /api/v1/projects/{key}/members", "{'login':'" + login + "','role':'owner'}");
        body("POST /api/v1/datasets/{id}/grants", "{'login':'" + login + "','reason':'mine'}");
        var key = populated.project;
        body(
                "POST /api/v1/projects",
                "{'key':'" + key + "','title':{'zh':'x','en':'x'},'institution':'NONE'}",
                key,
                "NOWHERE");
        body("POST /api/v1/people", "{'login':'" + login + "','administrator':false}", login, "nobody-here");
        body("POST /api/v1/institutions", "{'key':'" + key + "','name':{'zh':'x','en':'x'}}", key, "NOWHERE");
        body("POST /api/v1/intakes", "{'project':'" + key + "','dataset':'d','source':'s'}", key, "NOWHERE");
        dicom(key);
        naming();
        body("POST /api/v1/dicom/peers", "{'ae':'" + key + "','name':'x'}", key, "NOWHERE");
        body("POST /api/v1/intakes/{id}/files", "\0".repeat(1024));
        body("PATCH /api/v1/uploads/{id}", "0123456789");
        var part = "--b\r\nContent-Type: application/dicom\r\n\r\nnothing\r\n--b--\r\n";
        body("POST /dicomweb/studies", part);
        body("POST /dicomweb/studies/{study}", part);
    }

    private void dicom(String key) {
        var arrival = populated.first("arrivals/id");
        var rule = "{'name':'r','callingAe':'NOONE','project':'" + key + "','dataset':'d'}";
        body("POST /api/v1/dicom/rules", rule, key, "NOWHERE");
        body("PUT /api/v1/dicom/rules/{id}", rule, key, "NOWHERE");
        body("POST /api/v1/dicom/rules/order", "{'ids':[]}");
        body("POST /api/v1/dicom/rules/try", "{'arrival':'" + arrival + "'}", arrival, ABSENT_ID);
        body(
                "POST /api/v1/dicom/rules/draft",
                "{'arrival':'" + arrival + "','project':'" + key + "','dataset':'d'}",
                arrival,
                ABSENT_ID);
        body(
                "PUT /api/v1/dicom/projects/{key}/deidentification",
                "{'options':['clean_descriptors'],'keepOriginals':true}");
        body("POST /api/v1/dicom/deidentification/verify", "{'format':'x'}");
        body("PUT /api/v1/dicom/projects/{key}/reference", "{'series':[{'name':'mine','pattern':'*'}]}");
        var study = Objects.requireNonNull(populated.ids.get("studies/study")).getLast();
        body("POST /api/v1/dicom/projects/{key}/reference/from-study", "{'study':'" + study + "'}", study, "2.25.9");
        var decision = "{'version':0,'project':'" + key + "','dataset':'d','subject':'sub-x1','reason':'mine',"
                + "'series':['00'],'into':'" + arrival + "'}";
        for (var action : List.of("reroute", "correct", "merge", "split", "accept", "discard", "undo")) {
            body("POST /api/v1/dicom/arrivals/{id}/" + action, decision, arrival, ABSENT_ID);
        }
    }

    private void naming() {
        var study = Objects.requireNonNull(populated.ids.get("studies/study")).getLast();
        var rule = "{'name':'r','when':{'text':'t1'},'then':{'as':'exclude'}}";
        body("PUT /api/v1/dicom/projects/{key}/naming", "{'rules':[" + rule + "],'version':null}");
        body(
                "POST /api/v1/dicom/projects/{key}/naming/try",
                "{'rules':[" + rule + "],'study':'" + study + "'}",
                study,
                ABSENT_ID);
    }

    private void body(String operation, String text) {
        bodies.put(operation, Pair.same(text.replace('\'', '"')));
    }

    private void body(String operation, String text, String real, String absent) {
        var json = text.replace('\'', '"');
        bodies.put(operation, new Pair(json, json.replace(real, absent)));
    }

    /// One call with something real, and the same call with something that is nowhere; equal where it
    /// names nothing.
    record Twin(Asked real, Asked absent) {}

    /// Every way to call an operation: each real thing in its path, then each further parameter by itself.
    List<Twin> twins(Operation operation) {
        var twins = new ArrayList<Twin>();
        var absentPath = filled(operation, 0, true);
        for (int i = 0; i < ways(operation); i++) {
            twins.add(new Twin(
                    asked(operation, filled(operation, i, false), operation.required(), false),
                    asked(operation, absentPath, operation.required(), true)));
        }
        for (var optional : operation.queries()) {
            if (!operation.required().contains(optional) && !OF_PAGES.contains(optional)) {
                var names = new ArrayList<>(operation.required());
                names.add(optional);
                twins.add(new Twin(
                        asked(operation, filled(operation, 0, false), names, false),
                        asked(operation, absentPath, names, true)));
            }
        }
        return twins;
    }

    private int ways(Operation operation) {
        return NAMED.matcher(operation.path())
                .results()
                .mapToInt(found -> reals(found.group(1), found.group(2)).size())
                .max()
                .orElse(1);
    }

    private String filled(Operation operation, int way, boolean absent) {
        return NAMED.matcher(operation.path()).replaceAll(found -> {
            var some = reals(found.group(1), found.group(2));
            return found.group(1) + "/" + (absent ? absent(found.group(2)) : some.get(way % some.size()));
        });
    }

    private List<String> reals(String folder, String name) {
        return known(populated.ids, folder + "/" + name, "path parameter");
    }

    private static String absent(String name) {
        return switch (name) {
            case "key", "ae" -> "NOWHERE";
            case "login" -> "nobody-here";
            case "uid", "study", "series", "instance" -> "2.25.1234567890";
            case "frames" -> "1";
            case "tag" -> "7FE00010";
            default -> ABSENT_ID;
        };
    }

    private Asked asked(Operation operation, String path, List<String> names, boolean absent) {
        var query = new StringBuilder();
        for (var name : names) {
            query.append(query.isEmpty() ? "?" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(
                            value(known(queries, name, "query parameter"), absent), StandardCharsets.UTF_8));
        }
        var sent = new ArrayList<String>();
        for (var name : operation.headers()) {
            sent.addAll(List.of(name, value(known(headers, name, "header"), absent)));
        }
        boolean hasBody = operation.hasBody() || mediaTypes.containsKey(operation.name());
        var body = hasBody ? value(known(bodies, operation.name(), "body of"), absent) : "";
        var type = mediaTypes.getOrDefault(operation.name(), "application/json");
        return new Asked(operation.method(), path + query, type, body, sent);
    }

    /// That nothing is left out, before anything is asked.
    void requireKnown(Operation operation) {
        twins(operation);
        operation.queries().stream()
                .filter(name -> !OF_PAGES.contains(name))
                .forEach(name -> known(queries, name, "query parameter"));
    }

    private static String value(Pair pair, boolean absent) {
        return absent ? pair.absent() : pair.real();
    }

    private static <T> T known(Map<String, T> table, String key, String what) {
        return Objects.requireNonNull(
                table.get(key), () -> "the isolation test knows no real value for the " + what + " " + key);
    }
}
