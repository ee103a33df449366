package org.naohai.acquisition.dicom.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.route.CompiledRule.Outcome;
import org.naohai.acquisition.dicom.route.Rule.Patterns;

class CompiledRuleTest {

    private static final UUID PROJECT = UUID.fromString("01a20491-f930-7bd9-9dc6-a8e3a931ab94");
    private static final Sample SAMPLE =
            new Sample("MR1", "PRISMA", "北京大学第六医院", "Brain^ADHD", List.of("t1_mprage", "T1 sag"), "ADHD-0012_2");

    @Test
    void all_patterns_have_to_match_and_groups_make_the_labels() {
        var rule = rule(new Patterns("MR?", "prisma", "*第六医院", "*adhd*", "t1*", "ADHD-*_*"), "sub-$1", "$2");
        assertThat(rule.outcome(SAMPLE)).isEqualTo(new Outcome.Matched(new Target(PROJECT, "scans", "sub-0012", "2")));
    }

    @Test
    void the_first_pattern_that_differs_is_named() {
        assertThat(rule(new Patterns("MR1", "SKYRA", null, null, null, "x"), "auto", "auto")
                        .outcome(SAMPLE))
                .isEqualTo(new Outcome.Differs("station"));
        assertThat(rule(new Patterns(null, null, null, null, "ep2d*", null), "auto", "auto")
                        .outcome(SAMPLE))
                .isEqualTo(new Outcome.Differs("protocol"));
    }

    @Test
    void auto_leaves_pseudonym_and_number_to_the_archive() {
        assertThat(rule(new Patterns("MR1", null, null, null, null, null), "auto", "auto")
                        .outcome(SAMPLE))
                .isEqualTo(new Outcome.Matched(new Target(PROJECT, "scans", null, null)));
        assertThat(rule(new Patterns("MR1", null, null, null, null, null), "sub-pilot", "01")
                        .outcome(SAMPLE))
                .isEqualTo(new Outcome.Matched(new Target(PROJECT, "scans", "sub-pilot", "01")));
    }

    @Test
    void letters_and_digits_of_a_group_are_taken_and_nothing_else() {
        var rule = rule(new Patterns(null, null, null, null, null, "ADHD*"), "sub-$1", "auto");
        assertThat(rule.outcome(SAMPLE))
                .isEqualTo(new Outcome.Matched(new Target(PROJECT, "scans", "sub-00122", null)));
        assertThat(rule.outcome(of("ADHD../../etc")))
                .isEqualTo(new Outcome.Matched(new Target(PROJECT, "scans", "sub-etc", null)));
    }

    @Test
    void what_makes_no_label_or_a_number_of_a_person_is_for_a_person_to_say() {
        var rule = rule(new Patterns(null, null, null, null, null, "*"), "sub-$1", "auto");
        assertThat(rule.outcome(of(""))).isEqualTo(new Outcome.Unlabelled("subject"));
        assertThat(rule.outcome(of("张三"))).isEqualTo(new Outcome.Unlabelled("subject"));
        assertThat(rule.outcome(of("11010519491231002X"))).isEqualTo(new Outcome.Unlabelled("subject"));
        assertThat(rule.outcome(of("138-0013-8000"))).isEqualTo(new Outcome.Unlabelled("subject"));
        assertThat(rule.outcome(of("0012"))).isInstanceOf(Outcome.Matched.class);
    }

    @Test
    void templates_that_make_no_label_are_known() {
        assertThat(new Template("sub-$1").isValid("sub-")).isTrue();
        assertThat(new Template("sub-A$1x$2").groups()).isEqualTo(2);
        assertThat(new Template("auto").isValid("sub-")).isTrue();
        for (var wrong : List.of("$1", "sub-", "sub-a b", "sub-$0", "sub-../x", "sub-$", "sub-张")) {
            assertThat(new Template(wrong).isValid("sub-")).as(wrong).isFalse();
        }
    }

    private static Sample of(String patientId) {
        return new Sample("", "", "", "", List.of(), patientId);
    }

    private static CompiledRule rule(Patterns patterns, String subject, String session) {
        return new CompiledRule(new Rule(new UUID(0, 1), "rule", patterns, PROJECT, "scans", subject, session, true));
    }
}
