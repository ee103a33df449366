package org.naohai.perf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.naohai.catalogue.Registration;
import org.naohai.catalogue.Registration.Item;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.formats.bids.Entities;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Metric;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.lake.StoredFile;
import org.naohai.quality.Assessment;
import org.naohai.quality.SubjectStatement;

/// Imports of any size as quality control would hand them over, the same for the same numbers.
final class Imports {

    private static final List<String> TASKS =
            List.of("rest", "nback", "stroop", "movie", "reading", "flanker", "sleep");

    private Imports() {}

    /// - **subjects** × **recordings** images and signals, each with two files, five metrics and now and then a problem
    static Registration of(UUID project, String name, int subjects, int recordings) {
        var items = new ArrayList<Item>();
        items.add(description(name));
        items.add(participants(subjects));
        for (int s = 0; s < subjects; s++) {
            for (int r = 0; r < recordings; r++) {
                items.add(recording(s, r));
            }
        }
        return new Registration(Ids.next(), project, name, null, items, List.of(), List.of());
    }

    private static Item description(String name) {
        var unit = new Unit(
                "dataset_description.json",
                Kind.SIDECAR,
                null,
                new Entities(null, null, Map.of(), null, "description", ".json"),
                List.of(),
                List.of());
        return item(
                unit, List.of(), List.of(), Map.of("Name", "儿童静息态脑影像队列 " + name + " resting-state cohort"), List.of());
    }

    private static Item participants(int subjects) {
        var statements = new ArrayList<SubjectStatement>();
        for (int s = 0; s < subjects; s++) {
            statements.add(new SubjectStatement(
                    label(s),
                    "1",
                    6 + s % 90 / 10.0,
                    s % 2 == 0 ? "male" : "female",
                    "right",
                    "homo sapiens",
                    Map.of("group", s % 3 == 0 ? "ADHD" : "control")));
        }
        var unit = new Unit(
                "participants.tsv",
                Kind.TABLE,
                null,
                new Entities(null, null, Map.of(), null, "participants", ".tsv"),
                List.of(),
                List.of());
        return item(unit, List.of(), statements, Map.of(), List.of());
    }

    private static Item recording(int subject, int number) {
        boolean signal = number % 3 == 2;
        var task = TASKS.get((subject + number) % TASKS.size());
        var suffix = signal ? "eeg" : "bold";
        var path = "%1$s/ses-1/%2$s/%1$s_ses-1_task-%3$s_run-%4$d_%2$s".formatted(label(subject), suffix, task, number);
        var unit = new Unit(
                path + (signal ? ".edf" : ".nii.gz"),
                signal ? Kind.EDF : Kind.NIFTI,
                signal ? Domain.ELECTROPHYSIOLOGY : Domain.IMAGING,
                new Entities(
                        label(subject).substring(4),
                        "1",
                        Map.of("task", task, "run", Integer.toString(number)),
                        suffix,
                        suffix,
                        ".x"),
                List.of(path + ".json"),
                List.of());
        var metrics = List.of(
                new Metric("snr", 5 + number % 17),
                new Metric("efc", number % 11 / 11.0),
                new Metric("fber", 100 + subject),
                new Metric("mean", subject),
                new Metric("deviation", number));
        var problems = number % 5 == 0
                ? List.of(Problem.warning("RECORD_CLOCK_CONTRADICTS_AGE", unit.path(), "age", "1", "2"))
                : List.<Problem>of();
        var facts = Map.<String, Object>of(
                "shape", List.of(64, 64, 36, 240), "repetitionTimeSeconds", 2.0, "scanner", "Prisma");
        return item(unit, metrics, List.of(), facts, problems);
    }

    private static Item item(
            Unit unit,
            List<Metric> metrics,
            List<SubjectStatement> statements,
            Map<String, Object> facts,
            List<Problem> problems) {
        var assessment = new Assessment(
                unit,
                Verdict.of(problems),
                problems,
                metrics,
                facts,
                statements,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
        var files = new ArrayList<StoredFile>();
        files.add(file(unit.path()));
        unit.companions().forEach(path -> files.add(file(path)));
        return new Item(assessment, files, Map.of());
    }

    private static StoredFile file(String path) {
        return new StoredFile(path, "%064x".formatted(path.hashCode() & 0xFFFFFFFFL), 1_000_000, false);
    }

    private static String label(int subject) {
        return "sub-%05d".formatted(subject);
    }
}
