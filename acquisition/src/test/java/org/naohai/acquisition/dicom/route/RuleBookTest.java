package org.naohai.acquisition.dicom.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.naohai.acquisition.dicom.Routing.Decision;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.route.Rule.Patterns;
import org.naohai.collaboration.StoredCollaboration;
import org.naohai.formats.dicom.DataSet;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Text;
import org.naohai.postgres.Role;
import org.naohai.testkit.TestDatabase;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RuleBookTest {

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Sender SCANNER = new Sender(Sender.Way.DIMSE, "MR1", null, null);

    private final StoredCollaboration collaboration = new StoredCollaboration(
            DATABASE.jdbc(Role.APP),
            new TransactionTemplate(new DataSourceTransactionManager(DATABASE.dataSource(Role.APP))),
            event -> {});
    private final RuleRows rows = new RuleRows(DATABASE.jdbc(Role.WORKER));
    private final RuleBook book = new RuleBook(rows, collaboration);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void the_first_rule_that_matches_decides_and_order_changes_take_effect() {
        var institution = collaboration.addInstitution("SITE", new Text("一院", "Site"));
        var kids = collaboration
                .addProject("KIDS", new Text("儿童", "Kids"), institution.id())
                .id();
        var first = rule("all of MR1", "MR1", kids, true);
        var second = rule("also", "M*", kids, true);
        var elsewhere = rule("nowhere", "MR1", Ids.next(), true);
        var off = rule("off", "MR1", kids, false);
        for (var rule : List.of(off, first, second, elsewhere)) {
            rows.insert(rule, Ids.next());
        }
        assertThat(rows.list()).containsExactly(off, first, second, elsewhere);
        assertThat(book.route(SCANNER, DataSet.EMPTY))
                .isEqualTo(new Decision.Matched(new Target(kids, "all of MR1", null, null), first.id()));

        rows.order(List.of(second.id(), first.id(), off.id(), elsewhere.id()));
        book.reload();
        assertThat(book.route(SCANNER, DataSet.EMPTY))
                .isEqualTo(new Decision.Matched(new Target(kids, "also", null, null), second.id()));

        rows.order(List.of(elsewhere.id(), second.id(), first.id(), off.id()));
        book.reload();
        assertThat(book.route(SCANNER, DataSet.EMPTY)).isEqualTo(new Decision.Unmatched());

        rows.update(new Rule(
                elsewhere.id(),
                "other",
                new Patterns("CT*", null, null, null, null, null),
                kids,
                "d",
                "auto",
                "auto",
                true));
        rows.delete(second.id());
        book.reload();
        assertThat(book.route(SCANNER, DataSet.EMPTY))
                .isEqualTo(new Decision.Matched(new Target(kids, "all of MR1", null, null), first.id()));
    }

    private static Rule rule(String name, String callingAe, UUID project, boolean enabled) {
        return new Rule(
                Ids.next(),
                name,
                new Patterns(callingAe, null, null, null, null, null),
                project,
                name,
                "auto",
                "auto",
                enabled);
    }
}
