package org.naohai.acquisition.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// One acknowledged thing in the journal.
public sealed interface Entry {

    /// The path inside the import.
    String path();

    /// A small file with its bytes.
    record Inline(String path, String sha256, byte[] bytes) implements Entry {}

    /// A large file; its bytes lie in a [Spool], synced before this entry was written.
    record Spooled(String path, String sha256, long size, String spool) implements Entry {}

    /// A file that could not be taken, and why; its bytes were never kept.
    record Refused(String path, String code, String found, String expected) implements Entry {

        /// Whether a problem of this code is about a file that could not be taken.
        public static boolean codes(String code) {
            return code.startsWith("PATH_") || code.startsWith("ARCHIVE_");
        }
    }

    /// The linking table of the import.
    record Linking(String path, byte[] table) implements Entry {}

    private static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    /// Layout: one byte of type, then the components; texts as length (int) and UTF-8.
    default byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            switch (this) {
                case Inline(var path, var sha256, var content) -> {
                    out.writeByte(1);
                    text(out, path);
                    text(out, sha256);
                    bytes(out, content);
                }
                case Spooled(var path, var sha256, var size, var spool) -> {
                    out.writeByte(2);
                    text(out, path);
                    text(out, sha256);
                    out.writeLong(size);
                    text(out, spool);
                }
                case Refused(var path, var code, var found, var expected) -> {
                    out.writeByte(3);
                    text(out, path);
                    text(out, code);
                    text(out, found);
                    text(out, expected);
                }
                case Linking(var path, var table) -> {
                    out.writeByte(4);
                    text(out, path);
                    bytes(out, table);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Entry decode(byte[] encoded) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(encoded))) {
            return switch (in.readByte()) {
                case 1 -> new Inline(text(in), text(in), bytes(in));
                case 2 -> new Spooled(text(in), text(in), in.readLong(), text(in));
                case 3 -> new Refused(text(in), text(in), text(in), text(in));
                case 4 -> new Linking(text(in), bytes(in));
                default -> throw new IOException("journal entry of a later version");
            };
        }
    }
}
