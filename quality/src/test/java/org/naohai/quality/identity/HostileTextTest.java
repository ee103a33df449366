package org.naohai.quality.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Texts written to make a pattern hang are judged in seconds.
class HostileTextTest {

    @Test
    @Timeout(5)
    void a_blank_field_of_a_megabyte_is_judged_at_once() {
        var blank = " ".repeat(1_000_000);
        assertThat(SidecarIdentities.find(Map.of("PatientName", blank + "Wei"), "a.json", null))
                .hasSize(1);
        assertThat(SidecarIdentities.find(Map.of("PatientName", blank + "Anonymous\t"), "a.json", null))
                .isEmpty();
    }

    @Test
    @Timeout(20)
    void a_megabyte_of_streets_is_judged_in_seconds() {
        assertThat(Shapes.hasAddress("县村路".repeat(300_000))).isFalse();
        assertThat(Shapes.hasAddress("北京市海淀区中关村大街27号" + "县村路".repeat(300_000))).isTrue();
    }
}
