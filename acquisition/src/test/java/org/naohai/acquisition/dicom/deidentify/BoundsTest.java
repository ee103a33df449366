package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.dicom.sandbox.Sandbox;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// What senders can make it take of memory, and what it remembers.
class BoundsTest {

    @TempDir
    Path folder;

    @Test
    void a_series_that_names_ever_more_people_is_held() {
        var series = Workbench.deidentifier(Profile.RESEARCH).open(Workbench.PLACE);
        assertThat(series.apply(Workbench.object(named("Zhang^San"))).hold()).isNull();
        for (int i = 0; i < 1_000; i++) {
            series.apply(Workbench.object(named("Name" + i + "^Given" + i)));
        }
        var hold = series.apply(Workbench.object(named("Zhang^San"))).hold();
        assertThat(hold).isNotNull();
        assertThat(hold.code()).isEqualTo("DICOM_IDENTITIES_TOO_MANY");
    }

    @Test
    void one_name_of_thousands_of_groups_is_bounded() {
        var identities = new StudyIdentities();
        var value = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            value.append("Ab")
                    .append(i)
                    .append("^Cd")
                    .append(i)
                    .append("^Ef")
                    .append(i)
                    .append('=');
        }
        identities.learn("name", value.toString());
        assertThat(identities.overflowed()).isTrue();
    }

    @Test
    void a_large_image_is_scaled_from_its_pixels() throws Exception {
        int side = 3_000;
        var data = new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.ofShort(Tag.Rows, side))
                .put(Element.ofShort(Tag.Columns, side))
                .put(Element.ofShort(Tag.BitsAllocated, 8))
                .put(new Element(Tag.PixelData, Vr.OB, new Value.Bytes(new byte[side * side])))
                .build();
        var picture = Picture.of(Workbench.object(data)).orElseThrow();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(picture.frame(0)).hasSize(2);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4L * side * side);
    }

    @Test
    void a_program_that_did_not_answer_once_is_asked_again() throws Exception {
        Assumptions.assumeTrue(
                Sandbox.find("tesseract").isPresent() && Workbench.SANDBOX.usable(), "no tesseract behind bubblewrap");
        var file = java.nio.file.Files.createFile(folder.resolve("room"));
        var recognition = new TextRecognition(Workbench.SANDBOX, file);
        assertThat(recognition.languages()).isEmpty();
        java.nio.file.Files.delete(file);
        java.nio.file.Files.createDirectory(file);
        assertThat(recognition.languages()).isNotEmpty();
    }

    private static DataSet named(String name) {
        return new DataSet.Builder(CharacterSets.DEFAULT)
                .put(Element.of(Tag.PatientName, Vr.PN, name))
                .put(Element.of(Tag.SopInstanceUid, Vr.UI, "1.2.3"))
                .build();
    }
}
