package org.naohai.collaboration;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Sign-in links: each works once, within a quarter of an hour.
@Service
public class Tickets {

    public static final Duration VALID = Duration.ofMinutes(15);

    private final JdbcClient jdbc;

    public Tickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public String issue(UUID personId) {
        jdbc.sql("delete from collaboration.ticket where expires_at < now()").update();
        var ticket = RandomToken.make("");
        jdbc.sql("""
                insert into collaboration.ticket (token_hash, person_id, expires_at)
                values (:hash, :person, now() + make_interval(secs => :valid))
                """)
                .param("hash", RandomToken.hash(ticket))
                .param("person", personId)
                .param("valid", VALID.toSeconds())
                .update();
        return ticket;
    }

    /// Whose it was; the second call finds nothing.
    public Optional<Person> redeem(String ticket) {
        return jdbc.sql("""
                with used as (
                    delete from collaboration.ticket
                    where token_hash = :hash
                    returning person_id, expires_at
                )
                select person_id, login, name, administrator
                from used
                join collaboration.person using (person_id)
                where active and expires_at > now()
                """)
                .param("hash", RandomToken.hash(ticket))
                .query(Rows::person)
                .optional();
    }
}
