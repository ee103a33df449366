package org.naohai.acquisition.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.dicom.receive.MemoryDeliveries;
import org.naohai.acquisition.pipeline.ImportTree.TreeFile;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Problem;
import org.naohai.testkit.SharedData;

@EnabledIf("org.naohai.testkit.SharedData#present")
class DicomFilesTest {

    private final MemoryDeliveries deliveries = new MemoryDeliveries();
    private final DicomFiles dicom = new DicomFiles(deliveries);

    /// Of the 31 files that it lists, 17 were published.
    @Test
    void a_medium_is_handed_on_without_its_directory_and_what_was_not_copied_is_said() throws IOException {
        var taken = dicom.take(consignment(medium(UnaryOperator.identity())), () -> {});
        assertThat(taken.rest()).isEmpty();
        assertThat(taken.directories()).isEqualTo(1);
        assertThat(taken.instances()).isEqualTo(17);
        assertThat(deliveries.kept()).hasSize(17);
        assertThat(taken.problems())
                .extracting(Problem::code, Problem::found)
                .containsExactly(tuple("DICOM_MEDIUM_INCOMPLETE", "14 of 31 files missing"));
    }

    @Test
    void files_count_as_there_in_lower_case_and_with_extensions() throws IOException {
        var files = medium(path -> path.endsWith("DICOMDIR") ? path : path.toLowerCase(Locale.ROOT) + ".dcm");
        assertThat(dicom.take(consignment(files), () -> {}).problems())
                .extracting(Problem::found)
                .containsExactly("14 of 31 files missing");
    }

    @Test
    void files_of_another_folder_do_not_count() throws IOException {
        var files = medium(path -> path.endsWith("/4919") ? "dvd" + path : path);
        assertThat(dicom.take(consignment(files), () -> {}).problems())
                .extracting(Problem::found)
                .containsExactly("15 of 31 files missing");
    }

    private static List<TreeFile> medium(UnaryOperator<String> named) throws IOException {
        var folder = SharedData.find("imaging/dicom/dicomdir").orElseThrow();
        var files = new ArrayList<TreeFile>();
        try (var all = Files.walk(folder)) {
            for (var path : all.filter(Files::isRegularFile).sorted().toList()) {
                var name = "cd/" + folder.relativize(path).toString().replace('\\', '/');
                files.add(
                        new TreeFile(named.apply(name), Files.size(path), "", true, () -> Files.newByteChannel(path)));
            }
        }
        return files;
    }

    private static Consignment consignment(List<TreeFile> files) {
        var person = Ids.next();
        var intake = new Intake(
                Ids.next(),
                Ids.next(),
                1,
                "scans",
                null,
                null,
                Intake.State.PROCESSING,
                "sorting",
                Intake.Counts.NONE,
                person,
                "",
                Instant.EPOCH,
                null);
        return new Consignment(intake, files, List.of(), null, null);
    }
}
