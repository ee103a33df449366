package org.naohai.acquisition.dicom.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.naohai.acquisition.dicom.support.InboxWorkshop.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.naohai.acquisition.dicom.Routing;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.route.RuleController.Order;
import org.naohai.acquisition.dicom.route.RuleController.SampleBody;
import org.naohai.acquisition.dicom.route.RuleController.Trying;
import org.naohai.acquisition.dicom.route.RuleController.Wanted;
import org.naohai.acquisition.dicom.support.InboxWorkshop;
import org.naohai.formats.dicom.DataSet;
import org.naohai.kernel.Refused;

class RulesTest {

    private static final SampleBody FROM_MR1 = new SampleBody("MR1", "PRISMA", "", "", "t1", "ADHD-0012");

    @TempDir
    private Path data;

    private InboxWorkshop shop;
    private RuleController rules;

    @BeforeEach
    void open() {
        shop = new InboxWorkshop(data);
        rules = shop.get(RuleController.class);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void owners_see_and_change_what_leads_into_their_project_and_administrators_all() throws Exception {
        var kids = shop.as("owner", () -> rules.add(body("KIDS", "MR1"))).id();
        var adults = shop.as("other", () -> rules.add(body("ADULTS", "MR*"))).id();
        assertThat(ids("owner")).containsExactly(kids);
        assertThat(ids("other")).containsExactly(adults);
        assertThat(ids("administrator")).containsExactly(kids, adults);
        for (var who : List.of("contributor", "reader")) {
            refused("NOT_FOUND", () -> shop.as(who, () -> rules.list(null, null)));
            refused("NOT_FOUND", () -> shop.as(who, () -> rules.add(body("KIDS", "MR1"))));
            refused("NOT_FOUND", () -> shop.as(who, () -> rules.change(kids, body("KIDS", "MR1"))));
        }
        refused("NOT_FOUND", () -> shop.as("owner", () -> rules.add(body("ADULTS", "MR1"))));
        refused("NOT_FOUND", () -> shop.as("owner", () -> rules.add(body("NOWHERE", "MR1"))));
        refused("NOT_FOUND", () -> shop.as("owner", () -> rules.change(adults, body("KIDS", "MR1"))));
        refused("NOT_FOUND", () -> shop.as("owner", () -> rules.change(kids, body("ADULTS", "MR1"))));
        refused("NOT_FOUND", () -> shop.doing("owner", () -> rules.remove(adults)));
        shop.as("owner", () -> rules.change(kids, body("KIDS", "MR2")));
        shop.doing("administrator", () -> rules.remove(adults));
        assertThat(ids("administrator")).containsExactly(kids);
        assertThat(shop.audited)
                .containsExactly(
                        "rule.add " + shop.kids,
                        "rule.add " + shop.adults,
                        "rule.change " + shop.kids,
                        "rule.remove " + shop.adults);
    }

    @Test
    void a_change_is_in_force_with_the_next_study() throws Exception {
        var sender = new Sender(Sender.Way.DIMSE, "MR1", null, null);
        var routing = shop.get(Routing.class);
        assertThat(routing.route(sender, DataSet.EMPTY)).isEqualTo(new Routing.Decision.Unmatched());
        var id = shop.as("owner", () -> rules.add(body("KIDS", "mr1"))).id();
        assertThat(routing.route(sender, DataSet.EMPTY))
                .isInstanceOfSatisfying(Routing.Decision.Matched.class, matched -> {
                    assertThat(matched.ruleId()).isEqualTo(id);
                });
        shop.doing("owner", () -> rules.remove(id));
        assertThat(routing.route(sender, DataSet.EMPTY)).isEqualTo(new Routing.Decision.Unmatched());
    }

    @Test
    void an_owner_orders_her_own_among_their_places() throws Exception {
        var first = shop.as("owner", () -> rules.add(body("KIDS", "A"))).id();
        var between = shop.as("other", () -> rules.add(body("ADULTS", "B"))).id();
        var last = shop.as("owner", () -> rules.add(body("KIDS", "C"))).id();
        shop.doing("owner", () -> rules.order(new Order(List.of(last, first))));
        assertThat(ids("administrator")).containsExactly(last, between, first);
        shop.doing("administrator", () -> rules.order(new Order(List.of(between, first, last))));
        assertThat(ids("administrator")).containsExactly(between, first, last);
        for (var wrong : List.of(
                List.of(first), List.of(first, first), List.of(first, between), List.of(first, last, between))) {
            refused("RULES_CHANGED", () -> shop.doing("owner", () -> rules.order(new Order(wrong))));
        }
        var page = shop.as("administrator", () -> rules.list(null, 2));
        assertThat(page.items()).extracting(RuleView::id).containsExactly(between, first);
        assertThat(shop.as("administrator", () -> rules.list(page.next(), 2)).items())
                .extracting(RuleView::id)
                .containsExactly(last);
    }

    @Test
    void what_cannot_be_a_rule_is_refused_with_its_field() {
        wrong(
                "RULE_PATTERN_INVALID",
                "station",
                new RuleBody("r", null, "re:(", null, null, null, null, "KIDS", "d", null, null, null));
        wrong(
                "RULE_MATCHES_EVERYTHING",
                "callingAe",
                new RuleBody("r", "*", null, null, null, null, null, "KIDS", "d", null, null, null));
        wrong(
                "RULE_MATCHES_EVERYTHING",
                "callingAe",
                new RuleBody("r", null, null, null, null, null, null, "KIDS", "d", null, null, null));
        wrong(
                "RULE_NAMES_A_PERSON",
                "patientId",
                new RuleBody("r", null, null, null, null, null, "0012345", "KIDS", "d", null, null, null));
        wrong(
                "RULE_LABEL_INVALID",
                "subject",
                new RuleBody("r", "M", null, null, null, null, null, "KIDS", "d", "sub-$1", null, null));
        wrong(
                "RULE_LABEL_INVALID",
                "subject",
                new RuleBody("r", "M", null, null, null, null, "A*", "KIDS", "d", "x", null, null));
        wrong(
                "RULE_LABEL_INVALID",
                "session",
                new RuleBody("r", "M", null, null, null, null, "A*", "KIDS", "d", null, "$2", null));
        wrong(
                "RULE_ID_AS_LABEL",
                "subject",
                new RuleBody("r", "M", null, null, null, null, "*", "KIDS", "d", "sub-$1", null, null));
        wrong(
                "REQUEST_INVALID",
                "name",
                new RuleBody(" ", "M", null, null, null, null, null, "KIDS", "d", null, null, null));
        wrong(
                "REQUEST_INVALID",
                "dataset",
                new RuleBody("r", "M", null, null, null, null, null, "KIDS", null, null, null, null));
        wrong(
                "FIELD_INVALID",
                "dataset",
                new RuleBody("r", "M", null, null, null, null, null, "KIDS", "a\nb", null, null, null));
    }

    @Test
    void administrators_may_make_a_rule_for_all_the_rest() throws Exception {
        var all = new RuleBody("the rest", null, null, null, null, null, null, "KIDS", "d", null, null, null);
        assertThat(shop.as("administrator", () -> rules.add(all)).subject()).isEqualTo("auto");
    }

    @Test
    void a_dry_run_says_which_rule_decides_and_why_earlier_ones_do_not() throws Exception {
        var off = new RuleBody("off", "MR1", null, null, null, null, null, "KIDS", "d", null, null, false);
        var elsewhere = new RuleBody("skyra", "MR1", "SKYRA", null, null, null, null, "KIDS", "d", null, null, true);
        var fits = new RuleBody("fits", null, null, null, null, null, "ADHD-*", "KIDS", "scans", "sub-$1", "01", true);
        for (var body : List.of(off, elsewhere, fits)) {
            shop.as("owner", () -> rules.add(body));
        }
        var trial = shop.as("owner", () -> rules.tried(new Trying(FROM_MR1, null, null, null)));
        assertThat(trial.steps())
                .extracting(step -> step.name() + " " + step.outcome() + " " + step.field() + " " + step.pattern())
                .containsExactly("off off null null", "skyra differs station SKYRA", "fits matched null null");
        assertThat(trial.target()).isNotNull();
        assertThat(trial.target().subject()).isEqualTo("sub-0012");
        assertThat(trial.target().session()).isEqualTo("01");

        var draft = new RuleBody("skyra", "MR1", "PRIS*", null, null, null, null, "KIDS", "d2", null, null, true);
        var replaced = shop.as(
                "owner",
                () -> rules.tried(new Trying(FROM_MR1, null, draft, ids("owner").get(1))));
        assertThat(replaced.target()).isNotNull();
        assertThat(replaced.target().dataset()).isEqualTo("d2");
        var appended = shop.as(
                "owner",
                () -> rules.tried(
                        new Trying(new SampleBody("MR1", "PRISMA", null, null, null, null), null, draft, null)));
        assertThat(appended.steps().getLast().id()).isNull();
        assertThat(appended.steps().getLast().outcome()).isEqualTo("matched");
        assertThat(ids("owner")).hasSize(3);
    }

    @Test
    void a_rule_of_another_project_decides_unseen() throws Exception {
        shop.as("other", () -> rules.add(body("ADULTS", "MR*")));
        shop.as("owner", () -> rules.add(body("KIDS", "MR1")));
        var trial = shop.as("owner", () -> rules.tried(new Trying(FROM_MR1, null, null, null)));
        assertThat(trial).isEqualTo(new Trial(List.of(), null, true));
    }

    @Test
    void an_arrival_is_tried_and_made_a_rule_by_who_may_see_it() throws Exception {
        var nobodys = shop.held("DICOM_NO_ROUTE", null, evidence("ADHD-0012", "PRISMA"));
        refused("NOT_FOUND", () -> shop.as("owner", () -> rules.tried(new Trying(null, nobodys, null, null))));
        refused("NOT_FOUND", () -> shop.as("owner", () -> rules.draft(new Wanted(nobodys, "KIDS", "d", null, null))));
        assertThat(shop.as("administrator", () -> rules.tried(new Trying(null, nobodys, null, null)))
                        .steps())
                .isEmpty();
        var draft = shop.as("administrator", () -> rules.draft(new Wanted(nobodys, "KIDS", "scans", "sub-0012", null)));
        assertThat(draft)
                .isEqualTo(new RuleBody(
                        "PRISMA → KIDS",
                        "MR1",
                        "PRISMA",
                        "北京大学第六医院",
                        null,
                        null,
                        "ADHD-*",
                        "KIDS",
                        "scans",
                        "sub-$1",
                        "auto",
                        true));
        shop.as("administrator", () -> rules.add(draft));
        var trial = shop.as("administrator", () -> rules.tried(new Trying(null, nobodys, null, null)));
        assertThat(trial.target()).isNotNull();
        assertThat(trial.target().subject()).isEqualTo("sub-0012");
    }

    @Test
    void a_drafted_rule_names_nobody() throws Exception {
        var patterns = new ArrayList<@Nullable String>();
        for (var patientId : List.of("ZHANGSAN01", "Zhang-7", "00123456", "MRN", "ADHD12")) {
            var id = shop.held("DICOM_NO_ROUTE", null, evidence(patientId, ""));
            patterns.add(shop.as("administrator", () -> rules.draft(new Wanted(id, "KIDS", "d", null, null)))
                    .patientId());
        }
        assertThat(patterns).containsExactly(null, null, null, "MRN*", "ADHD*");
        var id = shop.held("DICOM_NO_ROUTE", null, evidence("ZHANGSAN01", ""));
        var named = shop.as("administrator", () -> rules.draft(new Wanted(id, "KIDS", "d", "sub-01", null)));
        assertThat(named.patientId()).isNull();
        assertThat(named.subject()).isEqualTo("auto");
        var digits = shop.held("DICOM_NO_ROUTE", null, evidence("0012", ""));
        assertThat(shop.as("administrator", () -> rules.draft(new Wanted(digits, "KIDS", "d", "sub-0012", null)))
                        .patientId())
                .isEqualTo("re:(\\d{4})");
    }

    private void wrong(String code, String field, RuleBody body) {
        assertThatThrownBy(() -> shop.as("owner", () -> rules.add(body)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(code);
                    assertThat(refused.problem().field()).isEqualTo(field);
                });
    }

    private List<UUID> ids(String who) throws Exception {
        return shop.as(who, () -> rules.list(null, null)).items().stream()
                .map(RuleView::id)
                .toList();
    }

    private static RuleBody body(String project, String callingAe) {
        return new RuleBody(
                callingAe + " → " + project,
                callingAe,
                null,
                null,
                null,
                null,
                null,
                project,
                "scans",
                null,
                null,
                null);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
