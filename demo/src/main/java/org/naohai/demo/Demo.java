package org.naohai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.naohai.demo.cast.Cast;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.cast.Site;

/// Makes the synthetic demo: three institutions with a project each, twenty-four children and adolescents,
/// two visits, five domains, realistic gaps, and a list of faults planted on purpose.
///
/// The same seed gives the same bytes. Everything is marked as synthetic: descriptions, read-me files, image
/// and signal headers, VCF header, FHIR tags (`HTEST`).
public final class Demo {

    private Demo() {}

    public static List<DemoProject> projects() {
        return Arrays.stream(Site.values()).map(Demo::project).toList();
    }

    public static List<Fault> faults() {
        return PlantedFaults.list();
    }

    /// Writes the whole demo with its faults below a folder, using every core.
    public static void write(Path folder, long seed) throws IOException {
        for (var project : projects()) {
            write(folder, seed, project);
        }
    }

    /// Writes what one institution brings, so that its import can begin while the next is being made.
    public static void write(Path folder, long seed, DemoProject project) throws IOException {
        write(folder, seed, siteOf(project), participant -> true);
        PlantedFaults.plant(folder, seed, Study.name(siteOf(project)) + "/");
    }

    /// The same without a fault and with the recordings of chosen participants only, for tests that
    /// plant their own.
    public static void writeClean(Path folder, long seed, Predicate<Participant> chosen) throws IOException {
        for (var site : Site.values()) {
            write(folder, seed, site, chosen);
        }
    }

    private static void write(Path folder, long seed, Site site, Predicate<Participant> chosen) throws IOException {
        new Study(site, folder, seed).write();
        var bids = folder.resolve(Study.name(site)).resolve("bids");
        var jobs = new ArrayList<Recordings.Job>();
        for (var participant : Cast.of(seed, site).stream().filter(chosen).toList()) {
            for (var visit : participant.visits()) {
                jobs.addAll(new Recordings(participant, visit, bids, seed).jobs());
            }
        }
        jobs.sort(Comparator.comparingInt(Recordings.Job::weight).reversed());
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            run(jobs, threads);
        }
    }

    private static Site siteOf(DemoProject project) {
        return Arrays.stream(Site.values())
                .filter(site -> site.projectKey().equals(project.key()))
                .findFirst()
                .orElseThrow();
    }

    private static void run(List<Recordings.Job> jobs, ExecutorService threads) throws IOException {
        var running = jobs.stream()
                .map(job -> threads.submit((Callable<Boolean>) () -> {
                    job.action().run();
                    return true;
                }))
                .toList();
        try {
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            threads.shutdownNow();
            throw new IOException("the demo could not be written", e.getCause());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while writing the demo", e));
        }
    }

    private static DemoProject project(Site site) {
        var folder = Study.name(site);
        return new DemoProject(
                site.projectKey(),
                site.projectTitle(),
                site.key(),
                site.institution(),
                List.of(
                        new DemoImport(folder + "-cohort", folder + "/bids", null),
                        new DemoImport(
                                folder + "-clinical",
                                folder + "/clinical",
                                folder + "/bids/sourcedata/clinical-linkage.tsv")));
    }
}
