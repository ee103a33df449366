package org.naohai.viewer.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.naohai.viewer.support.Readers.as;
import static org.naohai.viewer.support.Readers.reader;
import static org.naohai.viewer.support.Readers.stranger;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.Recordings.Recording;
import org.naohai.formats.Kind;
import org.naohai.governance.ScopedDataSource;
import org.naohai.governance.Views;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Refused;
import org.naohai.lake.StoredFile;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.naohai.viewer.ViewedRecordings;
import org.naohai.viewer.annotation.AnnotationController.NewNote;
import org.naohai.viewer.support.Readers;
import org.springframework.jdbc.core.simple.JdbcClient;

class AnnotationsTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final Readers catalogue = new Readers();
    private final JdbcClient app = JdbcClient.create(new ScopedDataSource(DATABASE.dataSource(Role.APP)));
    private final Annotations annotations = new Annotations(app);
    private final AnnotationController controller =
            new AnnotationController(new ViewedRecordings(catalogue, new Views(catalogue)), annotations, catalogue);
    private final Recording recording = catalogue.add(
            Kind.EDF, Domain.ELECTROPHYSIOLOGY, Map.of(), new StoredFile("a.edf", "ab".repeat(32), 1, false));

    @Test
    void a_note_names_who_made_it_and_only_she_takes_it_back() throws Exception {
        var maker = reader();
        var other = reader();
        var note = as(maker, () -> controller.add(recording.id(), new NewNote(1.5, 2.0, " spindle ")))
                .getBody();
        assertThat(note).satisfies(made -> {
            assertThat(made.label()).isEqualTo("spindle");
            assertThat(made.by()).isEqualTo("reader");
            assertThat(made.mine()).isTrue();
        });
        assertThat(as(other, () -> annotations.list(recording.id())))
                .singleElement()
                .satisfies(seen -> assertThat(seen.mine()).isFalse());
        assertThatThrownBy(() -> as(other, () -> delete(note.id()))).isInstanceOf(Refused.class);
        as(maker, () -> delete(note.id()));
        assertThat(as(maker, () -> annotations.list(recording.id()))).isEmpty();
        assertThat(catalogue.audited).hasSize(2);
    }

    @Test
    void a_stranger_neither_sees_nor_makes_notes() throws Exception {
        as(reader(), () -> controller.add(recording.id(), new NewNote(1.0, null, "blink")));
        assertThat(as(stranger(), () -> annotations.list(recording.id()))).isEmpty();
        assertThatThrownBy(() -> as(stranger(), () -> controller.add(recording.id(), new NewNote(1.0, 1.0, "x"))))
                .isInstanceOf(Refused.class);
        long seen = as(
                stranger(),
                () -> app.sql("select count(*) from viewer.annotation")
                        .query(Long.class)
                        .single());
        assertThat(seen).as("row-level security behind the filter").isZero();
    }

    @Test
    void a_note_without_words_or_before_the_start_is_refused() {
        for (var bad : new NewNote[] {
            new NewNote(1.0, 1.0, "  "), new NewNote(-1.0, 1.0, "x"), new NewNote(1.0, -1.0, "x"),
            new NewNote(null, 1.0, "x"), new NewNote(1.0, 1.0, "x".repeat(201)), new NewNote(Double.NaN, 1.0, "x")
        }) {
            assertThatThrownBy(() -> as(reader(), () -> controller.add(recording.id(), bad)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo("ANNOTATION_INVALID"));
        }
    }

    private boolean delete(java.util.UUID id) {
        controller.delete(recording.id(), id);
        return true;
    }
}
