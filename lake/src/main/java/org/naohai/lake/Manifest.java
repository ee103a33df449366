package org.naohai.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The files of one dataset version as a Parquet file; its SHA-256 is the version's id.
///
/// Rows are sorted by path and written by one thread, so that the same files make the same bytes
/// (measured with DuckDB 2.0.0; a later DuckDB may write others, and old versions keep their ids).
public final class Manifest {

    private Manifest() {}

    /// - **kind**, **verdict** lower-case keys · **subject** label (`sub-10`) or null · **session** `T1` or
    ///   null
    public record Row(
            String path,
            long size,
            String sha256,
            String kind,
            String verdict,
            boolean identifying,
            @Nullable String subject,
            @Nullable String session) {}

    public static byte[] write(List<Row> rows) {
        return inFile(file -> {
            try (var duck = connect()) {
                append(duck, rows);
                run(duck, "copy (from manifest) to '" + file + "' (format parquet, compression zstd)");
            }
            return Files.readAllBytes(file);
        });
    }

    public static List<Row> read(byte[] parquet) {
        return inFile(file -> {
            Files.write(file, parquet);
            try (var duck = connect()) {
                return rows(duck, file);
            }
        });
    }

    private static void append(DuckDBConnection duck, List<Row> rows) throws SQLException {
        run(duck, """
                create table manifest (
                    path varchar not null, size bigint not null, sha256 varchar not null, kind varchar not null,
                    verdict varchar not null, identifying boolean not null, subject varchar, session varchar)
                """);
        try (var appender = duck.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "manifest")) {
            for (var row : rows.stream().sorted(Comparator.comparing(Row::path)).toList()) {
                appender.beginRow();
                appender.append(row.path());
                appender.append(row.size());
                appender.append(row.sha256());
                appender.append(row.kind());
                appender.append(row.verdict());
                appender.append(row.identifying());
                appender.append(row.subject());
                appender.append(row.session());
                appender.endRow();
            }
        }
    }

    private static List<Row> rows(Connection duck, Path file) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var statement = duck.createStatement();
                var result = statement.executeQuery("""
                        select path, size, sha256, kind, verdict, identifying, subject, session
                        from read_parquet('%s')
                        order by path
                        """.formatted(file))) {
            while (result.next()) {
                rows.add(new Row(
                        result.getString(1),
                        result.getLong(2),
                        result.getString(3),
                        result.getString(4),
                        result.getString(5),
                        result.getBoolean(6),
                        result.getString(7),
                        result.getString(8)));
            }
        }
        return rows;
    }

    private static DuckDBConnection connect() throws SQLException {
        var duck = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        run(duck, "set threads = 1");
        run(duck, "set memory_limit = '256MB'");
        return duck;
    }

    private static void run(Connection duck, String sql) throws SQLException {
        try (var statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }

    private static <T> T inFile(OnFile<T> work) {
        try {
            var file = Files.createTempFile("manifest", ".parquet");
            try {
                return work.run(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        } catch (SQLException e) {
            throw new LakeUnavailable(new IOException(e));
        }
    }

    private interface OnFile<T> {
        T run(Path file) throws IOException, SQLException;
    }
}
