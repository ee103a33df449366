package org.naohai.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.Ids;

class ViewsTest {

    private final List<String> audited = new ArrayList<>();
    private final Hand hand = new Hand();
    private final Views views =
            new Views((action, object, details) -> audited.add(action + " " + object + " " + details.get("as")), hand);

    @Test
    void many_windows_of_one_hour_are_one_view_and_each_person_is_told_by_herself() {
        var first = Ids.next();
        for (int i = 0; i < 50; i++) {
            look(first, "recording:1", "signal");
        }
        look(first, "recording:1", "image");
        look(first, "recording:2", "signal");
        look(Ids.next(), "recording:1", "signal");
        assertThat(audited).hasSize(4);

        hand.now = hand.now.plus(Duration.ofMinutes(61));
        look(first, "recording:1", "signal");
        assertThat(audited).hasSize(5);
    }

    private void look(UUID person, String object, String how) {
        var actor = new Actor(person, "someone", false, new Reach(Set.of(), Set.of(), Set.of(), Set.of()), "trace");
        ScopedValue.where(Acting.WHO, actor).run(() -> views.seen("recording.view", object, how, () -> new UUID(0, 1)));
    }

    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
