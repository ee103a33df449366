package org.naohai.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.demo.cast.Cast;
import org.naohai.demo.cast.Site;

/// The demo's files as programs of others read them; a program that is not installed is named and its
/// test left out.
class ReferenceReadersTest {

    private static final long SEED = 20261122;
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException {
        new Study(Site.AURIGA, folder, SEED).write();
        var participant = Cast.of(SEED, Site.AURIGA).get(5 - 1);
        for (var job : new Recordings(participant, participant.visits().getFirst(), folder, SEED).jobs()) {
            job.action().run();
        }
    }

    @Test
    void nibabel_reads_geometry_and_voxels() throws Exception {
        needs("nibabel (python3-nibabel)", PYTHON, "-c", "import nibabel");
        var said = run(
                PYTHON,
                "-c",
                """
                import nibabel, numpy, sys
                image = nibabel.load(sys.argv[1])
                data = numpy.asanyarray(image.dataobj)
                print(image.shape, image.header.get_xyzt_units(), nibabel.aff2axcodes(image.affine), data.dtype, data.max() < 700,
                      numpy.allclose(image.header.get_qform(), image.header.get_sform()), round(float(image.header.get_zooms()[3]), 3))
                """,
                folder.resolve("sub-AU05/ses-1/func/sub-AU05_ses-1_task-rest_bold.nii.gz")
                        .toString());
        assertThat(said.strip()).isEqualTo("(36, 36, 22, 22) ('mm', 'sec') ('R', 'A', 'S') int16 True True 2.0");
    }

    @Test
    void bcftools_reads_and_indexes_the_genotypes() throws Exception {
        needs("bcftools", "bcftools", "--version");
        var vcf = folder.resolve("auriga/bids/genetics/cohort_genotypes.vcf.gz").toString();
        run("bcftools", "index", "-f", vcf);
        assertThat(run("bcftools", "index", "--nrecords", vcf).strip()).isEqualTo("1350");
        assertThat(run("bcftools", "query", "-l", vcf).lines())
                .hasSize(7)
                .allMatch(label -> label.startsWith("sub-AU"));
    }

    @Test
    void mne_reads_the_signal() throws Exception {
        needs("MNE (python3-mne)", PYTHON, "-c", "import mne");
        var said = run(
                PYTHON,
                "-c",
                """
                import mne, sys
                raw = mne.io.read_raw_edf(sys.argv[1], verbose="error")
                print(len(raw.ch_names), raw.info["sfreq"], raw.times[-1] > 59, len(raw.annotations))
                """,
                folder.resolve("sub-AU05/ses-1/eeg/sub-AU05_ses-1_task-rest_eeg.edf")
                        .toString());
        assertThat(said.strip()).endsWith("19 128.0 True 3");
    }

    private static void needs(String name, String... command) throws Exception {
        var there = true;
        try {
            there = new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            there = false;
        }
        if (!there) {
            System.err.println("not installed, its test is left out: " + name);
        }
        assumeThat(there).as(name).isTrue();
    }

    private static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
