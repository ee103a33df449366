package org.naohai.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.outbox.AccessMoved;
import org.naohai.catalogue.search.SearchIndex.Position;
import org.naohai.catalogue.support.Units;
import org.naohai.catalogue.support.Workplace;
import org.naohai.kernel.Ids;

class IndexProjectionTest {

    private final Workplace workplace = new Workplace("register", "outbox", "search");

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void the_index_holds_what_the_record_holds_after_imports_replacements_and_a_rebuild() {
        workplace.register(workplace.kids, "a", Units.image("1", "1", "T1w"), Units.bold("1", "1", "rest"));
        workplace.register(workplace.sleep, "b", Units.eeg("2", "1", "sleep"));
        Indexed.settle(workplace);
        assertThat(Indexed.keys(workplace)).isEqualTo(record());

        workplace.register(workplace.kids, "a", Units.image("1", "1", "T1w").sha256("e".repeat(64)));
        workplace
                .worker
                .sql("delete from catalogue.recording where suffix = 'bold'")
                .update();
        workplace.inBackground(() -> {
            workplace.get(org.naohai.catalogue.outbox.Outbox.class).changed("recording", gone());
            return true;
        });
        Indexed.settle(workplace);
        assertThat(Indexed.keys(workplace)).isEqualTo(record());

        Indexed.rebuild(workplace);
        assertThat(Indexed.keys(workplace)).isEqualTo(record());
        workplace.register(workplace.sleep, "c", Units.eeg("3", "1", "sleep"));
        Indexed.settle(workplace);
        assertThat(Indexed.keys(workplace)).isEqualTo(record());
    }

    @Test
    void transactions_that_commit_out_of_order_lose_no_row() throws SQLException {
        var reader = workplace.get(OutboxReader.class);
        var early = Ids.next();
        var late = Ids.next();
        try (var first = workplace.workerSource.getConnection();
                var second = workplace.workerSource.getConnection()) {
            first.setAutoCommit(false);
            insert(first, early);
            insert(second, late);
            var before = reader.after(Position.START);
            assertThat(before.ids().values())
                    .as("a running transaction holds back what follows it")
                    .noneMatch(ids -> ids.contains(late));

            first.commit();
            var after = reader.after(before.upTo());
            assertThat(after.ids().get("recording")).contains(early, late);
            assertThat(reader.after(after.upTo()).isEmpty()).isTrue();
        }
    }

    @Test
    void what_got_another_access_level_is_taken_in_though_an_older_transaction_holds_the_outbox_back()
            throws Exception {
        workplace.register(workplace.kids, "a", Units.image("1", "1", "T1w"));
        Indexed.settle(workplace);
        var projection = workplace.get(IndexProjection.class);
        try (var older = workplace.workerSource.getConnection()) {
            older.setAutoCommit(false);
            try (var statement = older.createStatement()) {
                statement.execute("select pg_current_xact_id()");
            }
            var ids = workplace
                    .worker
                    .sql("update catalogue.recording set title = 'moved' where suffix = 'T1w' returning id")
                    .query(UUID.class)
                    .list();
            projection.takeIn(new AccessMoved(Map.of("recording", ids)));
            int found = projection.read(
                    searcher -> searcher.count(new TermQuery(new Term(Analyzers.TITLE + Analyzers.EXACT, "moved"))));
            assertThat(found).isEqualTo(1);
            older.rollback();
        }
    }

    @Test
    void a_restart_goes_on_where_the_index_stopped() {
        workplace.register(workplace.kids, "a", Units.image("1", "1", "T1w"));
        Indexed.settle(workplace);
        var projection = workplace.get(IndexProjection.class);
        projection.stop();
        workplace.register(workplace.kids, "b", Units.image("2", "1", "T1w"));
        projection.start();
        Indexed.settle(workplace);

        assertThat(Indexed.keys(workplace)).isEqualTo(record());
    }

    private Set<UUID> gone() {
        var ids = new java.util.HashSet<UUID>();
        Indexed.keys(workplace).stream()
                .filter(key -> key.startsWith("recording:"))
                .map(key -> UUID.fromString(key.substring("recording:".length())))
                .forEach(ids::add);
        return ids;
    }

    private Set<String> record() {
        return new TreeSet<>(workplace.worker.sql("""
                select 'dataset:' || id from catalogue.dataset
                union all select 'subject:' || id from catalogue.subject
                union all select role || ':' || id from catalogue.recording where role <> 'document'
                union all select 'variable:' || id from catalogue.variable where not identifying
                """).query(String.class).list());
    }

    private static void insert(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("insert into catalogue.outbox (topic, payload) values ('recording', '{\"ids\": [\"" + id
                    + "\"]}')");
        }
    }
}
