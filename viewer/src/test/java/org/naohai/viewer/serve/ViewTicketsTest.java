package org.naohai.viewer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTicketsTest {

    private static final String HASH = "ab".repeat(32);
    private static final UUID RECORDING = new UUID(1, 2);

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
    void a_ticket_opens_what_was_derived_from_one_recording_for_five_minutes() {
        var ticket = tickets.of(RECORDING, HASH);
        assertThat(tickets.opens(ticket, RECORDING, HASH)).isTrue();
        assertThat(tickets.opens(ticket, new UUID(1, 3), HASH)).isFalse();
        assertThat(tickets.opens(ticket, RECORDING, "cd".repeat(32))).isFalse();
        assertThat(of(2).opens(ticket, RECORDING, HASH)).isFalse();
        now.set(now.get().plusSeconds(299));
        assertThat(tickets.opens(ticket, RECORDING, HASH)).isTrue();
        now.set(now.get().plusSeconds(1));
        assertThat(tickets.opens(ticket, RECORDING, HASH)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "1.", "99999999999.", "9999999999999999999.x", "-1.x", "4102444800.AAAA", "x.y"})
    void what_is_no_ticket_opens_nothing(String ticket) {
        assertThat(tickets.opens(ticket, RECORDING, HASH)).isFalse();
    }
}
