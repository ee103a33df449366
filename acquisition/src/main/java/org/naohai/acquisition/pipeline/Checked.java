package org.naohai.acquisition.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.pipeline.ImportTree.TreeFile;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;

/// A unit after quality control, its files and derived objects stored unless it is rejected.
///
/// - **files** main file first, by original path · **artefacts** name → sha256 · **label** whose it is, or
///   null
/// - **sealed** sha256 of the files that are for owners only
record Checked(
        Assessment assessment,
        List<TreeFile> files,
        Set<String> sealed,
        Map<String, String> artefacts,
        @Nullable String label) {

    private static final Set<Kind> ALWAYS_IDENTIFYING = Set.of(Kind.FHIR_BUNDLE, Kind.DICOM);
    private static final Set<Kind> NAMING_WHEN_UNREAD =
            Set.of(Kind.EDF, Kind.BDF, Kind.BRAINVISION, Kind.TABLE, Kind.UNKNOWN);

    /// Said of what a person takes although no reader could read it, or only its beginning.
    static final String ACCEPTED_BY_HAND = "ACCEPTED_BY_HAND";

    /// Said of a file that holds no text, e.g. a scanned form or a photograph.
    private static final String NOT_SEARCHED = "FILE_NOT_SEARCHED";

    /// The files that are for owners only: those in which identities were found, or all of a kind that is made to
    /// hold them. What nobody could read has not been searched, so its kind decides.
    static Set<String> identifyingPaths(Assessment assessment) {
        var unit = assessment.unit();
        var unseen = assessment.problems().stream()
                .filter(problem -> problem.code().equals(NOT_SEARCHED))
                .map(problem -> String.valueOf(problem.file()))
                .collect(Collectors.toSet());
        boolean byHand = assessment.problems().stream()
                .anyMatch(problem -> problem.code().equals(ACCEPTED_BY_HAND));
        boolean unread = byHand || assessment.verdict() == Verdict.UNKNOWN;
        boolean whole = ALWAYS_IDENTIFYING.contains(unit.kind())
                || unread && NAMING_WHEN_UNREAD.contains(unit.kind())
                || byHand && assessment.facts().isEmpty()
                || unseen.contains(unit.path());
        if (whole) {
            return Set.copyOf(paths(unit));
        }
        unseen.addAll(assessment.identifyingFiles());
        return unseen;
    }

    boolean identifying(TreeFile file) {
        return sealed.contains(file.sha256());
    }

    boolean rejected() {
        return assessment.verdict() == Verdict.REJECTED;
    }

    long freshFiles() {
        return files.stream().filter(TreeFile::fresh).count();
    }

    /// What goes to the record: identities are in the vault and nowhere else.
    Assessment withoutIdentities() {
        return new Assessment(
                assessment.unit(),
                assessment.verdict(),
                assessment.problems(),
                assessment.metrics(),
                assessment.facts(),
                assessment.subjects(),
                assessment.measurements(),
                assessment.events(),
                assessment.table(),
                List.of(),
                List.of());
    }

    /// Main file, then companions.
    static List<String> paths(Unit unit) {
        return Stream.concat(Stream.of(unit.path()), unit.companions().stream()).toList();
    }

    /// The same under the paths that everyone may see.
    Checked renamed(PublicPaths paths) {
        var unit = assessment.unit();
        var visibleFiles =
                files.stream().map(file -> file.at(paths.of(unit, file.path()))).toList();
        if (visibleFiles.equals(files)) {
            return this;
        }
        var visible = new Unit(
                paths.of(unit, unit.path()),
                unit.kind(),
                unit.domain(),
                unit.entities(),
                unit.companions().stream().map(path -> paths.of(unit, path)).toList(),
                unit.inherited());
        var problems = assessment.problems().stream()
                .map(problem -> at(problem, paths, unit))
                .toList();
        return new Checked(
                with(assessment, visible, assessment.verdict(), problems), visibleFiles, sealed, artefacts, label);
    }

    private static Problem at(Problem problem, PublicPaths paths, Unit unit) {
        var file = problem.file();
        return file == null
                ? problem
                : new Problem(
                        problem.code(),
                        problem.severity(),
                        paths.of(unit, file),
                        problem.field(),
                        problem.found(),
                        problem.expected());
    }

    /// Without the bytes of its artefacts, which are in the lake by now.
    static Assessment with(Assessment one, Unit unit, Verdict verdict, List<Problem> problems) {
        return new Assessment(
                unit,
                verdict,
                problems,
                one.metrics(),
                one.facts(),
                one.subjects(),
                one.measurements(),
                one.events(),
                one.table(),
                one.identities(),
                List.of());
    }
}
