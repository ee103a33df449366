package org.naohai.acquisition.dicom.deidentify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.dicom.deidentify.ProfileController.ProfileBody;
import org.naohai.acquisition.dicom.route.DicomAccess;
import org.naohai.acquisition.support.Workshop;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Role;
import org.naohai.governance.Acting;
import org.naohai.governance.Actor;
import org.naohai.governance.AuditLog;
import org.naohai.governance.Reach;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ProfileControllerTest {

    private static final Reach NOTHING = new Reach(Set.of(), Set.of(), Set.of(), Set.of());
    private static final List<String> SOME = List.of("clean_descriptors");

    @TempDir
    private Path data;

    private Workshop workshop;
    private ProfileController controller;

    @BeforeEach
    void start() {
        workshop = new Workshop(data);
        controller = new ProfileController(
                workshop.get(DicomAccess.class),
                workshop.get(Profiles.class),
                workshop.get(Deidentifier.class),
                workshop.get(AuditLog.class),
                workshop.get(TransactionTemplate.class));
    }

    @AfterEach
    void stop() {
        workshop.close();
    }

    @Test
    void originals_are_kept_once_an_owner_says_so() throws Exception {
        var owner = person("owner", Role.OWNER);
        assertThat(as(owner, () -> controller.get("KIDS")).keepOriginals()).isFalse();

        var said = as(owner, () -> controller.put("KIDS", new ProfileBody(SOME, true)));
        assertThat(said.keepOriginals()).isTrue();
        assertThat(workshop.get(Profiles.class).keeps(workshop.project)).isTrue();
        assertThat(workshop.audited).contains("dicom.profile");

        var unsaid = as(owner, () -> controller.put("KIDS", new ProfileBody(List.of(), null)));
        assertThat(unsaid.options()).isEmpty();
        assertThat(unsaid.keepOriginals()).isTrue();
        assertThat(as(owner, () -> controller.put("KIDS", new ProfileBody(SOME, false)))
                        .keepOriginals())
                .isFalse();
    }

    @Test
    void a_contributor_reads_and_a_reader_finds_nothing() throws Exception {
        person("owner", Role.OWNER);
        var contributor = person("contributor", Role.CONTRIBUTOR);
        assertThat(as(contributor, () -> controller.get("KIDS")).mine()).isFalse();
        assertThat(refused(contributor, () -> controller.put("KIDS", new ProfileBody(SOME, true))))
                .isEqualTo("DICOM_PROFILE_NOT_OWNED");
        assertThat(refused(person("reader", Role.READER), () -> controller.get("KIDS")))
                .isEqualTo("NOT_FOUND");
    }

    private Actor person(String login, Role role) {
        var id = Ids.next();
        workshop.get(JdbcClient.class)
                .sql("insert into collaboration.person (person_id, login, name) values (:id, :login, :login)")
                .param("id", id)
                .param("login", login)
                .update();
        workshop.get(Collaboration.class).setMember(workshop.project, id, role);
        return new Actor(id, login, false, NOTHING, "trace");
    }

    private static String refused(Actor actor, Callable<?> asked) {
        return catchThrowableOfType(Refused.class, () -> as(actor, asked))
                .problem()
                .code();
    }

    private static <T> T as(Actor actor, Callable<T> asked) throws Exception {
        return ScopedValue.where(Acting.WHO, actor).call(asked::call);
    }
}
