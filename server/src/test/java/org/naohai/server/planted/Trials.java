package org.naohai.server.planted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.naohai.demo.cast.Chance;
import org.naohai.formats.FolderTree;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Layout;
import org.naohai.kernel.Metric;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;
import org.naohai.quality.Assessment;
import org.naohai.quality.Quality;

/// Clean files with their assessments, and what changes when one of them is damaged.
final class Trials {

    private static final int EACH = 6;
    private static final double FAR = 6;
    private static final int FEWEST_PEERS = 6;

    private final Quality quality;
    private final Path scratch;
    private final List<Clean> clean = new ArrayList<>();

    Trials(Quality quality, Path scratch) {
        this.quality = quality;
        this.scratch = scratch;
    }

    /// One clean unit of one import.
    record Clean(Path root, Unit unit, Assessment assessment) {}

    /// - **alarmed** a new warning or error · **named** with one of the expected codes · **outlying** a
    ///   metric far from its   peers'
    record Outcome(Injection injection, int trials, int alarmed, int named, int outlying, Set<String> codes) {}

    void assessClean(Path root) throws IOException {
        var tree = FolderTree.of(root);
        for (var unit : Layout.units(tree)) {
            clean.add(new Clean(root, unit, quality.assess(unit, tree)));
        }
    }

    List<Clean> clean() {
        return clean;
    }

    Outcome run(Injection injection, long seed) throws IOException {
        var chance = Chance.of(seed, injection.fault(), injection.strength());
        var fitting = new ArrayList<>(
                clean.stream().filter(one -> injection.fits().test(one.unit())).toList());
        int trials = 0;
        int alarmed = 0;
        int named = 0;
        int outlying = 0;
        var codes = new java.util.TreeSet<String>();
        while (trials < EACH && !fitting.isEmpty()) {
            var one = fitting.remove(chance.below(fitting.size()));
            var damaged = damaged(one, injection, chance);
            var fresh = injection.acrossSources() ? disagreements(one, damaged) : alarms(one, damaged);
            fresh.forEach(problem -> codes.add(problem.code()));
            trials++;
            alarmed += fresh.isEmpty() ? 0 : 1;
            named += named(injection, fresh, damaged) ? 1 : 0;
            outlying += outlies(one, damaged) ? 1 : 0;
        }
        return new Outcome(injection, trials, alarmed, named, outlying, codes);
    }

    /// With one of the expected codes, be it only as information.
    private static boolean named(Injection injection, List<Problem> fresh, Assessment damaged) {
        return Stream.concat(fresh.stream(), damaged.problems().stream())
                .anyMatch(problem -> injection.codes().contains(problem.code()));
    }

    private Assessment damaged(Clean one, Injection injection, Chance chance) throws IOException {
        var root = Files.createTempDirectory(scratch, "trial");
        try {
            for (var path : (Iterable<String>) files(one.unit())::iterator) {
                Files.createDirectories(root.resolve(path).getParent());
                Files.copy(one.root().resolve(path), root.resolve(path));
            }
            injection.act().apply(root, one.unit(), chance);
            var tree = FolderTree.of(root);
            var unit = Layout.units(tree).stream()
                    .filter(found -> found.path().equals(one.unit().path()))
                    .findFirst()
                    .orElseThrow();
            return quality.assess(unit, tree);
        } finally {
            delete(root);
        }
    }

    private static Stream<String> files(Unit unit) {
        return Stream.of(Stream.of(unit.path()), unit.companions().stream(), unit.inherited().stream())
                .flatMap(paths -> paths);
    }

    /// Warnings and errors that the clean unit did not have.
    private static List<Problem> alarms(Clean one, Assessment damaged) {
        var before = new HashSet<String>();
        one.assessment().problems().forEach(problem -> before.add(problem.code()));
        return damaged.problems().stream()
                .filter(problem -> problem.severity() != Severity.INFO && !before.contains(problem.code()))
                .toList();
    }

    private List<Problem> disagreements(Clean one, Assessment damaged) {
        var siblings =
                clean.stream().filter(other -> other.root().equals(one.root())).toList();
        var before = quality.crossCheck(siblings.stream().map(Clean::assessment).toList());
        var after = quality.crossCheck(siblings.stream()
                .map(other -> other.equals(one) ? damaged : other.assessment())
                .toList());
        var known = before.stream()
                .filter(check -> !check.agrees())
                .map(Trials::name)
                .toList();
        return after.stream()
                .filter(check -> !check.agrees() && !known.contains(name(check)))
                .flatMap(check -> check.problems().stream())
                .toList();
    }

    private static String name(Quality.CrossCheck check) {
        return check.subjectLabel() + " " + check.check();
    }

    /// A metric more than six robust deviations (1.4826 MAD) from the clean units of the same kind and suffix.
    private boolean outlies(Clean one, Assessment damaged) {
        var peers = new HashMap<String, List<Double>>();
        clean.stream()
                .filter(other -> peer(one.unit(), other.unit()))
                .forEach(other -> other.assessment()
                        .metrics()
                        .forEach(metric -> peers.computeIfAbsent(metric.id(), id -> new ArrayList<>())
                                .add(metric.value())));
        return damaged.metrics().stream().anyMatch(metric -> far(metric, peers));
    }

    private static boolean peer(Unit one, Unit other) {
        return one.kind() == other.kind()
                && java.util.Objects.equals(
                        one.entities().suffix(), other.entities().suffix());
    }

    private static boolean far(Metric metric, Map<String, List<Double>> peers) {
        var values = peers.getOrDefault(metric.id(), List.of());
        if (values.size() < FEWEST_PEERS) {
            return false;
        }
        double middle = median(values);
        double spread = 1.4826
                * median(values.stream().map(value -> Math.abs(value - middle)).toList());
        return Math.abs(metric.value() - middle) > FAR * Math.max(spread, 1e-3 * Math.abs(middle) + 1e-9);
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static void delete(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
