package org.naohai.viewer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTicketsTest {

    private static final String HASH = "ab".repeat(32);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T08:00:00Z"));
    private final ViewTickets tickets = of(1);

    private ViewTickets of(int key) {
        var bytes = new byte[32];
        bytes[0] = (byte) key;
        return new ViewTickets(new SecretKeySpec(bytes, "AES"), clock());
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    @Test
    void a_ticket_opens_its_own_scope_for_five_minutes() {
        var ticket = tickets.ofScope(7);
        assertThat(tickets.opensScope(ticket, 7)).isTrue();
        assertThat(tickets.opensScope(ticket, 8)).isFalse();
        assertThat(tickets.opensViews(ticket, 7, HASH)).isFalse();
        assertThat(of(2).opensScope(ticket, 7)).isFalse();
        now.set(now.get().plusSeconds(299));
        assertThat(tickets.opensScope(ticket, 7)).isTrue();
        now.set(now.get().plusSeconds(1));
        assertThat(tickets.opensScope(ticket, 7)).isFalse();
    }

    @Test
    void a_signature_opens_one_derivation() {
        var ticket = tickets.ofViews(7, HASH);
        assertThat(tickets.opensViews(ticket, 7, HASH)).isTrue();
        assertThat(tickets.opensViews(ticket, 7, "cd".repeat(32))).isFalse();
        assertThat(tickets.opensViews(ticket, 8, HASH)).isFalse();
        assertThat(tickets.opensScope(ticket, 7)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.", "99999999999.", "9999999999999999999.x", "-1.x", "4102444800.AAAA", "x.y"})
    void what_is_no_ticket_opens_nothing(String ticket) {
        assertThat(tickets.opensScope(ticket, 7)).isFalse();
    }
}
