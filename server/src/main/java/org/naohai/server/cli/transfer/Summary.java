package org.naohai.server.cli.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What became of an import: the server's counts, and what could not be read here.
record Summary(
        long files,
        long accepted,
        long warned,
        long quarantined,
        long unknown,
        long duplicates,
        List<Map<String, Object>> problems) {

    static Summary of(JsonNode intake, List<Problem> here, Locale language) {
        var problems = new ArrayList<Map<String, Object>>();
        here.forEach(problem -> problems.add(view(problem, language)));
        intake.path("problems").forEach(problem -> problems.add(view(problem, language)));
        long lost =
                here.stream().filter(one -> one.severity() == Severity.ERROR).count();
        return new Summary(
                intake.path("files").asLong() + lost,
                intake.path("accepted").asLong(),
                intake.path("warned").asLong(),
                intake.path("quarantined").asLong() + lost,
                intake.path("unknown").asLong(),
                intake.path("duplicates").asLong(),
                problems);
    }

    /// 0 all in, 3 some in quarantine.
    int exitCode() {
        return quarantined > 0 ? 3 : 0;
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    static Map<String, Object> view(Problem problem, Locale language) {
        var view = new LinkedHashMap<String, Object>();
        view.put("code", problem.code());
        view.put("severity", problem.severity().key());
        view.put("file", problem.file());
        view.put("field", problem.field());
        view.put("found", problem.foundText().in(language));
        view.put("expected", problem.expectedText().in(language));
        view.put("title", problem.title().in(language));
        view.put("fix", problem.fix().in(language));
        return view;
    }

    private static Map<String, Object> view(JsonNode problem, Locale language) {
        var view = new LinkedHashMap<String, Object>();
        for (var key : List.of("code", "severity", "file", "field")) {
            var value = problem.path(key);
            view.put(key, value.isNull() || value.isMissingNode() ? null : value.asString(""));
        }
        view.put("found", text(problem.path("found")).in(language));
        view.put("expected", text(problem.path("expected")).in(language));
        view.put("title", text(problem.path("title")).in(language));
        view.put("fix", text(problem.path("fix")).in(language));
        return view;
    }

    private static Text text(JsonNode both) {
        return new Text(both.path("zh").asString(""), both.path("en").asString(""));
    }
}
