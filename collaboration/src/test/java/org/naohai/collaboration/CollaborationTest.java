package org.naohai.collaboration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Text;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CollaborationTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE.dataSource(Role.APP)));
    private final JdbcClient jdbc =
            JdbcClient.create(((DataSourceTransactionManager) transactions.getTransactionManager()).getDataSource());
    private final StoredCollaboration collaboration = new StoredCollaboration(jdbc, transactions, event -> {});
    private final Accounts accounts = new Accounts(jdbc, transactions, event -> {});
    private final Sessions sessions = new Sessions(jdbc);
    private final AccessTokens tokens = new AccessTokens(jdbc);

    @Test
    void a_project_keeps_an_owner() {
        var institution = collaboration.addInstitution("CBH", new Text("儿童医院", "Children's hospital"));
        var project = collaboration.addProject("ADHD-KIDS", new Text("多动症儿童", "ADHD children"), institution.id());
        var li = accounts.add("li", "Li", "a long password", Accounts.Administrator.NO);
        var wu = accounts.add("wu", "Wu", "a long password", Accounts.Administrator.NO);
        collaboration.setMember(project.id(), li.id(), org.naohai.collaboration.Role.OWNER);
        collaboration.setMember(project.id(), wu.id(), org.naohai.collaboration.Role.READER);

        assertThatThrownBy(() -> collaboration.removeMember(project.id(), li.id()))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.problem().code()).isEqualTo("PROJECT_WITHOUT_OWNER"));
        assertThat(collaboration.findRole(li.id(), project.id())).contains(org.naohai.collaboration.Role.OWNER);
        assertThat(collaboration.findInstitution("儿童医院")).contains(institution);
        assertThat(collaboration.listMembers(project.id())).hasSize(2);
    }

    @Test
    void of_two_owners_who_remove_each_other_at_the_same_time_one_stays() throws Exception {
        var institution = collaboration.addInstitution("RACE", new Text("竞争", "Race"));
        var project = collaboration.addProject("RACE", new Text("竞争", "Race"), institution.id());
        var one = accounts.add("owner.one", "One", "a long password", Accounts.Administrator.NO);
        var two = accounts.add("owner.two", "Two", "a long password", Accounts.Administrator.NO);
        collaboration.setMember(project.id(), one.id(), org.naohai.collaboration.Role.OWNER);
        collaboration.setMember(project.id(), two.id(), org.naohai.collaboration.Role.OWNER);
        var reader = accounts.add("their.reader", "Reader", "a long password", Accounts.Administrator.NO);
        collaboration.setMember(project.id(), reader.id(), org.naohai.collaboration.Role.READER);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = transactions.execute(status -> {
                collaboration.removeMember(project.id(), one.id());
                var waiting = threads.submit(() -> collaboration.removeMember(project.id(), two.id()));
                assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                return waiting;
            });
            assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(Refused.class);
        }
        assertThat(collaboration.findRole(two.id(), project.id())).contains(org.naohai.collaboration.Role.OWNER);
    }

    @Test
    void what_ran_out_is_deleted_when_the_next_one_is_issued() {
        var person = accounts.add("tidy", "Tidy", "first password", Accounts.Administrator.NO);
        tokens.issue(person.id(), "old", Duration.ofDays(1));
        new Tickets(jdbc).issue(person.id());
        sessions.open(person.id());
        jdbc.sql("update collaboration.access_token set expires_at = now() - interval '31 days' where person_id = ?")
                .param(person.id())
                .update();
        jdbc.sql("update collaboration.ticket set expires_at = now() - interval '1 second' where person_id = ?")
                .param(person.id())
                .update();
        jdbc.sql("update collaboration.session set seen_at = now() - interval '13 hours' where person_id = ?")
                .param(person.id())
                .update();
        var next = accounts.add("next", "Next", "first password", Accounts.Administrator.NO);
        tokens.issue(next.id(), "new", Duration.ofDays(1));
        new Tickets(jdbc).issue(next.id());
        sessions.open(next.id());
        for (var table : new String[] {"access_token", "ticket", "session"}) {
            assertThat(jdbc.sql("select count(*) from collaboration." + table + " where person_id = ?")
                            .param(person.id())
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void a_key_is_given_once_and_a_bad_one_never() {
        collaboration.addInstitution("TWICE", new Text("甲", "A"));
        assertThatThrownBy(() -> collaboration.addInstitution("TWICE", new Text("乙", "B")))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.kind()).isEqualTo(Refused.Kind.CONFLICT));
        assertThatThrownBy(() -> collaboration.addInstitution("no spaces", new Text("乙", "B")))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.kind()).isEqualTo(Refused.Kind.INVALID));
    }

    @Test
    void only_the_right_password_signs_in_and_a_new_one_ends_the_sessions() {
        var person = accounts.add("zhao", "Zhao", "first password", Accounts.Administrator.NO);
        assertThat(accounts.check("zhao", "first password")).contains(person);
        assertThat(accounts.check("zhao", "first passwork")).isEmpty();
        assertThat(accounts.check("nobody", "first password")).isEmpty();
        var token = sessions.open(person.id());
        assertThat(sessions.find(token)).contains(person);
        accounts.setPassword(person.id(), "second password");
        assertThat(sessions.find(token)).isEmpty();
        assertThat(accounts.check("zhao", "first password")).isEmpty();
        assertThat(jdbc.sql("select password_hash from collaboration.account where person_id = ?")
                        .param(person.id())
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void a_reset_ends_whatever_was_issued_to_the_person() {
        var person = accounts.add("lost", "Lost", "first password", Accounts.Administrator.NO);
        var session = sessions.open(person.id());
        var ticket = new Tickets(jdbc).issue(person.id());
        var token = tokens.issue(person.id(), "script", Duration.ofDays(1)).token();
        accounts.resetPassword(person.id(), "second password");
        assertThat(sessions.find(session)).isEmpty();
        assertThat(new Tickets(jdbc).redeem(ticket)).isEmpty();
        assertThat(tokens.find(token)).isEmpty();
        assertThat(accounts.check("lost", "second password")).contains(person);
    }

    @Test
    void sessions_end_by_idling_and_by_age() {
        var person = accounts.add("qian", "Qian", "first password", Accounts.Administrator.NO);
        var idle = sessions.open(person.id());
        jdbc.sql("update collaboration.session set seen_at = now() - interval '13 hours'")
                .update();
        assertThat(sessions.find(idle)).isEmpty();
        var old = sessions.open(person.id());
        jdbc.sql("update collaboration.session set expires_at = now() - interval '1 second'")
                .update();
        assertThat(sessions.find(old)).isEmpty();
    }

    @Test
    void a_ticket_works_once() {
        var person = accounts.add("sun", "Sun", "first password", Accounts.Administrator.YES);
        var tickets = new Tickets(jdbc);
        var ticket = tickets.issue(person.id());
        assertThat(tickets.redeem(ticket)).contains(person);
        assertThat(tickets.redeem(ticket)).isEmpty();
    }

    @Test
    void a_token_is_kept_as_a_hash_and_ends_when_revoked() {
        var person = accounts.add("zhou", "Zhou", "first password", Accounts.Administrator.NO);
        var issued = tokens.issue(person.id(), "script", Duration.ofDays(1));
        assertThat(issued.token()).startsWith("nh_");
        assertThat(tokens.find(issued.token())).contains(person);
        assertThat(tokens.find("nh_guess")).isEmpty();
        assertThat(tokens.list(person.id()).getFirst().lastUsedAt()).isNotNull();
        tokens.revoke(person.id(), issued.about().id());
        assertThat(tokens.find(issued.token())).isEmpty();
    }
}
