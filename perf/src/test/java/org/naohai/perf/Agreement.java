package org.naohai.perf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import org.naohai.lake.Hashes;
import org.naohai.postgres.SocketFolder;
import org.naohai.postgres.UnixSocketFactory;

/// Holds what a server shows of a dataset against what was sent, and its record against objects, outbox and index.
final class Agreement {

    private static final String WORKER = "naohai_worker";
    private static final int PATIENCE_MILLIS = 60_000;

    /// `type:id` of everything that has a document in the index.
    private static final String SEARCHED = """
            select 'dataset:' || id from catalogue.dataset
            union all select 'subject:' || id from catalogue.subject
            union all select role || ':' || id from catalogue.recording where role <> 'document'
            union all select 'variable:' || v.id from catalogue.variable v
            join catalogue.recording r on r.id = v.recording_id
            where not v.identifying and v.name is distinct from r.subject_column
            """;

    private Agreement() {}

    static void check(Victim server, Sending sending, SortedMap<String, byte[]> tree) throws Exception {
        var expected = new HashMap<String, String>();
        tree.forEach((path, bytes) -> expected.put(path, Hashes.sha256(bytes)));
        assertThat(sending.listed()).as("every file once").isEqualTo(expected);
        for (var path : tree.keySet()) {
            assertThat(Hashes.sha256(sending.content(path))).as(path).isEqualTo(expected.get(path));
        }
        try (var database = connect(server.data(), WORKER)) {
            assertThat(texts(
                            database,
                            "select path from catalogue.recording_file where dataset_id = '%s' "
                                            .formatted(sending.datasetId())
                                    + "group by path, recording_id, position having count(*) > 1"))
                    .as("rows that stand twice")
                    .isEmpty();
        }
        checkProjections(server, sending);
    }

    /// Objects, outbox and index against the whole record.
    static void checkProjections(Victim server, Sending sending) throws Exception {
        try (var database = connect(server.data(), WORKER)) {
            assertThat(texts(database, """
                            select f.sha256 from catalogue.recording_file f
                            where not exists
                                  (select 1 from lake.object o where encode(o.sha256, 'hex') = f.sha256)
                            """)).as("files without an object").isEmpty();
            var record = record(database);
            assertThat(outbox(database)).as("the outbox names every row").containsAll(record);
            long searched = texts(database, SEARCHED).size();
            assertThat(indexed(sending, searched)).as("documents in the index").isEqualTo(searched);
        }
    }

    /// `topic:id` of everything that a change is told of.
    private static Set<String> record(Connection database) throws SQLException {
        return texts(database, """
                select 'dataset:' || id from catalogue.dataset
                union all select 'subject:' || id from catalogue.subject
                union all select 'recording:' || id from catalogue.recording
                """);
    }

    private static Set<String> outbox(Connection database) throws SQLException {
        return texts(
                database, "select topic || ':' || jsonb_array_elements_text(payload -> 'ids') from catalogue.outbox");
    }

    /// The index follows some tenths of a second behind the record.
    private static long indexed(Sending sending, long expected) throws IOException, InterruptedException {
        long found = -1;
        for (int waited = 0; waited < PATIENCE_MILLIS && found != expected; waited += 200) {
            Thread.sleep(200);
            found = sending.get("/api/v1/search?limit=1").path("total").asLong(-1);
        }
        return found;
    }

    private static Set<String> texts(Connection database, String query) throws SQLException {
        var all = new HashSet<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    static Connection connect(Path data, String user) throws IOException, SQLException {
        var properties = new Properties();
        properties.putAll(Map.of(
                "user",
                user,
                "password",
                Files.readString(data.resolve("run/" + user + ".secret")).strip(),
                "sslmode",
                "disable",
                "gssEncMode",
                "disable",
                "socketFactory",
                UnixSocketFactory.class.getName(),
                "socketFactoryArg",
                SocketFolder.of(data.resolve("runtime"))
                        .resolve(".s.PGSQL.5432")
                        .toString()));
        return java.sql.DriverManager.getConnection("jdbc:postgresql://localhost/naohai", properties);
    }
}
