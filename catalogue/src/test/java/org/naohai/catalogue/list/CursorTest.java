package org.naohai.catalogue.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.Refused;

class CursorTest {

    private static final Cursor START = Cursor.newest("datasets");

    @Test
    void a_cursor_survives_the_way_to_the_caller_and_back() {
        var cursor = Cursor.at("datasets", Instant.parse("2026-11-22T10:00:00.123456Z"), UUID.randomUUID());

        assertThat(Cursor.parse(cursor.encoded(), START)).isEqualTo(cursor);
    }

    @Test
    void what_the_list_did_not_hand_out_is_refused() {
        var other = Cursor.first("subjects").encoded();
        var mangled = Cursor.at("datasets", Instant.now(), UUID.randomUUID())
                .encoded()
                .substring(1);

        for (var text : new String[] {other, mangled, "x", "%%%", "'; drop table", "AAAA"}) {
            assertThatThrownBy(() -> Cursor.parse(text, START)).isInstanceOf(Refused.class);
        }
    }
}
