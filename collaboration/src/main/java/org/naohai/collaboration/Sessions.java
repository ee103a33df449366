package org.naohai.collaboration;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Browsers that are signed in. A session ends after a time without a request, and in any case after a longest time.
@Service
public class Sessions {

    public static final Duration IDLE = Duration.ofHours(12);
    public static final Duration LONGEST = Duration.ofDays(7);

    private final JdbcClient jdbc;

    public Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The token for the cookie; nobody is shown it again.
    public String open(UUID personId) {
        var token = RandomToken.make("");
        jdbc.sql("""
                insert into collaboration.session (token_hash, person_id, expires_at)
                values (:hash, :person, now() + make_interval(secs => :longest))
                """)
                .param("hash", RandomToken.hash(token))
                .param("person", personId)
                .param("longest", LONGEST.toSeconds())
                .update();
        jdbc.sql("""
                delete from collaboration.session
                where expires_at < now() or seen_at < now() - make_interval(secs => :idle)
                """).param("idle", IDLE.toSeconds()).update();
        return token;
    }

    /// Who is signed in; notes at most once a minute that the session is in use.
    public Optional<Person> find(String token) {
        var hash = RandomToken.hash(token);
        var person = jdbc.sql("""
                select person_id, login, name, administrator
                from collaboration.session
                join collaboration.person using (person_id)
                where token_hash = :hash and active
                  and expires_at > now()
                  and seen_at > now() - make_interval(secs => :idle)
                """)
                .param("hash", hash)
                .param("idle", IDLE.toSeconds())
                .query(Rows::person)
                .optional();
        if (person.isPresent()) {
            jdbc.sql("""
                    update collaboration.session
                    set seen_at = now()
                    where token_hash = :hash and seen_at < now() - interval '1 minute'
                    """).param("hash", hash).update();
        }
        return person;
    }

    public void close(String token) {
        jdbc.sql("delete from collaboration.session where token_hash = :hash")
                .param("hash", RandomToken.hash(token))
                .update();
    }
}
