package org.naohai.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.Domain;
import org.naohai.kernel.Ids;

class GrantsTest {

    private static final Fixture FIXTURE = new Fixture();
    private static final UUID PROJECT = FIXTURE.project("GRANTS");
    private static final UUID DATASET = Ids.next();
    private static final UUID OTHER = Ids.next();

    @Test
    void a_grant_opens_one_controlled_dataset_for_reading_and_its_end_closes_it() {
        var person = FIXTURE.person("granted");
        var scope = new ScopeKey(PROJECT, AccessLevel.CONTROLLED, Domain.IMAGING, false, DATASET);
        var other = new ScopeKey(PROJECT, AccessLevel.CONTROLLED, Domain.IMAGING, false, OTHER);
        int id = FIXTURE.scopes.intern(scope);
        int otherId = FIXTURE.scopes.intern(other);
        assertThat(FIXTURE.access.reach(person).discover()).doesNotContain(id, otherId);
        FIXTURE.grants.add(DATASET, PROJECT, person, "study", person);
        assertThat(FIXTURE.access.reach(person).read()).contains(id).doesNotContain(otherId);
        assertThat(FIXTURE.access.reach(person).contribute()).doesNotContain(id);
        FIXTURE.grants.revoke(DATASET, person);
        assertThat(FIXTURE.access.reach(person).discover()).doesNotContain(id);
    }
}
