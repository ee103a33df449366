package org.naohai.collaboration;

import java.util.Optional;
import java.util.UUID;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Local accounts. Passwords are kept as Argon2id (19 MiB, 2 passes, 1 lane: OWASP Password Storage Cheat Sheet).
@Service
public class Accounts {

    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final String nobodysHash = encoder.encode(RandomToken.make(""));
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    public Accounts(JdbcClient jdbc, TransactionTemplate transactions, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.events = events;
    }

    /// Takes as long for an unknown login as for a wrong password.
    public Optional<Person> check(String login, String password) {
        var found = findHash(login);
        boolean right =
                encoder.matches(clipped(password), found.map(Hashed::hash).orElse(nobodysHash));
        return found.filter(hashed -> right).map(Hashed::person);
    }

    public Person add(String login, String name, String password, Administrator administrator) {
        requireStrong(password);
        var person = new Person(Ids.next(), login, name, administrator == Administrator.YES);
        var hash = encoder.encode(password);
        try {
            transactions.executeWithoutResult(status -> {
                insert(person);
                setHash(person.id(), hash);
                events.publishEvent(new PeopleChanged());
            });
        } catch (DuplicateKeyException e) {
            throw Refused.of(
                    Refused.Kind.CONFLICT, "NAME_TAKEN", "login", Problem.quoted(login), "a login not yet in use");
        } catch (DataIntegrityViolationException e) {
            throw Refused.of(
                    Refused.Kind.INVALID,
                    "LOGIN_NOT_ALLOWED",
                    "login",
                    Problem.quoted(login),
                    "a-z, 0-9, . _ and -, up to 64");
        }
        return person;
    }

    /// Sets a password and ends every session of that person.
    public void setPassword(UUID personId, String password) {
        requireStrong(password);
        var hash = encoder.encode(password);
        transactions.executeWithoutResult(status -> {
            setHash(personId, hash);
            jdbc.sql("delete from collaboration.session where person_id = :person")
                    .param("person", personId)
                    .update();
        });
    }

    /// Sets a password for somebody whose account may be in other hands: sessions, sign-in links and access tokens end.
    public void resetPassword(UUID personId, String password) {
        transactions.executeWithoutResult(status -> {
            setPassword(personId, password);
            jdbc.sql("delete from collaboration.ticket where person_id = :person")
                    .param("person", personId)
                    .update();
            jdbc.sql("delete from collaboration.access_token where person_id = :person")
                    .param("person", personId)
                    .update();
        });
    }

    /// Whether somebody can administer this installation already.
    public boolean anyAdministrator() {
        return jdbc.sql("select exists (select 1 from collaboration.person where administrator and active)")
                .query(Boolean.class)
                .single();
    }

    /// Whether the new person runs the installation.
    public enum Administrator {
        YES,
        NO
    }

    private record Hashed(Person person, String hash) {}

    private Optional<Hashed> findHash(String login) {
        return jdbc.sql("""
                select person_id, login, name, administrator, password_hash
                from collaboration.person
                join collaboration.account using (person_id)
                where login = lower(:login) and active
                """)
                .param("login", login)
                .query((row, number) -> new Hashed(Rows.person(row, number), row.getString("password_hash")))
                .optional();
    }

    private void insert(Person person) {
        jdbc.sql("""
                insert into collaboration.person (person_id, login, name, administrator)
                values (:id, :login, :name, :administrator)
                """)
                .param("id", person.id())
                .param("login", person.login())
                .param("name", person.name())
                .param("administrator", person.administrator())
                .update();
    }

    private void setHash(UUID personId, String hash) {
        jdbc.sql("""
                insert into collaboration.account (person_id, password_hash)
                values (:person, :hash)
                on conflict (person_id) do update set password_hash = excluded.password_hash, changed_at = now()
                """).param("person", personId).param("hash", hash).update();
    }

    private static void requireStrong(String password) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw Refused.of(
                    Refused.Kind.INVALID,
                    "PASSWORD_LENGTH",
                    "password",
                    password.length() + " characters",
                    SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters");
        }
    }

    private static String clipped(String password) {
        return password.substring(0, Math.min(password.length(), LONGEST_PASSWORD + 1));
    }
}
