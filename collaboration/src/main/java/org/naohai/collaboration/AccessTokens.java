package org.naohai.collaboration;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Personal access tokens for programs (`Authorization: Bearer nh_…`): what their person may do, they may do.
@Service
public class AccessTokens {

    public static final String PREFIX = "nh_";
    public static final Duration USUAL = Duration.ofDays(90);
    private static final Duration LONGEST = Duration.ofDays(366);

    /// An expired token is listed for so long, for whoever asks why a program is turned away.
    private static final Duration EXPIRED_KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;

    public AccessTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What may be shown of a token.
    public record AccessToken(
            UUID id,
            String name,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /// The token itself is shown this once.
    public record Issued(String token, AccessToken about) {}

    public Issued issue(UUID personId, String name, Duration valid) {
        if (valid.isNegative() || valid.isZero() || valid.compareTo(LONGEST) > 0) {
            throw Refused.of(
                    Refused.Kind.INVALID, "TOKEN_EXPIRY", "expiresAt", valid.toDays() + " days", "1 to 366 days");
        }
        jdbc.sql("delete from collaboration.access_token where expires_at < now() - make_interval(secs => :kept)")
                .param("kept", EXPIRED_KEPT.toSeconds())
                .update();
        var token = RandomToken.make(PREFIX);
        var id = Ids.next();
        jdbc.sql("""
                insert into collaboration.access_token (token_id, person_id, name, token_hash, expires_at)
                values (:id, :person, :name, :hash, now() + make_interval(secs => :valid))
                """)
                .param("id", id)
                .param("person", personId)
                .param("name", name.isBlank() ? "token" : name.strip())
                .param("hash", RandomToken.hash(token))
                .param("valid", valid.toSeconds())
                .update();
        var about = list(personId).stream().filter(one -> one.id().equals(id)).findFirst();
        return new Issued(token, about.orElseThrow());
    }

    public List<AccessToken> list(UUID personId) {
        return jdbc.sql("""
                select token_id, name, made_at, expires_at, used_at
                from collaboration.access_token
                where person_id = :person
                order by made_at desc, token_id desc
                """)
                .param("person", personId)
                .query((row, number) -> new AccessToken(
                        row.getObject("token_id", UUID.class),
                        row.getString("name"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("used_at", OffsetDateTime.class))))
                .list();
    }

    public void revoke(UUID personId, UUID tokenId) {
        int revoked =
                jdbc.sql("""
                delete from collaboration.access_token
                where token_id = :id and person_id = :person
                """).param("id", tokenId).param("person", personId).update();
        if (revoked == 0) {
            throw Refused.notFound("token");
        }
    }

    /// Whose token it is; notes at most once a minute that it was used.
    public Optional<Person> find(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var hash = RandomToken.hash(token);
        var user = jdbc.sql("""
                select person_id, login, person.name, administrator,
                    used_at is null or used_at < now() - interval '1 minute' as unsaid
                from collaboration.access_token
                join collaboration.person using (person_id)
                where token_hash = :hash and active and expires_at > now()
                """)
                .param("hash", hash)
                .query((row, number) -> new User(Rows.person(row, number), row.getBoolean("unsaid")))
                .optional();
        if (user.isPresent() && user.get().unsaid()) {
            jdbc.sql("""
                    update collaboration.access_token
                    set used_at = now()
                    where token_hash = :hash
                    """).param("hash", hash).update();
        }
        return user.map(User::person);
    }

    /// - **unsaid** whether its use is still to be noted
    private record User(Person person, boolean unsaid) {}

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
