package org.naohai.acquisition.dicom.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.naohai.acquisition.dicom.sandbox.PrivateFolder;
import org.naohai.acquisition.dicom.sandbox.Sandbox;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.FolderTree;
import org.naohai.formats.imaging.Gradients;
import org.naohai.formats.imaging.NiftiReader;
import org.naohai.formats.imaging.Slab;
import org.naohai.formats.imaging.VolumePass;
import org.naohai.testkit.SharedData;

/// Series of four vendors against the volumes that the authors of dcm2niix publish for them: every voxel,
/// the affine, b-values and directions; read by our reader and by nibabel, out of our own compression.
class ReferenceImagesTest {

    private static final String DICOM = "imaging/dicom/";
    /// How far the float32 numbers of two headers may lie apart (mm, and unitless).
    private static final double AFFINE = 1e-5;

    private static final long FREE = 1L << 30;

    @TempDir
    private Path folder;

    private final Dcm2niix dcm2niix = new Dcm2niix(new Sandbox(Sandbox.Unsandboxed.REFUSED), Sandbox.find("dcm2niix"));
    private final ParallelGzip gzip = new ParallelGzip();
    private PrivateFolder room;

    @BeforeEach
    void open() throws IOException {
        if (!dcm2niix.usable()) {
            System.err.println("NOT TESTED: dcm2niix or bubblewrap is missing");
        }
        assumeTrue(dcm2niix.usable());
        assumeTrue(SharedData.find(DICOM).isPresent());
        room = PrivateFolder.in(folder);
    }

    @AfterEach
    void close() {
        gzip.close();
        if (room != null) {
            room.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "siemens-ge-nih/20180918Si/mr_0003, image, siemens-ge-nih-ref/EPI_PE=AP_3",
        "siemens-ge-nih/20180918Si/mr_0004, image, siemens-ge-nih-ref/EPI_PE=PA_4",
        "siemens-ge-nih/20180918GE/mr_0004, image, siemens-ge-nih-ref/DCM2NIIX_regression_test_4",
        "philips-fmri/fmri, image, philips-fmri-ref/EPI_asc_CLEAR_201",
        "philips-enhanced/In/Philips, image_e1, philips-enhanced/Ref/Philips_WIP_B0_NS_801_e1",
        "philips-enhanced/In/Philips, image_e2_fieldmaphz, philips-enhanced/Ref/Philips_WIP_B0_NS_801_e2_fieldmaphz",
        "uih-dti/dti_tra_dir16_AP_SaveBySlc__140028, image, uih-dti-ref/dti_tra_dir16_AP_9_134431",
    })
    void volumes_equal_the_reference(String series, String stem, String reference) throws Exception {
        var images = converted(series);
        var image = image(images, stem);
        var packed = packed(images, image);
        var expected = SharedData.find(DICOM + reference + ".nii").orElseThrow();
        assertThat(voxels(packed)).isEqualTo(voxels(expected));
        assertThat(affine(packed))
                .zipSatisfy(affine(expected), (one, other) -> assertThat(one).isCloseTo(other, within(AFFINE)));
        nibabelAgrees(packed, expected);
    }

    @Test
    void gradients_equal_the_reference() throws Exception {
        var images = converted("uih-dti/dti_tra_dir16_AP_SaveBySlc__140028");
        assertThat(image(images, "image").gradients()).isTrue();
        var reference = FolderTree.of(SharedData.find(DICOM + "uih-dti-ref").orElseThrow());
        var problems = new ArrayList<org.naohai.kernel.Problem>();
        var stem = "dti_tra_dir16_AP_9_134431";
        assertThat(Gradients.read(images.files(), "image.bval", "image.bvec", problems))
                .isEqualTo(Gradients.read(reference, stem + ".bval", stem + ".bvec", problems));
        assertThat(problems).isEmpty();
    }

    @Test
    void what_is_known_of_each_image_is_what_rules_need() throws Exception {
        var ap = image(converted("siemens-ge-nih/20180918Si/mr_0003"), "image").facts();
        assertThat(ap.direction()).isEqualTo("AP");
        assertThat(ap.volumes()).isEqualTo(2);
        assertThat(ap.sequence()).contains("EP", "epfid2d1_72");
        reopen();
        assertThat(image(converted("siemens-ge-nih/20180918Si/mr_0004"), "image")
                        .facts()
                        .direction())
                .isEqualTo("PA");
        reopen();
        var fieldmap = converted("philips-enhanced/In/Philips");
        assertThat(image(fieldmap, "image_e2_fieldmaphz").facts().kind()).isEqualTo("fieldmap");
        assertThat(image(fieldmap, "image_e1").facts().echo()).isEqualTo(1);
        assertThat(fieldmap.software()).startsWith("dcm2niix v1.");
        reopen();
        var dti = image(converted("uih-dti/dti_tra_dir16_AP_SaveBySlc__140028"), "image")
                .facts();
        assertThat(dti.diffusion()).isTrue();
        assertThat(dti.direction()).isEqualTo("AP");
        assertThat(dti.manufacturer()).isEqualTo("UIH");
    }

    @Test
    void garbage_fails_with_its_cause_and_without_its_words() throws Exception {
        Files.write(room.input().resolve("1.dcm"), new byte[100_000]);
        Files.writeString(room.input().resolve("2.dcm"), "Jane Doe");
        var failed = (Converted.Failed) dcm2niix.convert(room, 100_000, FREE);
        assertThat(failed.problem().code()).isEqualTo("DICOM_CONVERSION_FAILED");
        assertThat(failed.problem().found()).isEqualTo("no image in the series");
    }

    @Test
    void a_converter_that_leaves_links_and_nonsense_gives_no_image() throws Exception {
        var fake = Files.writeString(folder.resolve("fake.sh"), """
                #!/bin/sh
                while [ "$1" != "-o" ]; do shift; done
                ln -s /etc/passwd $2/image.nii
                ln -s /etc/passwd $2/image.json
                echo nonsense > $2/imagea.nii
                echo '{"EchoTime": ' > $2/imagea.json
                echo "Warning: Missing images. Found 3 images, Jane Doe"
                """);
        assertThat(fake.toFile().setExecutable(true, false)).isTrue();
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        var converter = new Dcm2niix(new Sandbox(Sandbox.Unsandboxed.REFUSED), java.util.Optional.of(fake));
        var failed = (Converted.Failed) converter.convert(room, 1, FREE);
        assertThat(failed.problem().found()).isEqualTo("no image that can be read");
        assertThat(failed.problem().toString()).doesNotContain("Jane");
    }

    private void reopen() throws IOException {
        room.close();
        room = PrivateFolder.in(folder);
    }

    private Converted.Images converted(String series) throws IOException, InterruptedException {
        long bytes = 0;
        try (var files = Files.list(SharedData.find(DICOM + series).orElseThrow())) {
            for (var file : files.sorted().toList()) {
                Files.copy(file, room.input().resolve(file.getFileName()));
                bytes += Files.size(file);
            }
        }
        var converted = dcm2niix.convert(room, bytes, FREE);
        assertThat(converted).isInstanceOf(Converted.Images.class);
        return (Converted.Images) converted;
    }

    private static Converted.Image image(Converted.Images images, String stem) {
        return images.images().stream()
                .filter(one -> one.stem().equals(stem))
                .findFirst()
                .orElseThrow();
    }

    private Path packed(Converted.Images images, Converted.Image image) throws IOException {
        var packed = room.file("packed.nii.gz");
        try (var in = images.files().open(image.stem() + ".nii");
                var out = Files.newOutputStream(packed)) {
            gzip.compress(in, out);
        }
        return packed;
    }

    private static List<Double> affine(Path file) throws IOException {
        return reader(file).header().affine().cells();
    }

    /// Shape, then a value for each voxel.
    private static List<Object> voxels(Path file) throws IOException {
        var values = new ArrayList<Object>(List.of(reader(file).header().shape()));
        var problems = reader(file).read(List.of(new VolumePass() {
            @Override
            public void accept(Slab slab) {
                for (int i = 0; i < slab.length(); i++) {
                    values.add(slab.value(i));
                }
            }

            @Override
            public List<DerivedObject> finish() {
                return List.of();
            }
        }));
        assertThat(problems).isEmpty();
        return values;
    }

    private static NiftiReader reader(Path file) throws IOException {
        return NiftiReader.open(
                        FolderTree.of(file.getParent()), file.getFileName().toString())
                .reader()
                .orElseThrow();
    }

    private static void nibabelAgrees(Path packed, Path expected) throws Exception {
        var script = """
                import sys, numpy, nibabel
                one, other = (nibabel.load(path) for path in sys.argv[1:])
                a, b = (image.dataobj.get_unscaled() for image in (one, other))
                assert a.dtype == b.dtype and numpy.array_equal(a, b)
                assert (one.dataobj.slope, one.dataobj.inter) == (other.dataobj.slope, other.dataobj.inter)
                assert numpy.allclose(one.affine, other.affine, rtol=0, atol=1e-5)
                """;
        if (!Files.isExecutable(Path.of("/usr/bin/python3"))) {
            System.err.println("NOT TESTED: python3 is missing");
            return;
        }
        var builder = new ProcessBuilder("/usr/bin/python3", "-c", script, packed.toString(), expected.toString());
        builder.environment().putAll(Map.of("PYTHONWARNINGS", "ignore"));
        var python = builder.redirectErrorStream(true).start();
        var said = new String(python.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
        if (said.contains("No module named")) {
            System.err.println("NOT TESTED: nibabel is missing");
            return;
        }
        assertThat(python.exitValue()).as(said).isZero();
    }
}
