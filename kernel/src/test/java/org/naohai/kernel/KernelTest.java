package org.naohai.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KernelTest {

    @Test
    void ids_are_of_version_seven_and_carry_their_time() {
        long before = System.currentTimeMillis();
        var id = Ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void no_two_ids_are_the_same() {
        var ids = new HashSet<UUID>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(Ids.next());
        }
        assertThat(ids).hasSize(10_000);
    }

    @Test
    void the_worst_problem_makes_the_verdict() {
        var info = Problem.info("A", null, null, "", "");
        var warning = Problem.warning("B", null, null, "", "");
        var error = Problem.error("C", null, null, "", "");
        assertThat(Verdict.of(List.of())).isEqualTo(Verdict.PASSED);
        assertThat(Verdict.of(List.of(info))).isEqualTo(Verdict.PASSED);
        assertThat(Verdict.of(List.of(warning, info))).isEqualTo(Verdict.WARNED);
        assertThat(Verdict.of(List.of(info, error, warning))).isEqualTo(Verdict.REJECTED);
    }

    @Test
    void what_a_problem_quotes_is_short() {
        var problem = Problem.error("A", null, null, "x".repeat(1_000_000), "y");
        assertThat(problem.found()).hasSize(300).endsWith("…");
    }

    @Test
    void a_text_is_read_in_the_readers_language_and_in_english_by_all_others() {
        var text = new Text("脑", "brain");
        assertThat(text.in(Locale.forLanguageTag("zh-Hant-TW"))).isEqualTo("脑");
        assertThat(text.in(Locale.FRENCH)).isEqualTo("brain");
    }
}
