package org.naohai.formats.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.kernel.Problem;
import org.naohai.testkit.SharedData;

class EnhancedFramesTest {

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void each_frame_of_a_philips_field_map_has_its_own_place() throws IOException {
        var path = SharedData.find("imaging/dicom/philips-enhanced/In/Philips/IM_0027_fMAP.dcm");
        var object = DicomReader.read(ByteSource.of(Files.readAllBytes(path.orElseThrow())));
        var frames = EnhancedFrames.of(object.data());
        assertThat(frames.isEnhanced()).isTrue();
        assertThat(frames.count()).isEqualTo(object.data().integer(Tag.NumberOfFrames, 0));
        var places = new java.util.HashSet<List<String>>();
        for (int i = 0; i < frames.count(); i++) {
            var frame = frames.frame(i);
            places.add(frame.texts(Tag.ImagePositionPatient));
            assertThat(frame.numbers(Tag.PixelSpacing)).hasSize(2);
            assertThat(frame.numbers(Tag.ImageOrientationPatient)).hasSize(6);
            assertThat(frame.number(Tag.EchoTime)).isPresent();
            assertThat(frame.number(Tag.RescaleSlope)).isPresent();
            assertThat(frame.text(Tag.SopInstanceUid)).isEqualTo(object.data().text(Tag.SopInstanceUid));
        }
        assertThat(places).hasSizeGreaterThan(1).doesNotContain(List.of());
    }

    @Test
    void what_the_frame_says_goes_before_what_all_share() {
        var direction = data(new Element(Tag.DiffusionGradientOrientation, Vr.FD, new Value.Bytes(new byte[24])));
        var shared = data(group(0x00289110, Element.of(Tag.PixelSpacing, Vr.DS, "1\\1 ")));
        var own = data(
                group(0x00189114, Element.of(0x00189082, Vr.FD, "\0\0\0\0\0\0\u0059\u0040")),
                group(0x00189117, Element.ofItems(0x00189076, List.of(direction))),
                group(0x00289110, Element.of(Tag.PixelSpacing, Vr.DS, "2\\2 ")));
        var frames = EnhancedFrames.of(data(
                Element.of(Tag.NumberOfFrames, Vr.IS, "2 "),
                Element.ofItems(Tag.SharedFunctionalGroupsSequence, List.of(shared)),
                Element.ofItems(Tag.PerFrameFunctionalGroupsSequence, List.of(own))));
        assertThat(frames.frame(0).numbers(Tag.PixelSpacing)).containsExactly(2, 2);
        assertThat(frames.frame(0).text(Tag.EchoTime)).isEqualTo("100.0");
        assertThat(frames.frame(0).numbers(Tag.DiffusionGradientOrientation)).hasSize(3);
        assertThat(frames.frame(1).numbers(Tag.PixelSpacing)).containsExactly(1, 1);
    }

    @Test
    @EnabledIf("org.naohai.testkit.SharedData#present")
    void a_directory_lists_the_files_of_its_medium() throws IOException {
        var folder = SharedData.find("imaging/dicom/dicomdir").orElseThrow();
        var object = DicomReader.read(ByteSource.of(Files.readAllBytes(folder.resolve("DICOMDIR"))));
        assertThat(DicomDir.isOne(object)).isTrue();
        var directory = DicomDir.of(object);
        assertThat(directory.problems()).isEmpty();
        assertThat(directory.entries())
                .hasSize(31)
                .allMatch(entry -> entry.type().equals("IMAGE"));
        long there = directory.entries().stream()
                .filter(entry -> Files.exists(folder.resolve(entry.path())))
                .count();
        assertThat(there).isEqualTo(17);
    }

    @Test
    void paths_that_lead_out_of_the_medium_are_left_out() {
        var record = data(Element.of(Tag.ReferencedFileId, Vr.CS, "..\\..\\ETC\\PASSWD "));
        var absolute = data(Element.of(Tag.ReferencedFileId, Vr.CS, "/etc/passwd "));
        var object = new DicomObject(
                DataSet.EMPTY,
                TransferSyntax.EXPLICIT_LITTLE,
                data(Element.ofItems(Tag.DirectoryRecordSequence, List.of(record, absolute))),
                ByteSource.of(new byte[0]),
                List.of());
        var directory = DicomDir.of(object);
        assertThat(directory.entries()).isEmpty();
        assertThat(directory.problems()).extracting(Problem::code).containsExactly("DICOM_DIR_PATH");
    }

    private static Element group(int tag, Element element) {
        return Element.ofItems(tag, List.of(data(element)));
    }

    private static DataSet data(Element... elements) {
        var builder = new DataSet.Builder(CharacterSets.DEFAULT);
        for (var element : elements) {
            builder.put(element);
        }
        return builder.build();
    }
}
