package org.naohai.catalogue.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.naohai.catalogue.copy.Json;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What has changed, told to the projections in the transaction that changes it.
@Component
public class Outbox {

    /// Ids in one row; keeps a row below some 40 kB.
    private static final int BATCH = 1_000;

    private final JdbcClient worker;

    public Outbox(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// - **topic** `dataset`, `subject`, `recording`: rows that are new, changed or gone
    public void changed(String topic, Collection<UUID> ids) {
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            var batch = all.subList(from, Math.min(all.size(), from + BATCH));
            worker.sql("""
                    insert into catalogue.outbox (topic, payload)
                    values (:topic, :payload::jsonb)
                    """)
                    .param("topic", topic)
                    .param(
                            "payload",
                            Json.write(Map.of(
                                    "ids", batch.stream().map(UUID::toString).toList())))
                    .update();
        }
    }
}
