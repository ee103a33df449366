package org.naohai.perf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.naohai.kernel.Ids;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.datasource.DataSourceUtils;

/// Catalogue rows with all indexes and foreign keys through the domain code, beside a bare COPY of the very same rows
/// into an empty catalogue; one transaction each, the best of five. Both keep one plan for each foreign key.
public final class CatalogueRowsBench {

    private static final int SUBJECTS = 2_000;
    private static final int RECORDINGS = 10;
    private static final int RUNS = 5;
    private static final double FLOOR = 0.7;
    private static final List<String> TABLES = List.of(
            "dataset",
            "dataset_version",
            "subject",
            "session",
            "recording",
            "recording_file",
            "recording_subject",
            "metric",
            "problem");

    private CatalogueRowsBench() {}

    public static void main(String[] arguments) throws IOException {
        var ours = new double[RUNS];
        var bare = new double[RUNS];
        long rows = 0;
        for (int run = 0; run < RUNS; run++) {
            var import_ = Imports.of(Ids.next(), "set", SUBJECTS, RECORDINGS);
            Map<String, byte[]> copied;
            try (var bench = new CatalogueBench(Files.createTempDirectory("rows-bench-"), "register", "outbox")) {
                ours[run] = Figures.of(1, () -> bench.register(import_)).percentile(0);
                rows = rows(bench);
                copied = bench.transactions().execute(status -> copyOut(bench));
            }
            try (var bench = new CatalogueBench(Files.createTempDirectory("rows-bench-"), "register", "outbox")) {
                bare[run] = Figures.of(1, () -> copyIn(bench, copied)).percentile(0);
            }
        }
        Arrays.sort(ours);
        Arrays.sort(bare);
        double ratio = bare[0] / ours[0];
        System.out.printf(
                Locale.ROOT,
                "%,d rows, best of %d: domain code %.0f ms (%,.0f rows/s), bare COPY %.0f ms (%,.0f rows/s),"
                        + " ratio %.2f, wanted ≥ %.2f: %s%n",
                rows,
                RUNS,
                ours[0],
                rows / ours[0] * 1000,
                bare[0],
                rows / bare[0] * 1000,
                ratio,
                FLOOR,
                ratio >= FLOOR ? "held" : "not held");
        System.out.printf(
                Locale.ROOT,
                "spread: domain code %.0f – %.0f ms, bare COPY %.0f – %.0f ms; ratio of the medians %.2f%n",
                ours[0],
                ours[RUNS - 1],
                bare[0],
                bare[RUNS - 1],
                bare[RUNS / 2] / ours[RUNS / 2]);
    }

    private static long rows(CatalogueBench bench) {
        return TABLES.stream()
                .mapToLong(table -> bench.jdbc
                        .sql("select count(*) from catalogue." + table)
                        .query(Long.class)
                        .single())
                .sum();
    }

    private static Map<String, byte[]> copyOut(CatalogueBench bench) {
        var copied = new LinkedHashMap<String, byte[]>();
        for (var table : TABLES) {
            try (var bytes = new ByteArrayOutputStream()) {
                var unused = manager(bench).copyOut("copy catalogue." + table + " to stdout", bytes);
                copied.put(table, bytes.toByteArray());
            } catch (SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return copied;
    }

    private static void copyIn(CatalogueBench bench, Map<String, byte[]> copied) {
        bench.transactions().executeWithoutResult(status -> {
            bench.jdbc.sql("set local plan_cache_mode = auto").update();
            copied.forEach((table, bytes) -> {
                try {
                    var unused = manager(bench)
                            .copyIn("copy catalogue." + table + " from stdin", new ByteArrayInputStream(bytes));
                } catch (SQLException | IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
    }

    private static CopyManager manager(CatalogueBench bench) throws SQLException {
        return DataSourceUtils.getConnection(bench.source)
                .unwrap(PGConnection.class)
                .getCopyAPI();
    }
}
