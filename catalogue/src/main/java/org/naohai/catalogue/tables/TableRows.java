package org.naohai.catalogue.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.Recordings;
import org.naohai.catalogue.list.Cursor;
import org.naohai.formats.Kind;
import org.naohai.formats.tables.TableReader;
import org.naohai.kernel.Refused;
import org.naohai.lake.Lake;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rows of a table as they stand in its file, without the columns that identify. Reads as far as the page needs.
@Component
class TableRows {

    private static final String ORDER = "rows";

    private final Recordings recordings;
    private final Lake lake;
    private final JdbcClient jdbc;

    TableRows(Recordings recordings, Lake lake, JdbcClient jdbc) {
        this.recordings = recordings;
        this.lake = lake;
        this.jdbc = jdbc;
    }

    /// - **columns** names in the order of the cells of each item
    record Page(
            List<String> columns,
            List<List<String>> items,
            @Nullable String next) {}

    Page read(UUID tableId, @Nullable String cursor, int limit) {
        var table = recordings
                .find(tableId)
                .filter(found -> found.kind() == Kind.TABLE)
                .orElseThrow(() -> Refused.notFound("table"));
        var at = Cursor.parse(cursor, new Cursor(ORDER, "0", tableId));
        if (!at.id().equals(tableId)) {
            throw Cursor.invalid();
        }
        var variables = variables(tableId);
        var window = new Window(variables.shown(), at.micros(), limit);
        var given = Boolean.TRUE.equals(table.facts().get("namedBySidecar")) ? variables.names() : List.<String>of();
        try {
            TableReader.read(table.path(), new LakeTree(lake, table.files()), given, window);
        } catch (Enough e) {
            return window.page(tableId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return window.page(tableId);
    }

    /// - **names** of all columns in order · **shown** what the profile does not name is not shown either
    private record Variables(List<String> names, Set<String> shown) {}

    private Variables variables(UUID tableId) {
        var names = new ArrayList<String>();
        var shown = new HashSet<String>();
        jdbc.sql("""
                select name, identifying
                from catalogue.variable
                where recording_id = :id
                order by position
                """).param("id", tableId).query(row -> {
            names.add(row.getString("name"));
            if (!row.getBoolean("identifying")) {
                shown.add(row.getString("name"));
            }
        });
        return new Variables(names, shown);
    }

    /// Takes the rows of one page and one more.
    private static final class Window implements TableReader.Sink {
        private final Set<String> shown;
        private final long from;
        private final int limit;
        private final List<String> columns = new ArrayList<>();
        private final List<List<String>> rows = new ArrayList<>();
        private int[] places = new int[0];
        private long count;

        Window(Set<String> shown, long from, int limit) {
            this.shown = shown;
            this.from = from;
            this.limit = limit;
        }

        @Override
        public void header(List<String> names) {
            places = IntStream.range(0, names.size())
                    .filter(i -> shown.contains(names.get(i)))
                    .toArray();
            IntStream.of(places).forEach(i -> columns.add(names.get(i)));
        }

        @Override
        public void row(long line, List<String> cells) {
            if (count++ < from) {
                return;
            }
            rows.add(IntStream.of(places).mapToObj(cells::get).toList());
            if (rows.size() > limit) {
                throw new Enough();
            }
        }

        Page page(UUID tableId) {
            boolean more = rows.size() > limit;
            var items = more ? rows.subList(0, limit) : rows;
            var next = more ? new Cursor(ORDER, Long.toString(from + limit), tableId).encoded() : null;
            return new Page(List.copyOf(columns), List.copyOf(items), next);
        }
    }

    /// The page is full; the rest of the file need not be read.
    private static final class Enough extends RuntimeException {
        Enough() {
            super(null, null, false, false);
        }
    }
}
