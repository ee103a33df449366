package org.naohai.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorTest {

    @Test
    void content_decides_whatever_the_name_says() {
        var files = new Corpus()
                .with("a.bin", nifti())
                .with("b.dat", Corpus.gzip(nifti()))
                .with("c.txt", "0       " + " ".repeat(300))
                .with("d", "\u00FFBIOSEMI".getBytes(StandardCharsets.ISO_8859_1))
                .with("e.txt", "Brain Vision Data Exchange Header File Version 1.0\n")
                .with("f.txt", "##fileformat=VCFv4.2\n")
                .with("g.bin", Corpus.gzip("##fileformat=VCFv4.2\n".getBytes(StandardCharsets.UTF_8)))
                .with("h.txt", "{ \"resourceType\": \"Bundle\", \"entry\": [] }")
                .with("i.dat", "{\"RepetitionTime\": 2}")
                .with("j.xyz", dicom());
        assertThat(files.entries().stream().map(file -> Detector.kind(file.path(), files)))
                .containsExactly(
                        Kind.NIFTI,
                        Kind.NIFTI,
                        Kind.EDF,
                        Kind.BDF,
                        Kind.BRAINVISION,
                        Kind.VCF,
                        Kind.VCF,
                        Kind.FHIR_BUNDLE,
                        Kind.SIDECAR,
                        Kind.DICOM);
    }

    @Test
    void a_name_that_contradicts_its_content_is_said() {
        var files = new Corpus().with("scan.nii", "{\"a\": 1}");
        var detected = Detector.detect("scan.nii", files);
        assertThat(detected.kind()).isEqualTo(Kind.SIDECAR);
        assertThat(detected.problems()).extracting("code").containsExactly("FILE_NAME_CONTRADICTS_CONTENT");
    }

    @Test
    void a_damaged_recording_keeps_the_kind_of_its_name_so_that_its_reader_can_say_why() {
        var files = new Corpus()
                .with("scan.nii.gz", new byte[] {0x1F, (byte) 0x8B, 8, 0, 1, 2, 3})
                .with("x.edf", "garbage");
        assertThat(Detector.kind("scan.nii.gz", files)).isEqualTo(Kind.NIFTI);
        assertThat(Detector.kind("x.edf", files)).isEqualTo(Kind.EDF);
    }

    @Test
    void texts_are_tables_gradients_or_documents() {
        var files = new Corpus()
                .with("README", "A study, of children, in 2019.\nWith two visits.\n")
                .with("data.csv", "a,b\n1,2\n")
                .with("notes.txt", "a;b;c\n1;2;3\n4;5;6\n")
                .with("x_dwi.bval", "0 1000 1000\n")
                .with("paper.pdf", "%PDF-1.4 …")
                .with("utf16.csv", "a,b\n1,2\n", "UTF-16LE");
        assertThat(files.entries().stream().map(file -> Detector.kind(file.path(), files)))
                .containsExactly(Kind.DOCUMENT, Kind.TABLE, Kind.TABLE, Kind.GRADIENTS, Kind.DOCUMENT, Kind.TABLE);
    }

    @Test
    void absent_content_is_said_file_by_file() {
        var files = new Corpus()
                .with("a.nii.gz", "/annex/objects/SHA256E-s123--abc.nii.gz\n")
                .with("b.nii.gz", "../.git/annex/objects/xx/yy/SHA256E-s1--a/SHA256E-s1--a.nii.gz")
                .with("c.nii.gz", "");
        assertThat(Detector.detect("a.nii.gz", files).problems())
                .extracting("code")
                .containsExactly("FILE_ANNEX_POINTER");
        assertThat(Detector.detect("b.nii.gz", files).kind()).isEqualTo(Kind.ABSENT);
        assertThat(Detector.detect("c.nii.gz", files).problems())
                .extracting("code")
                .containsExactly("FILE_EMPTY");
    }

    @Test
    void a_link_that_leads_out_is_listed_and_never_followed(@TempDir Path folder) throws IOException {
        var outside = Files.writeString(folder.resolve("secret.txt"), "13800138000");
        var inside = Files.createDirectory(folder.resolve("import"));
        Files.createSymbolicLink(inside.resolve("out.txt"), outside);
        Files.createSymbolicLink(inside.resolve("gone.nii"), Path.of("../.git/annex/objects/a/b/k/k"));
        var tree = FolderTree.of(inside);
        assertThat(tree.entries()).hasSize(2);
        assertThat(Detector.detect("out.txt", tree).problems())
                .extracting("code")
                .containsExactly("FILE_LINK_DANGLING");
        assertThat(Detector.detect("gone.nii", tree).problems())
                .extracting("code")
                .containsExactly("FILE_ANNEX_POINTER");
        try (var stream = tree.open("out.txt")) {
            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain("13800138000");
        }
    }

    private static byte[] nifti() {
        var header = ByteBuffer.allocate(400).order(ByteOrder.BIG_ENDIAN);
        header.putInt(0, 348).put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
        return header.array();
    }

    private static byte[] dicom() {
        var bytes = new byte[140];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, bytes, 128, 4);
        return bytes;
    }
}
