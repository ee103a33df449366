package org.naohai.catalogue.list;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.Json;
import org.naohai.kernel.Problem;
import org.naohai.kernel.ProblemTexts;
import org.naohai.kernel.ProblemTexts.UnknownProblemCode;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Text;

/// A [Problem] as the API writes it, with its texts in both languages.
public record ProblemRow(
        String code,
        String severity,
        @Nullable String file,
        @Nullable String field,
        Text found,
        Text expected,
        Text title,
        Text fix) {

    public static ProblemRow of(Problem problem) {
        return new ProblemRow(
                problem.code(),
                problem.severity().key(),
                problem.file(),
                problem.field(),
                problem.foundText(),
                problem.expectedText(),
                title(problem.code()),
                fix(problem.code()));
    }

    public static ProblemRow of(ResultSet row) throws SQLException {
        return of(new Problem(
                row.getString("code"),
                severity(row.getString("severity")),
                row.getString("file"),
                row.getString("field"),
                row.getString("found"),
                row.getString("expected")));
    }

    /// From the JSON list that cross checks keep.
    public static List<ProblemRow> list(String json) {
        return Json.readList(json).stream().map(one -> ofMap((Map<?, ?>) one)).toList();
    }

    /// A code that an older program wrote and this one has no texts for is shown as it stands.
    public static Text title(String code) {
        try {
            return ProblemTexts.shipped().title(code);
        } catch (UnknownProblemCode e) {
            return new Text(code, code);
        }
    }

    public static Text fix(String code) {
        try {
            return ProblemTexts.shipped().fix(code);
        } catch (UnknownProblemCode e) {
            return new Text("", "");
        }
    }

    private static ProblemRow ofMap(Map<?, ?> map) {
        return of(new Problem(
                String.valueOf(map.get("code")),
                severity(String.valueOf(map.get("severity"))),
                (String) map.get("file"),
                (String) map.get("field"),
                String.valueOf(map.get("found")),
                String.valueOf(map.get("expected"))));
    }

    private static Severity severity(String key) {
        return Severity.valueOf(key.toUpperCase(java.util.Locale.ROOT));
    }
}
