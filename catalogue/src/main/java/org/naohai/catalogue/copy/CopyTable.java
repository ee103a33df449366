package org.naohai.catalogue.copy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/// Rows of one table on their way into PostgreSQL by COPY (text format, PostgreSQL manual, COPY, "Text Format").
///
/// Rows gather in memory until [#flush]; a connection carries one COPY at a time, so tables that refer to each
/// other are flushed in the order of their foreign keys. Owned by one thread.
public final class CopyTable {

    private static final int FIRST_SIZE = 1 << 16;
    private static final int PIECE = 1 << 18;

    private final String statement;
    private final int columns;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int used;
    private int rows;

    public CopyTable(String table, String... columns) {
        this.statement = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
        this.columns = columns.length;
    }

    /// Takes text, numbers, booleans, ids, enumerations, maps (as JSON) and iterables (as JSON); null is null.
    public void add(@Nullable Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(statement + " wants " + columns + " cells, not " + cells.length);
        }
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                put((byte) '\t');
            }
            cell(cells[i]);
        }
        put((byte) '\n');
        rows++;
    }

    public int rows() {
        return rows;
    }

    /// Writes what has gathered and forgets it.
    public void flush(CopyManager manager) throws SQLException {
        if (used == 0) {
            return;
        }
        var copy = manager.copyIn(statement);
        try {
            for (int from = 0; from < used; from += PIECE) {
                copy.writeToCopy(buffer, from, Math.min(PIECE, used - from));
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        used = 0;
    }

    /// An array literal of numbers, for a `bigint[]` column.
    public static String array(Iterable<? extends Number> numbers) {
        var text = new StringBuilder("{");
        numbers.forEach(number -> text.append(text.length() > 1 ? "," : "").append(number));
        return text.append('}').toString();
    }

    private void cell(@Nullable Object value) {
        switch (value) {
            case null -> ascii("\\N");
            case String text -> text(text);
            case Map<?, ?> map -> text(Json.write(map));
            case Iterable<?> list -> text(Json.write(list));
            case Boolean yes -> put((byte) (yes ? 't' : 'f'));
            default -> ascii(value.toString());
        }
    }

    private void ascii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            buffer[used++] = (byte) text.charAt(i);
        }
    }

    private void text(String text) {
        room(text.length() * 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                unicode(text, i);
                return;
            }
            character((byte) c);
        }
    }

    private void unicode(String text, int from) {
        var bytes = text.substring(from).getBytes(StandardCharsets.UTF_8);
        room(bytes.length * 2);
        for (byte b : bytes) {
            character(b);
        }
    }

    private void character(byte c) {
        switch (c) {
            case '\\' -> escaped('\\');
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            case 0 -> put((byte) '?');
            default -> put(c);
        }
    }

    private void escaped(char c) {
        put((byte) '\\');
        put((byte) c);
    }

    private void put(byte b) {
        room(1);
        buffer[used++] = b;
    }

    private void room(int more) {
        if (used + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, used + more));
        }
    }
}
