package org.naohai.acquisition.dicom.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

    @Test
    void stars_and_question_marks_cover_the_whole_value_whatever_the_case() {
        assertThat(groups("ADHD*", "adhd0012")).containsExactly("0012");
        assertThat(groups("*-*", "PILOT-07")).containsExactly("PILOT", "07");
        assertThat(groups("MR?", "mr1")).isEmpty();
        assertThat(matches("MR?", "MR12")).isFalse();
        assertThat(matches("MR", "AMR")).isFalse();
        assertThat(matches("a.b", "axb")).isFalse();
        assertThat(matches("(x)[1]", "(X)[1]")).isTrue();
    }

    @Test
    void full_width_and_half_width_are_the_same() {
        assertThat(matches("北大六院（本部）*", "北大六院(本部) MR")).isTrue();
        assertThat(groups("ADHD*", "ＡＤＨＤ００１")).containsExactly("001");
    }

    @Test
    void expressions_hand_out_their_groups() {
        assertThat(groups("re:ADHD[-_]?(\\d{3,4})(?:_v([12]))?", "ADHD-0012_V2"))
                .containsExactly("0012", "2");
        assertThat(groups("re:ADHD[-_]?(\\d{3,4})(?:_v([12]))?", "adhd0012")).containsExactly("0012", "");
        assertThat(groups("re:(a+)(a*)", "aaa")).containsExactly("aaa", "");
        assertThat(matches("re:[^\\d-]+", "ab_c")).isTrue();
        assertThat(matches("re:[^\\d-]+", "ab-c")).isFalse();
        assertThat(matches("re:t1|t2", "T2")).isTrue();
        assertThat(matches("re:t1|t2", "T2w")).isFalse();
        assertThat(matches("re:", "")).isTrue();
    }

    @Test
    void expressions_agree_with_the_platform_on_what_both_read() {
        var texts = List.of("", "a", "b", "ab", "aab", "abab", "aabb", "ba", "12", "a1", "a12b", "A", "-a", "a-");
        for (var expression : List.of(
                "a*",
                "(a|b)*",
                "(ab)+",
                "a{2}b?",
                "a{0,2}b{1,}",
                "[a-b]{2,4}",
                "\\w*\\d",
                "(a|ab)(b|)",
                "-?a",
                "a.*b",
                "(a*)*b",
                "[^b]*",
                "(?:a|b){2}")) {
            var ours = TextPattern.of("re:" + expression);
            var theirs = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
            for (var text : texts) {
                var matcher = theirs.matcher(text);
                assertThat(ours.match(text).isPresent())
                        .as(expression + " on " + text)
                        .isEqualTo(matcher.matches());
                if (matcher.matches()
                        && matcher.groupCount() > 0
                        && !expression.contains(")*")
                        && !expression.contains(")+")) {
                    assertThat(ours.match(text).orElseThrow().getFirst())
                            .as(expression + " on " + text)
                            .isEqualTo(matcher.group(1));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "re:(",
                "re:)",
                "re:[a",
                "re:a**b(",
                "re:*",
                "re:a{3,2}",
                "re:\\",
                "re:(?=a)",
                "re:a++",
                "re:\\1",
                "re:[z-a]",
                "re:(((((a{60}){60}){60}){60}){60})",
                "re:(?:(?:(?:(?:){64}){64}){64}){64}"
            })
    void what_is_not_of_the_syntax_is_refused(String pattern) {
        assertThatThrownBy(() -> TextPattern.of(pattern)).isInstanceOf(PatternRefused.class);
    }

    @Test
    void words_are_of_every_script() {
        assertThat(groups("re:(\\w+)-([\\w.]+)", "张三丰_2-é.ab")).containsExactly("张三丰_2", "é.ab");
        assertThat(matches("re:\\W", "张")).isFalse();
        assertThat(matches("re:\\p{Han}{2}", "张三")).isTrue();
    }

    @Test
    void counts_beside_each_other_do_not_multiply() {
        assertThat(matches("re:\\d{8}_\\d{6}_\\d{4}_\\d{3}_\\d{8}", "20260501_123456_0001_002_12345678"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "re:(a*)*b",
                "re:(a|a)*b",
                "re:(a|aa)+b",
                "re:(.*)(.*)(.*)(.*)(.*)(.*)(.*)b",
                "re:((a*)*)*b",
                "re:(a?){60}a{60}",
                "re:(.*a){20}b",
                "*a*a*a*a*a*a*a*a*a*a*a*a*b"
            })
    void a_hostile_pattern_ends_soon(String pattern) {
        var compiled = TextPattern.of(pattern);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            for (int i = 0; i < 20; i++) {
                assertThat(compiled.match("a".repeat(20_000))).isEmpty();
            }
        });
    }

    @Test
    void what_is_long_in_half_width_is_too_long() {
        assertThatThrownBy(() -> TextPattern.of("re:(?:" + "ﷺ".repeat(180) + "){1000}"))
                .isInstanceOf(PatternRefused.class);
        assertThatThrownBy(() -> TextPattern.of("ﷺ".repeat(20))).isInstanceOf(PatternRefused.class);
    }

    @Test
    void a_pattern_knows_whether_it_says_anything() {
        assertThat(TextPattern.of("*").matchesAll()).isTrue();
        assertThat(TextPattern.of("re:.*").matchesAll()).isTrue();
        assertThat(TextPattern.of("**").matchesAll()).isTrue();
        assertThat(TextPattern.of("A*").matchesAll()).isFalse();
        assertThat(TextPattern.of("0012345").isLiteral()).isTrue();
        assertThat(TextPattern.of("re:00\\-12").isLiteral()).isTrue();
        assertThat(TextPattern.of("re:(0012345)").isLiteral()).isTrue();
        assertThat(TextPattern.of("re:(?:00)12{2}\\.").isLiteral()).isTrue();
        assertThat(TextPattern.of("re:\\Q1.2\\E\\(3").isLiteral()).isTrue();
        assertThat(TextPattern.of("re:12\\-?").isLiteral()).isFalse();
        assertThat(TextPattern.of("00*").isLiteral()).isFalse();
        assertThat(TextPattern.of("re:00[12]").isLiteral()).isFalse();
        assertThat(TextPattern.of("re:001?").isLiteral()).isFalse();
        assertThat(TextPattern.of("re:001{1,2}").isLiteral()).isFalse();
        assertThat(TextPattern.of("re:001|002").isLiteral()).isFalse();
        assertThat(TextPattern.of("re:\\d{4}").isLiteral()).isFalse();
    }

    private static boolean matches(String pattern, String value) {
        return TextPattern.of(pattern).match(value).isPresent();
    }

    private static List<String> groups(String pattern, String value) {
        return TextPattern.of(pattern).match(value).orElseThrow();
    }
}
