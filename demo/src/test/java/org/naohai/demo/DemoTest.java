package org.naohai.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.demo.cast.Cast;
import org.naohai.demo.cast.Part;
import org.naohai.demo.cast.Site;

class DemoTest {

    private static final long SEED = 20261122;
    private static final long MOST_BYTES = 120_000_000;
    private static final Duration MOST_PROCESSOR_TIME = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static Duration processorTime = Duration.ZERO;

    @BeforeAll
    static void write() throws IOException {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = machine.getProcessCpuTime();
        Demo.write(folder, SEED);
        processorTime = Duration.ofNanos(machine.getProcessCpuTime() - before);
    }

    @Test
    void fits_in_120_megabytes_and_30_seconds_of_two_cores() {
        long bytes = files(folder).stream().mapToLong(DemoTest::size).sum();
        System.out.printf(
                "demo: %d files, %.1f MB, %.1f s of processor time%n",
                files(folder).size(), bytes / 1e6, processorTime.toMillis() / 1e3);
        assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(processorTime).isLessThanOrEqualTo(MOST_PROCESSOR_TIME);
    }

    @Test
    void has_twenty_four_participants_at_three_sites_with_gaps() {
        var cast = Cast.of(SEED);
        assertThat(cast).hasSize(24);
        for (var site : Site.values()) {
            assertThat(Cast.of(SEED, site)).hasSize(8);
        }
        assertThat(cast).filteredOn(one -> one.visits().size() == 1).hasSizeBetween(3, 8);
        assertThat(cast).filteredOn(one -> !one.has(Part.GENOTYPE)).isNotEmpty();
        assertThat(cast).filteredOn(one -> !one.has(Part.CLINICAL)).isNotEmpty();
        assertThat(cast)
                .allSatisfy(one -> assertThat(one.visits())
                        .allSatisfy(visit -> assertThat(visit.ageYears()).isBetween(6.0, 17.0)));
    }

    @Test
    void each_site_shows_one_participant_with_a_large_scan_a_run_and_sixty_four_channels() {
        assertThat(folder.resolve("donghu/bids/sub-DH01/ses-1/eeg/sub-DH01_ses-1_task-rest_eeg.bdf"))
                .exists();
        assertThat(folder.resolve("beiling/bids/sub-BL01/ses-1/eeg/sub-BL01_ses-1_task-rest_eeg.vhdr"))
                .exists();
        assertThat(folder.resolve("auriga/bids/sub-AU01/ses-1/eeg/sub-AU01_ses-1_task-rest_eeg.edf"))
                .exists();
        for (var label : List.of("donghu/bids/sub-DH01", "beiling/bids/sub-BL01", "auriga/bids/sub-AU01")) {
            var name = Path.of(label).getFileName() + "_ses-1_";
            var session = folder.resolve(label).resolve("ses-1");
            assertThat(Nifti.read(session.resolve("anat/" + name + "T1w.nii.gz"))
                            .shape())
                    .startsWith(192, 192, 192);
            assertThat(Nifti.read(session.resolve("func/" + name + "task-rest_bold.nii.gz"))
                            .shape())
                    .startsWith(64, 64, 36);
        }
    }

    @Test
    void says_everywhere_that_it_is_synthetic() throws IOException {
        for (var project : Demo.projects()) {
            for (var one : project.imports()) {
                var description = folder.resolve(one.folder()).resolve("dataset_description.json");
                assertThat(description)
                        .content()
                        .contains("\"Synthetic\" : true")
                        .contains("合成")
                        .contains("synthetic");
                assertThat(folder.resolve(one.folder()).resolve("README.md"))
                        .content()
                        .contains("合成数据", "Synthetic data");
            }
        }
        for (var vcf : List.of("donghu", "beiling")) {
            assertThat(folder.resolve(vcf + "/bids/genetics/cohort_genotypes.vcf"))
                    .content()
                    .contains("naohaiSynthetic=yes");
        }
        assertThat(files(folder.resolve("auriga/clinical")))
                .filteredOn(file -> file.toString().contains("DEMO-"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).content().contains("HTEST"));
    }

    @Test
    void every_planted_fault_stands_in_a_file_that_is_there() {
        assertThat(Demo.faults()).hasSizeGreaterThan(15).extracting(Fault::id).doesNotHaveDuplicates();
        assertThat(Demo.faults())
                .allSatisfy(fault -> assertThat(folder.resolve(fault.path())).exists());
    }

    @Test
    void every_import_finds_its_folder_and_link_table() {
        assertThat(Demo.projects()).hasSize(3).allSatisfy(project -> {
            assertThat(project.imports())
                    .allSatisfy(one -> assertThat(folder.resolve(one.folder())).isDirectory());
            assertThat(project.imports())
                    .anySatisfy(one -> assertThat(one.link())
                            .hasValueSatisfying(
                                    link -> assertThat(folder.resolve(link)).exists()));
        });
    }

    @Test
    void the_same_seed_gives_the_same_bytes(@TempDir Path again) throws IOException {
        new Study(Site.DONGHU, again, SEED).write();
        for (var participant : Cast.of(SEED, Site.AURIGA)) {
            if (participant.number() == 5) {
                for (var visit : participant.visits()) {
                    for (var job : new Recordings(participant, visit, again.resolve("auriga/bids"), SEED).jobs()) {
                        job.action().run();
                    }
                }
            }
        }
        var damaged = Demo.faults().stream()
                .map(fault -> folder.resolve(fault.path()))
                .toList();
        var compared = new TreeMap<String, Long>();
        for (var file : files(again)) {
            var other = folder.resolve(again.relativize(file));
            if (!damaged.contains(other)) {
                compared.put(again.relativize(file).toString(), Files.mismatch(file, other));
            }
        }
        assertThat(compared)
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        (path, difference) -> assertThat(difference).as(path).isEqualTo(-1));
    }

    /// As a first start does that was interrupted.
    @Test
    void written_again_over_itself_it_is_the_same() throws IOException {
        var scan = folder.resolve("beiling/bids/incoming/scan_0042.nii.gz");
        var before = Files.readAllBytes(scan);
        PlantedFaults.plant(folder, SEED, "beiling/bids/incoming/");
        assertThat(scan).hasBinaryContent(before);
    }

    @Test
    void another_seed_gives_another_head(@TempDir Path other) throws IOException {
        var participant = Cast.of(7, Site.AURIGA).get(5 - 1);
        for (var job : new Recordings(participant, participant.visits().getFirst(), other, 7).jobs()) {
            job.action().run();
        }
        var name = "sub-AU05/ses-1/anat/sub-AU05_ses-1_T1w.nii.gz";
        assertThat(Files.mismatch(
                        other.resolve(name), folder.resolve("auriga/bids").resolve(name)))
                .isNotNegative();
    }

    @Test
    void grey_matter_lies_between_csf_and_white_matter() {
        var scan = Nifti.read(folder.resolve("auriga/bids/sub-AU01/ses-1/anat/sub-AU01_ses-1_T1w.nii.gz"));
        double white = scan.mean(new double[] {28, -30, 26}, 4);
        double csf = scan.mean(new double[] {9, -4, 14}, 2);
        double putamen = scan.mean(new double[] {25, 2, 2}, 2);
        double air = scan.mean(new double[] {-88, 80, 70}, 5);
        assertThat(air).isLessThan(csf);
        assertThat(csf).isLessThan(putamen);
        assertThat(putamen).isLessThan(0.9 * white);
    }

    static List<Path> files(Path folder) {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
