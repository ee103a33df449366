package org.naohai.governance.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A row of the audit log as it is sealed.
///
/// Layout: one byte version (1), then for each column in the order of [#COLUMNS] a four-byte big-endian length and that
/// many bytes of UTF-8, or the length -1 for null; the time as microseconds since 1970.
record Entry(String xid, long auditId, byte[] leafHash) {

    static final String COLUMNS = "audit_id, xid, at, person_id, login, action, object, project_id, details, trace_id";

    private static final int VERSION = 1;

    static Entry of(ResultSet row, int number) throws SQLException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            write(out, row.getString("audit_id"));
            write(out, row.getString("xid"));
            write(out, Long.toString(micros(row.getObject("at", OffsetDateTime.class))));
            for (var column :
                    new String[] {"person_id", "login", "action", "object", "project_id", "details", "trace_id"}) {
                write(out, row.getString(column));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Entry(row.getString("xid"), row.getLong("audit_id"), MerkleTree.leaf(bytes.toByteArray()));
    }

    private static long micros(OffsetDateTime time) {
        return ChronoUnit.MICROS.between(java.time.Instant.EPOCH, time.toInstant());
    }

    private static void write(DataOutputStream out, @Nullable String value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
