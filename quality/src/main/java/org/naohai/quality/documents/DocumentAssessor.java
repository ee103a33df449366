package org.naohai.quality.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.naohai.formats.Detector;
import org.naohai.formats.FileTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.json.JsonFile;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;
import org.naohai.quality.DomainAssessor;
import org.naohai.quality.Identity;
import org.naohai.quality.identity.SidecarIdentities;

/// What is no recording and no table: shared sidecars are read, absent and unknown files are named as such.
public final class DocumentAssessor implements DomainAssessor {

    @Override
    public boolean takes(Unit unit) {
        return switch (unit.kind()) {
            case SIDECAR, DOCUMENT, UNKNOWN, ABSENT, DICOM, GRADIENTS -> true;
            case NIFTI, EDF, BDF, BRAINVISION, VCF, FHIR_BUNDLE, TABLE -> false;
        };
    }

    @Override
    public Assessment assess(Unit unit, FileTree files) {
        return unit.kind() == Kind.SIDECAR ? sidecar(unit, files) : other(unit, files);
    }

    private static Assessment sidecar(Unit unit, FileTree files) {
        var json = JsonFile.read(unit.path(), files);
        var problems = new ArrayList<Problem>(json.problems());
        boolean description = unit.path().endsWith("dataset_description.json");
        if (description
                && problems.stream().noneMatch(problem -> problem.severity() == org.naohai.kernel.Severity.ERROR)) {
            problems.addAll(description(unit, json.values()));
        }
        var identities =
                description ? List.<Identity>of() : SidecarIdentities.find(json.values(), unit.path(), label(unit));
        if (!identities.isEmpty()) {
            problems.add(Problem.warning(
                    "SIDECAR_IDENTITIES", unit.path(), null, identities.size() + " fields", "no identities"));
        }
        return new Assessment(
                unit,
                Verdict.of(problems),
                problems,
                List.of(),
                facts(description, json.values()),
                List.of(),
                List.of(),
                List.of(),
                null,
                identities,
                List.of());
    }

    /// Name and version are required (BIDS 1.10 "dataset_description.json"); a licence is what sharing needs.
    private static List<Problem> description(Unit unit, Map<String, Object> values) {
        return Stream.of("Name", "BIDSVersion", "License")
                .filter(key -> !(values.get(key) instanceof String text) || text.isBlank())
                .map(key -> Problem.info("DATASET_DESCRIPTION_INCOMPLETE", unit.path(), key, "nothing", "a value"))
                .toList();
    }

    private static Map<String, Object> facts(boolean description, Map<String, Object> values) {
        var facts = new LinkedHashMap<String, Object>();
        if (description) {
            for (var key : List.of("Name", "BIDSVersion", "DatasetType", "License", "Description", "Authors")) {
                if (values.get(key) instanceof String || values.get(key) instanceof List<?>) {
                    facts.put(key, values.get(key));
                }
            }
        }
        return facts;
    }

    private static Assessment other(Unit unit, FileTree files) {
        var problems =
                new ArrayList<Problem>(Detector.detect(unit.path(), files).problems());
        boolean known = unit.kind() == Kind.DOCUMENT || unit.kind() == Kind.GRADIENTS;
        if (unit.kind() == Kind.UNKNOWN) {
            problems.add(Problem.info("KIND_UNKNOWN", unit.path(), null, "no known format", "a format of the list"));
        }
        if (unit.kind() == Kind.DICOM) {
            problems.add(Problem.warning(
                    "DICOM_NOT_READ_YET", unit.path(), null, "no UIDs", "UIDs of study, series and instance"));
        }
        return Assessment.only(unit, known ? Verdict.of(problems) : Verdict.UNKNOWN, problems);
    }

    private static @org.jspecify.annotations.Nullable String label(Unit unit) {
        return unit.entities().subject() == null
                ? null
                : "sub-" + unit.entities().subject();
    }
}
