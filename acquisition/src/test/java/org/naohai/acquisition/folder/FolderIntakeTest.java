package org.naohai.acquisition.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.FolderIntake;
import org.naohai.acquisition.FolderIntake.Consigned;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.Intake.State;
import org.naohai.acquisition.store.IntakeRows;
import org.naohai.acquisition.support.Workshop;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Person;
import org.naohai.kernel.Ids;

class FolderIntakeTest {

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    private final Person person = new Person(Ids.next(), "ana", "Ana", false);
    private Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = new Workshop(data);
        write("README", "hello");
        write("sub-10/anat/sub-10_T1w.nii", "scan");
        write("sub-12/anat/sub-12_T1w.nii", "P010 BAD");
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void a_folder_is_imported_file_by_file() throws Exception {
        var done = take();
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.counts().files()).isEqualTo(3);
        assertThat(done.counts().quarantined()).isEqualTo(1);
        assertThat(workshop.audited).contains("intake.commit", "intake.register");
    }

    @Test
    void the_same_folder_again_adds_nothing() throws Exception {
        take();
        assertThat(take().counts().duplicates()).isEqualTo(2);
        assertThat(workshop.texts("select count(*)::text from catalogue.dataset_version"))
                .containsExactly("1");
    }

    @Test
    void what_became_of_a_folder_can_be_asked_later() throws Exception {
        var imports = workshop.get(FolderIntake.class);
        assertThat(imports.latest(consigned())).isEmpty();
        var done = take();
        assertThat(imports.latest(consigned()).orElseThrow().id()).isEqualTo(done.id());
        assertThat(imports.await(consigned()).state()).isEqualTo(State.DONE);
    }

    @Test
    void an_import_that_failed_goes_on_as_the_same_one_with_what_it_had_received() throws Exception {
        var imports = workshop.get(FolderIntake.class);
        var rows = workshop.get(IntakeRows.class);
        var done = take();
        assertThat(rows.move(done.id(), State.DONE, State.FAILED)).isTrue();
        var again = take();
        assertThat(again.id()).isEqualTo(done.id());
        assertThat(again.state()).isEqualTo(State.DONE);
        assertThat(take().id()).as("what is done is not opened again").isNotEqualTo(done.id());
        assertThat(imports.latest(consigned()).orElseThrow().state()).isEqualTo(State.DONE);
    }

    private Intake take() throws Exception {
        return workshop.get(FolderIntake.class).take(consigned());
    }

    private Consigned consigned() {
        var project =
                workshop.get(Collaboration.class).findProject(workshop.project).orElseThrow();
        return new Consigned(person, project, "cohort", folder, null, null);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }
}
