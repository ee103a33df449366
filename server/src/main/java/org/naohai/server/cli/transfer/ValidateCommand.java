package org.naohai.server.cli.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.naohai.formats.FileTree;
import org.naohai.formats.FolderTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Layout;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;
import org.naohai.quality.Quality;
import org.naohai.quality.QualityControl;
import org.naohai.server.cli.Say;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// `naohai validate PATH`: recognises and checks files of a folder or archive with no server; `--json` prints one
/// object a file, one a line.
///
/// A file has the verdict of the unit it belongs to. Exit codes: 0 none rejected · 3 some rejected · 1 failed.
@Command(name = "validate")
public final class ValidateCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PATH", descriptionKey = "validate.path")
    private Path path = Path.of("");

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.exists(path)) {
            System.err.println(Say.text("import.no-such-path", path));
            return 1;
        }
        if (!Source.isArchive(path)) {
            return checkFolder();
        }
        try (var source = Source.of(path);
                var unpacked = Unpacked.of(source)) {
            return check(FolderTree.of(unpacked.folder()), unpacked.problems());
        } catch (ArchiveBroken broken) {
            refused(broken.problem());
            return 3;
        }
    }

    private int checkFolder() throws IOException, InterruptedException {
        var tree = FolderTree.of(path);
        try (var source = Source.of(path)) {
            var refused = source.problems().stream()
                    .filter(problem -> tree.find(String.valueOf(problem.file())).isEmpty())
                    .toList();
            return check(tree, refused);
        }
    }

    /// - **refused** what a folder or an archive holds and no import takes
    private int check(FileTree files, List<Problem> refused) throws InterruptedException {
        refused.forEach(this::refused);
        var quality = QualityControl.installed(List.of(), List.of());
        boolean rejected = refused.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        for (var assessment : assessments(Layout.units(files), files, quality)) {
            print(assessment);
            rejected |= assessment.verdict() == Verdict.REJECTED;
        }
        return rejected ? 3 : 0;
    }

    private static List<Assessment> assessments(List<Unit> units, FileTree files, Quality quality)
            throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var running = units.stream()
                    .map(unit -> threads.submit(() -> quality.assess(unit, files)))
                    .toList();
            var done = new ArrayList<Assessment>();
            for (var one : running) {
                done.add(one.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw new IllegalStateException("quality control failed", e.getCause());
        }
    }

    private void print(Assessment assessment) {
        var unit = assessment.unit();
        var paths = Stream.concat(Stream.of(unit.path()), unit.companions().stream())
                .toList();
        for (var file : paths) {
            boolean main = file.equals(unit.path());
            var problems = assessment.problems().stream()
                    .filter(problem -> file.equals(problem.file()) || main && !paths.contains(problem.file()))
                    .toList();
            if (json) {
                Say.line(JsonMapper.shared()
                        .writeValueAsString(line(file, unit.kind(), assessment.verdict(), problems)));
            } else {
                Say.line(sign(assessment.verdict()) + " " + file + "  "
                        + unit.kind().key());
                problems.forEach(problem -> Say.line("    " + problem.title().in(Locale.getDefault()) + "\n    → "
                        + problem.fix().in(Locale.getDefault())));
            }
        }
    }

    private void refused(Problem problem) {
        var file = String.valueOf(problem.file());
        if (json) {
            var line = line(file, Kind.UNKNOWN, Verdict.REJECTED, List.of(problem));
            Say.line(JsonMapper.shared().writeValueAsString(line));
        } else {
            Say.line(sign(Verdict.REJECTED) + " " + file + "\n    "
                    + problem.title().in(Locale.getDefault()) + "\n    → "
                    + problem.fix().in(Locale.getDefault()));
        }
    }

    private static Map<String, Object> line(String file, Kind kind, Verdict verdict, List<Problem> problems) {
        var line = new LinkedHashMap<String, Object>();
        line.put("path", file);
        line.put("kind", kind.key());
        line.put("verdict", verdict.key());
        line.put(
                "problems",
                problems.stream()
                        .map(problem -> Summary.view(problem, Locale.getDefault()))
                        .toList());
        return line;
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "✓";
            case WARNED -> "!";
            case REJECTED -> "✗";
            case UNKNOWN -> "?";
        };
    }
}
