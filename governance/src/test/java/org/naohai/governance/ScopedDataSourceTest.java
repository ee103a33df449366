package org.naohai.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.Ids;
import org.naohai.postgres.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class ScopedDataSourceTest {

    private static final Fixture FIXTURE = new Fixture();

    @Test
    void one_connection_carries_nothing_from_one_person_to_the_next() throws Exception {
        var single = new SingleConnectionDataSource(
                FIXTURE.database.dataSource(Role.APP).getConnection(), true);
        var jdbc = JdbcClient.create(new ScopedDataSource(single));
        var actor = new Actor(Ids.next(), "li", false, new Reach(Set.of(3, 1), Set.of(1), Set.of(), Set.of()), "t");
        var during = ScopedValue.where(Acting.WHO, actor).call(() -> setting(jdbc));
        assertThat(during).isEqualTo("{1,3}");
        assertThat(setting(jdbc)).isEqualTo("{}");
    }

    @Test
    void an_audit_row_is_there_exactly_when_its_transaction_is() {
        UUID project = Ids.next();
        FIXTURE.transactions.executeWithoutResult(status -> {
            FIXTURE.audit.record("test.undone", "thing:1", Map.of("project", project));
            status.setRollbackOnly();
        });
        var worker = new TransactionTemplate(new DataSourceTransactionManager(FIXTURE.worker));
        worker.executeWithoutResult(status -> {
            FIXTURE.audit.record("test.undone", "thing:2", Map.of());
            status.setRollbackOnly();
        });
        FIXTURE.audit.record("test.done", "thing:3", Map.of("project", project));
        assertThat(FIXTURE.database
                        .jdbc(Role.AUDIT)
                        .sql("select object from governance.audit where action like 'test.%'")
                        .query(String.class)
                        .list())
                .containsExactly("thing:3");
    }

    private static String setting(JdbcClient jdbc) {
        return jdbc.sql("select current_setting('naohai.discover', true)")
                .query(String.class)
                .single();
    }
}
