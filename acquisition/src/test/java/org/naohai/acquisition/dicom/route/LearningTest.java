package org.naohai.acquisition.dicom.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.dicom.Target;

class LearningTest {

    private static final UUID KIDS = new UUID(0, 1);
    private static final UUID ADULTS = new UUID(0, 2);

    @Test
    void one_likeness_alone_suggests_nothing() {
        assertThat(Learning.suggestion(from("MR1", "X", "77"), List.of(sent("MR1", "PRISMA", "ADHD001", KIDS, null))))
                .isEmpty();
        assertThat(Learning.suggestion(
                        from("MR1", "PRISMA", "77"), List.of(sent("MR1", "PRISMA", "ADHD001", KIDS, null))))
                .isPresent();
    }

    @Test
    void what_went_here_and_there_suggests_nothing() {
        var mixed = List.of(sent("MR1", "PRISMA", "AB001", KIDS, null), sent("MR1", "PRISMA", "CD001", ADULTS, null));
        assertThat(Learning.suggestion(from("MR1", "PRISMA", "77"), mixed)).isEmpty();
        assertThat(Learning.suggestion(from("MR1", "PRISMA", "CD002"), mixed)).isEmpty();
        var clearer = List.of(
                sent("MR1", "PRISMA", "AB001", KIDS, null),
                sent("MR1", "PRISMA", "CD001", ADULTS, null),
                sent("MR1", "PRISMA", "CD003", ADULTS, null));
        assertThat(Learning.suggestion(from("MR1", "PRISMA", "CD002"), clearer))
                .get()
                .satisfies(found -> assertThat(found.projectId()).isEqualTo(ADULTS));
    }

    @Test
    void the_label_follows_what_was_done_with_like_ids() {
        var tails = List.of(
                sent("MR1", "PRISMA", "ADHD_001", KIDS, "sub-001"), sent("MR1", "PRISMA", "adhd_002", KIDS, "sub-002"));
        assertThat(subject("ADHD_107", tails)).isEqualTo("sub-107");
        assertThat(subject("PILOT1", tails)).isNull();
        assertThat(subject("x", List.of(sent("MR1", "PRISMA", "ADHD_001", KIDS, null))))
                .isEqualTo("auto");
        assertThat(subject("0007", List.of(sent("MR1", "PRISMA", "0012", KIDS, "sub-0012"))))
                .isEqualTo("sub-0007");
        assertThat(subject("110105194912310021", List.of(sent("MR1", "PRISMA", "0012", KIDS, "sub-0012"))))
                .isNull();
    }

    @Test
    void words_alone_suggest_nothing() {
        var earlier = new Precedent(
                new Sample("MR1", "PRISMA", "PKU6", "Brain", List.of("t1"), "ADHD001"),
                new Target(KIDS, "scans", null, null));
        var other = new Sample("CT2", "SOMATOM", "PKU6", "Brain", List.of("t1"), "0815");
        assertThat(Learning.suggestion(other, List.of(earlier))).isEmpty();
    }

    @Test
    void programs_are_no_scanners() {
        assertThat(Learning.suggestion(from("STOW", "X", "AB2"), List.of(sent("STOW", "Y", "AB1", KIDS, null))))
                .isEmpty();
    }

    private static @Nullable String subject(String patientId, List<Precedent> earlier) {
        return Learning.suggestion(from("MR1", "PRISMA", patientId), earlier)
                .orElseThrow()
                .subject();
    }

    private static Precedent sent(String ae, String station, String patientId, UUID project, @Nullable String subject) {
        return new Precedent(from(ae, station, patientId), new Target(project, "scans", subject, null));
    }

    private static Sample from(String ae, String station, String patientId) {
        return new Sample(ae, station, "", "", List.of(), patientId);
    }
}
