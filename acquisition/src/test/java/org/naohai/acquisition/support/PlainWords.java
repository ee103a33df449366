package org.naohai.acquisition.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.naohai.formats.FileTree;
import org.naohai.formats.Unit;
import org.naohai.kernel.MetricDefinition;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Artefact;
import org.naohai.quality.Assessment;
import org.naohai.quality.Identity;
import org.naohai.quality.Quality;
import org.naohai.quality.SubjectStatement;

/// Quality control that does as the file says: `BAD`, `NAME Jane Doe`, `NUMBER 123456789`, `DOCTOR 42`, `PERSON` (one
/// patient).
final class PlainWords implements Quality {

    @Override
    public Assessment assess(Unit unit, FileTree files) {
        try (var in = files.open(unit.path())) {
            return assess(unit, new String(in.readNBytes(10_000), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Assessment assess(Unit unit, String text) {
        var problems = new ArrayList<Problem>();
        if (text.contains("BAD")) {
            problems.add(Problem.error("FILE_EMPTY", unit.path(), "text", "BAD", "good"));
        }
        var identities = new ArrayList<Identity>();
        text.lines()
                .filter(line -> line.startsWith("NAME "))
                .forEach(line -> identities.add(new Identity(null, "name", "Patient.name", line.substring(5))));
        text.lines()
                .filter(line -> line.startsWith("NUMBER "))
                .forEach(line ->
                        identities.add(new Identity(null, "record_number", "Patient.identifier", line.substring(7))));
        text.lines()
                .filter(line -> line.startsWith("DOCTOR "))
                .forEach(line -> identities.add(
                        new Identity(null, "record_number", "Practitioner.identifier", line.substring(7))));
        var subjects = text.contains("PERSON")
                ? List.of(new SubjectStatement(null, null, null, "male", null, null, Map.of()))
                : List.<SubjectStatement>of();
        return new Assessment(
                unit,
                Verdict.of(problems),
                problems,
                List.of(),
                Map.of(),
                subjects,
                List.of(),
                List.of(),
                null,
                identities,
                List.of(new Artefact("thumbnail", "image/png", new byte[] {1, 2, 3})));
    }

    @Override
    public List<CrossCheck> crossCheck(List<Assessment> assessments) {
        return List.of();
    }

    @Override
    public List<MetricDefinition> metricDefinitions() {
        return List.of();
    }
}
