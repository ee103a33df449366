package org.naohai.catalogue.search;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.naohai.catalogue.copy.Json;
import org.naohai.catalogue.search.SearchIndex.Position;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what the index has still to take in.
///
/// A transaction that is still running may yet commit rows with a smaller xid than others that are visible already, so
/// only rows below the oldest running transaction are read, in the order (xid, seq): none is ever passed over.
@Component
class OutboxReader {

    private static final int ROWS = 100;

    private final JdbcClient worker;

    OutboxReader(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// - **ids** by topic, each once · **upTo** the position after them
    record Batch(Map<String, Set<UUID>> ids, Position upTo) {
        boolean isEmpty() {
            return ids.isEmpty();
        }
    }

    Batch after(Position position) {
        var ids = new LinkedHashMap<String, Set<UUID>>();
        var upTo = new Position[] {position};
        worker.sql("""
                select xid::text as xid, seq, topic, payload
                from catalogue.outbox
                where (xid, seq) > (:xid::xid8, :seq) and xid < pg_snapshot_xmin(pg_current_snapshot())
                order by xid, seq
                limit :rows
                """)
                .param("xid", position.xid())
                .param("seq", position.seq())
                .param("rows", ROWS)
                .query(row -> {
                    var all = ids.computeIfAbsent(row.getString("topic"), topic -> new LinkedHashSet<>());
                    ((List<?>) Json.readMap(row.getString("payload")).getOrDefault("ids", List.of()))
                            .forEach(id -> all.add(UUID.fromString(String.valueOf(id))));
                    upTo[0] = new Position(row.getString("xid"), row.getLong("seq"));
                });
        return new Batch(ids, upTo[0]);
    }

    /// A position below everything that is not visible yet: what is read from the record after this call holds at least
    /// every row up to it.
    Position now() {
        return worker.sql("select pg_snapshot_xmin(pg_current_snapshot())::text as xmin")
                .query((row, number) -> new Position(row.getString("xmin"), -1))
                .single();
    }

    /// Age of the oldest row that is not in the index, in seconds; 0 when all are.
    double lagSeconds(Position position) {
        return worker.sql("""
                select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::double precision as lag
                from catalogue.outbox
                where (xid, seq) > (:xid::xid8, :seq)
                """)
                .param("xid", position.xid())
                .param("seq", position.seq())
                .query((row, number) -> row.getDouble("lag"))
                .single();
    }

    /// Rows that the index has taken in more than a week ago.
    void forget(Position position) {
        worker.sql("""
                delete from catalogue.outbox
                where (xid, seq) <= (:xid::xid8, :seq) and created_at < now() - interval '7 days'
                """)
                .param("xid", position.xid())
                .param("seq", position.seq())
                .update();
    }

    UUID installation() {
        return worker.sql("select id from catalogue.installation")
                .query((row, number) -> row.getObject("id", UUID.class))
                .single();
    }

    /// Ids of a table in their order, a page after the given one; for a rebuild.
    List<UUID> ids(String topic, UUID after, int limit) {
        var table = switch (topic) {
            case "dataset" -> "catalogue.dataset";
            case "subject" -> "catalogue.subject";
            case "recording" -> "catalogue.recording";
            default -> throw new IllegalArgumentException(topic);
        };
        return worker.sql("select id from " + table + " where id > :after order by id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }
}
