package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Vr;

class BurnedInTest {

    @TempDir
    Path folder;

    private TextRecognition recognition;

    @BeforeEach
    void reading() {
        recognition = new TextRecognition(Workbench.SANDBOX, folder);
        Assumptions.assumeTrue(recognition.usable(), "tesseract or bubblewrap is not installed: nothing is read");
    }

    @Test
    void a_screen_with_a_name_is_held_and_the_problem_says_where_but_not_what() {
        var hold = new BurnedIn(recognition).look(screen("ZHANG SAN  13812345678", 12, 24));
        assertThat(hold).isNotNull();
        assertThat(hold.code()).isEqualTo("DICOM_BURNED_IN_TEXT");
        assertThat(hold.found())
                .contains("words")
                .contains("top")
                .doesNotContain("ZHANG")
                .doesNotContain("138");
    }

    @Test
    void chinese_writing_is_read() {
        Assumptions.assumeTrue(recognition.languages().contains("chi_sim"), "no Chinese for tesseract");
        Assumptions.assumeTrue(Screens.canDrawHan(), "no Chinese font to draw with");
        assertThat(new BurnedIn(recognition).look(screen("姓名：张三丰", 20, 40))).isNotNull();
    }

    @Test
    void a_screen_without_writing_passes() {
        assertThat(new BurnedIn(recognition).look(screen("", 12, 24))).isNull();
    }

    @Test
    void what_no_rule_points_at_is_not_read() {
        var burnedIn = new BurnedIn(recognition);
        var image = screen("ZHANG SAN", 12, 24);
        var plain = image.data()
                .edit()
                .put(Element.of(Tag.SopClassUid, Vr.UI, "1.2.840.10008.5.1.4.1.1.4"))
                .put(Element.of(Tag.Modality, Vr.CS, "MR"))
                .build();
        assertThat(burnedIn.look(new DicomObject(
                        DataSet.EMPTY, TransferSyntax.EXPLICIT_LITTLE, plain, image.source(), List.of())))
                .isNull();
        assertThat(burnedIn.facts()).containsEntry("flagged", 0).containsEntry("read", 0);
    }

    @Test
    void what_says_itself_that_it_is_written_on_is_held_unread() {
        var image = screen("", 12, 24);
        var said = image.data()
                .edit()
                .put(Element.of(Tag.BurnedInAnnotation, Vr.CS, "YES"))
                .build();
        assertThat(new BurnedIn(recognition)
                        .look(new DicomObject(
                                DataSet.EMPTY, TransferSyntax.EXPLICIT_LITTLE, said, image.source(), List.of())))
                .isNotNull();
    }

    @Test
    void pixels_that_nobody_can_read_are_held() {
        var image = screen("ZHANG SAN", 12, 24);
        var lying = image.data().edit().put(Element.ofShort(Tag.Rows, 60_000)).build();
        var hold = new BurnedIn(recognition)
                .look(new DicomObject(DataSet.EMPTY, TransferSyntax.EXPLICIT_LITTLE, lying, image.source(), List.of()));
        assertThat(hold).isNotNull();
        assertThat(hold.code()).isEqualTo("DICOM_BURNED_IN_NOT_SEARCHED");
    }

    @Test
    void after_three_images_with_writing_the_series_is_held_unread() {
        var burnedIn = new BurnedIn(recognition);
        for (int i = 0; i < 5; i++) {
            assertThat(burnedIn.look(screen("ZHANG SAN", 16, 30))).isNotNull();
        }
        assertThat(burnedIn.facts()).containsEntry("read", 3).containsEntry("unread", 2);
    }

    private static DicomObject screen(String text, int size, int y) {
        return Screens.screen(text, size, 10, y);
    }
}
