package org.naohai.quality.identity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.Detector;
import org.naohai.formats.FileTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;
import org.naohai.quality.Identity;

/// The last look before anything is stored: the files that no reader of a format searched for identities, and the texts
/// that an assessment carries on to readers.
///
/// - **searched** sidecars, events, channels and other texts beside a recording; sidecars and documents of their own;
///   the header lines of a VCF. `dataset_description.json` names its authors and is public
/// - **not searched** what has a reader of its own (images, signals, FHIR, the columns of a table)
/// - **a subject called by a phone number or 身份证** cannot be shown under a pseudonym: the unit is rejected
public final class Screening {

    private static final String DESCRIPTION = "dataset_description.json";
    private static final Set<Kind> READ = Set.of(
            Kind.NIFTI,
            Kind.EDF,
            Kind.BDF,
            Kind.BRAINVISION,
            Kind.TABLE,
            Kind.FHIR_BUNDLE,
            Kind.DICOM,
            Kind.GRADIENTS,
            Kind.ABSENT);

    private static final Pattern PARTS = Pattern.compile("(?i).+\\.(?:tbi|csi|fdt|img|eeg)");

    private Screening() {}

    public static Assessment of(Assessment assessment, FileTree files) {
        var unit = assessment.unit();
        var found = new ArrayList<Identity>();
        var problems = new ArrayList<>(assessment.problems());
        paths(unit)
                .forEach(path -> Shapes.inPath(path)
                        .forEach((value, kind) -> found.add(new Identity(label(unit), kind, "path", value, path))));
        if (unit.entities().subject() != null
                && Shapes.tells(String.valueOf(unit.entities().subject()))) {
            problems.add(
                    Problem.error("SUBJECT_LABEL_IDENTIFYING", unit.path(), "sub", "an identifier", "a pseudonym"));
            return with(Assessment.only(unit, Verdict.REJECTED, List.of()), problems, found);
        }
        for (var path : searched(assessment)) {
            search(path, unit, files, found, problems);
        }
        var masked = unit.path().endsWith(DESCRIPTION) ? assessment : Masking.of(assessment, label(unit), found::add);
        return found.isEmpty() && problems.size() == assessment.problems().size()
                ? assessment
                : with(masked, problems, found);
    }

    private static List<String> paths(Unit unit) {
        return Stream.concat(Stream.of(unit.path()), unit.companions().stream()).toList();
    }

    private static List<String> searched(Assessment assessment) {
        var unit = assessment.unit();
        var known = assessment.identifyingFiles();
        var paths = new ArrayList<>(unit.companions());
        if (!READ.contains(unit.kind())) {
            paths.add(unit.path());
        }
        paths.removeIf(path -> known.contains(path) || path.endsWith(DESCRIPTION));
        return paths;
    }

    private static void search(String path, Unit unit, FileTree files, List<Identity> found, List<Problem> problems) {
        try {
            var text = SearchedText.read(path, files, path.equals(unit.path()) && unit.kind() == Kind.VCF);
            if (text == null) {
                if (mayShowSomeone(path, unit, files)) {
                    problems.add(Problem.info("FILE_NOT_SEARCHED", path, null, "no text", "a text"));
                }
                return;
            }
            boolean document = unit.kind() == Kind.DOCUMENT || unit.kind() == Kind.VCF;
            var line = text.first(document ? FreeText::namesPatient : FreeText::identifies);
            if (line != null) {
                found.add(new Identity(label(unit), "free_text", "text", line, path));
                problems.add(Problem.warning("FILE_IDENTITIES", path, null, "an identifier", "no identities"));
            }
        } catch (IOException e) {
            if (unit.kind() != Kind.UNKNOWN) {
                problems.add(Problem.info(
                        "FILE_NOT_SEARCHED", path, null, e.getClass().getSimpleName(), "a text"));
            }
        }
    }

    /// A scanned form, a photograph, and beside a recording whatever else is no part of its format.
    private static boolean mayShowSomeone(String path, Unit unit, FileTree files) {
        if (path.equals(unit.path())) {
            return unit.kind() == Kind.DOCUMENT;
        }
        var kind = Detector.kind(path, files);
        return kind == Kind.DOCUMENT
                || (kind == Kind.UNKNOWN && !PARTS.matcher(path).matches());
    }

    private static Assessment with(Assessment one, List<Problem> problems, List<Identity> found) {
        var identities = new ArrayList<>(one.identities());
        identities.addAll(found);
        var texts = new ArrayList<>(one.problems());
        texts.addAll(problems.subList(one.problems().size(), problems.size()));
        return new Assessment(
                one.unit(),
                one.verdict() == Verdict.PASSED ? Verdict.of(texts) : one.verdict(),
                texts,
                one.metrics(),
                one.facts(),
                one.subjects(),
                one.measurements(),
                one.events(),
                one.table(),
                identities,
                one.artefacts());
    }

    private static @Nullable String label(Unit unit) {
        return unit.entities().subject() == null
                ? null
                : "sub-" + unit.entities().subject();
    }
}
