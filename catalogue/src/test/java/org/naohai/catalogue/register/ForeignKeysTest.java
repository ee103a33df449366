package org.naohai.catalogue.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.copy.ForeignKeys;
import org.naohai.catalogue.support.Workplace;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ForeignKeysTest {

    private final Workplace workplace = new Workplace("register", "outbox");
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(workplace.workerSource));

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void plans_of_foreign_keys_are_kept_during_the_copy_and_the_transaction_plans_as_before_after_it() {
        transactions.executeWithoutResult(status -> {
            var usual = mode();
            assertThat(usual).isEqualTo("force_custom_plan");
            assertThat(ForeignKeys.checkedCheaply(workplace.worker, this::mode)).isEqualTo("auto");
            assertThat(mode()).isEqualTo(usual);
        });
    }

    @Test
    void a_row_without_its_parent_is_refused_all_the_same() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> ForeignKeys.checkedCheaply(
                        workplace.worker, () -> workplace.worker.sql("""
                                insert into catalogue.metric (recording_id, id, modality, value, scope_id)
                                values (gen_random_uuid(), 'snr', 'bold', 1, 1)
                                """).update())))
                .hasMessageContaining("foreign key");
    }

    private String mode() {
        return workplace.worker.sql("show plan_cache_mode").query(String.class).single();
    }
}
