package org.naohai.server.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.naohai.demo.Demo;
import org.naohai.kernel.Severity;
import org.naohai.quality.QualityControl;
import org.naohai.testkit.SharedData;

/// Injects faults into clean files by seed and strength, and holds what quality control finds against floors.
///
/// The table goes to `target/faults.md`; with `-Dnaohai.results=true` also to `perf/results/faults.md`.
class PlantedFaultsTest {

    private static final long SEED = 11;

    @TempDir
    static Path folder;

    private static final List<Trials.Outcome> OUTCOMES = new ArrayList<>();
    private static List<Trials.Clean> clean = List.of();

    @BeforeAll
    static void inject() throws IOException {
        Demo.writeClean(folder.resolve("clean"), SEED, participant -> !participant.showcase());
        var trials = new Trials(QualityControl.installed(List.of(), List.of()), folder);
        for (var project : Demo.projects()) {
            for (var one : project.imports()) {
                trials.assessClean(folder.resolve("clean").resolve(one.folder()));
            }
        }
        for (var injection : Injections.all()) {
            OUTCOMES.add(trials.run(injection, SEED));
        }
        clean = trials.clean();
        publish(FaultReport.of(OUTCOMES, clean));
    }

    @Test
    void every_injection_was_tried() {
        assertThat(OUTCOMES)
                .allSatisfy(one ->
                        assertThat(one.trials()).as(one.injection().fault()).isPositive());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void recall_holds_its_floor(Trials.Outcome outcome) {
        var floor = outcome.injection().floor();
        assertThat((double) outcome.alarmed() / outcome.trials()).isGreaterThanOrEqualTo(floor.alarmed());
        assertThat((double) outcome.outlying() / outcome.trials()).isGreaterThanOrEqualTo(floor.outlying());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void what_is_always_found_is_rightly_named(Trials.Outcome outcome) {
        if (outcome.injection().floor().equals(Injection.Floor.ALWAYS)) {
            assertThat(outcome.named()).isEqualTo(outcome.trials());
        }
    }

    @Test
    void clean_files_raise_no_alarm() {
        assertThat(clean)
                .hasSizeGreaterThan(150)
                .allSatisfy(one -> assertThat(one.assessment().problems())
                        .as(one.unit().path())
                        .noneMatch(problem -> problem.severity() != Severity.INFO));
    }

    static List<Trials.Outcome> outcomes() {
        return OUTCOMES;
    }

    private static void publish(String table) throws IOException {
        System.out.println(table);
        var text = """
                # faults: what quality control finds of faults injected into clean files

                Clean files of the demo generator (seed %d, twenty-one participants); six files a fault where there are as
                many. *Alarmed*: a new warning or error. *Rightly named*: with a code made for it, be it only as
                information. *Metric outlying*: a metric more than six robust deviations from clean files of its kind.
                Written by `PlantedFaultsTest`.

                """.formatted(SEED) + table;
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/faults.md"), text);
        if (Boolean.getBoolean("naohai.results")) {
            var results = Files.createDirectories(SharedData.projectRoot().resolve("perf/results"));
            Files.writeString(results.resolve("faults.md"), text);
        }
    }
}
