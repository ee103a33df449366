package org.naohai.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.naohai.collaboration.Role;
import org.naohai.governance.Access.Action;
import org.naohai.kernel.Domain;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The list through row-level security == every row where [Access#decide] says yes.
class AccessProperties {

    private static final Fixture FIXTURE = withRows();
    private static final List<UUID> PROJECTS =
            List.of(FIXTURE.project("P1"), FIXTURE.project("P2"), FIXTURE.project("P3"));
    private static final List<UUID> DATASETS = List.of(UUID.randomUUID(), UUID.randomUUID());
    private static int number;

    @Property(tries = 12)
    void list_equals_every_row_where_decide_says_yes(@ForAll long seed) {
        var random = new Random(seed);
        var people = somePeople(random);
        for (int i = 0; i < 12; i++) {
            addRow(someScope(random));
        }
        for (var person : people) {
            assertListsAgree(person);
        }
        changeSomeRoles(people, random);
        changeSomeGrants(people, random);
        for (var person : people) {
            assertListsAgree(person);
        }
    }

    private static void assertListsAgree(UUID person) {
        var reach = FIXTURE.access.reach(person);
        assertThat(reach.read()).containsAll(reach.contribute());
        assertThat(reach.contribute()).containsAll(reach.own());
        assertThat(reach.discover()).containsAll(reach.read());
        var actor = new Actor(person, "p", false, reach, "trace");
        var listed = ScopedValue.where(Acting.WHO, actor).call(() -> rows(FIXTURE.jdbc));
        assertThat(listed).isEqualTo(decided(person, Action.DISCOVER));
        assertThat(scopesOf(reach.read())).isEqualTo(scopesDecided(person, Action.READ));
        assertThat(scopesOf(reach.contribute())).isEqualTo(scopesDecided(person, Action.CONTRIBUTE));
        assertThat(scopesOf(reach.own())).isEqualTo(scopesDecided(person, Action.OWN));
    }

    private static Set<Long> rows(JdbcClient jdbc) {
        return new HashSet<>(jdbc.sql("select row_id from public_test.thing")
                .query(Long.class)
                .list());
    }

    private static Set<Long> decided(UUID person, Action action) {
        var all = JdbcClient.create(FIXTURE.worker)
                .sql("select row_id, scope_id from public_test.thing")
                .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
                .list();
        var allowed = new HashSet<Long>();
        var decisions = scopesDecided(person, action);
        for (var row : all) {
            if (decisions.contains(FIXTURE.scopes.get((int) row[1]))) {
                allowed.add(row[0]);
            }
        }
        return allowed;
    }

    private static Set<ScopeKey> scopesOf(Set<Integer> ids) {
        var keys = new HashSet<ScopeKey>();
        ids.forEach(id -> keys.add(FIXTURE.scopes.get(id)));
        return keys;
    }

    private static Set<ScopeKey> scopesDecided(UUID person, Action action) {
        var keys = new HashSet<ScopeKey>();
        for (var key : FIXTURE.scopes.all().keySet()) {
            if (FIXTURE.access.decide(person, action, key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static List<UUID> somePeople(Random random) {
        var people = new ArrayList<UUID>();
        for (int i = 0; i < 2; i++) {
            people.add(FIXTURE.person("p" + number++));
        }
        changeSomeRoles(people, random);
        changeSomeGrants(people, random);
        return people;
    }

    private static void changeSomeRoles(List<UUID> people, Random random) {
        var owner = FIXTURE.person("owner" + number++);
        for (var project : PROJECTS) {
            FIXTURE.collaboration.setMember(project, owner, Role.OWNER);
            for (var person : people) {
                @Nullable Role role = random.nextInt(3) == 0 ? null : Role.values()[random.nextInt(3)];
                if (role != null) {
                    FIXTURE.collaboration.setMember(project, person, role);
                } else if (FIXTURE.collaboration.findRole(person, project).isPresent()) {
                    FIXTURE.collaboration.removeMember(project, person);
                }
            }
        }
    }

    private static ScopeKey someScope(Random random) {
        var domain = random.nextInt(3) == 0 ? null : Domain.values()[random.nextInt(5)];
        var level = AccessLevel.values()[random.nextInt(4)];
        boolean identifying = random.nextInt(4) == 0;
        var dataset = level == AccessLevel.CONTROLLED && random.nextBoolean() ? someDataset(random) : null;
        return new ScopeKey(PROJECTS.get(random.nextInt(3)), level, domain, identifying, dataset);
    }

    private static UUID someDataset(Random random) {
        return DATASETS.get(random.nextInt(DATASETS.size()));
    }

    private static void changeSomeGrants(List<UUID> people, Random random) {
        for (var person : people) {
            var dataset = someDataset(random);
            if (random.nextBoolean()) {
                FIXTURE.grants.add(dataset, PROJECTS.getFirst(), person, "study", person);
            } else {
                FIXTURE.grants.revoke(dataset, person);
            }
        }
    }

    private static void addRow(ScopeKey key) {
        JdbcClient.create(FIXTURE.worker)
                .sql("insert into public_test.thing (scope_id) values (?)")
                .param(FIXTURE.scopes.intern(key))
                .update();
    }

    private static Fixture withRows() {
        var fixture = new Fixture();
        fixture.database.jdbc(org.naohai.postgres.Role.OWNER).sql("""
                create schema public_test;
                create table public_test.thing (
                    row_id bigint generated always as identity primary key, scope_id int not null);
                alter table public_test.thing enable row level security;
                alter table public_test.thing force row level security;
                create policy mine on public_test.thing to naohai_app
                    using (scope_id = any ((select current_setting('naohai.discover', true))::int[]));
                create policy all_rows on public_test.thing to naohai_worker using (true);
                grant usage on schema public_test to naohai_app, naohai_worker;
                grant select on public_test.thing to naohai_app;
                grant select, insert on public_test.thing to naohai_worker;
                """).update();
        return fixture;
    }
}
