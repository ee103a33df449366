package org.naohai.acquisition.receive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a tar stream entry by entry and allocates no more than a record allows, whatever a header says.
///
/// - **formats** POSIX.1-1988 ustar, POSIX.1-2001 pax (`path`, `linkpath`, `size`), GNU long names and base-256 sizes
/// - **limits** 64 KiB for a pax or long-name record
final class TarReader {

    private static final int BLOCK = 512;
    private static final int RECORD_LIMIT = 1 << 16;
    private static final Set<String> USED = Set.of("path", "linkpath", "size");

    private final InputStream in;
    private long left;
    private int padding;

    TarReader(InputStream in) {
        this.in = in;
    }

    /// - **link** where a link leads; empty for files
    record Header(String path, Type type, long size, String link) {}

    /// What an entry is.
    enum Type {
        FILE,
        FOLDER,
        SYMBOLIC_LINK,
        HARD_LINK,
        /// device, FIFO, sparse or a type of somebody's own
        SPECIAL
    }

    /// The stream breaks the format: what came before it is fine, nothing after it can be told.
    static final class TarBroken extends IOException {
        TarBroken(String found) {
            super(found);
        }
    }

    /// The next entry; what was not read of the one before is skipped. Empty at the end.
    Optional<Header> next() throws IOException {
        skipRest();
        Map<String, String> extended = new HashMap<>();
        while (true) {
            var block = in.readNBytes(BLOCK);
            if (block.length == 0 || allZero(block)) {
                return Optional.empty();
            }
            requireHeader(block);
            long size = number(block, 124, 12);
            var type = block[156];
            switch (type) {
                case 'x' -> extended.putAll(pax(record(size)));
                case 'g' -> record(size);
                case 'L' -> extended.put("path", text(record(size)));
                case 'K' -> extended.put("linkpath", text(record(size)));
                default -> {
                    return Optional.of(header(block, type, size, extended));
                }
            }
        }
    }

    private Header header(byte[] block, byte flag, long headerSize, Map<String, String> extended) throws IOException {
        boolean sparse = extended.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse"));
        var type = sparse ? Type.SPECIAL : type(flag);
        long size = extended.containsKey("size") ? paxSize(extended.get("size")) : headerSize;
        if (type == Type.FOLDER || type == Type.SYMBOLIC_LINK || type == Type.HARD_LINK) {
            size = 0;
        }
        left = size;
        padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
        var path = extended.getOrDefault("path", name(block));
        var folder = type == Type.FILE && path.endsWith("/") ? Type.FOLDER : type;
        return new Header(path, folder, size, extended.getOrDefault("linkpath", text(block, 157, 100)));
    }

    private static Type type(byte flag) {
        return switch (flag) {
            case '0', 0, '7' -> Type.FILE;
            case '5' -> Type.FOLDER;
            case '2' -> Type.SYMBOLIC_LINK;
            case '1' -> Type.HARD_LINK;
            default -> Type.SPECIAL;
        };
    }

    /// The bytes of the current entry; at its end −1.
    int read(byte[] into, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(into, from, (int) Math.min(length, left));
        if (count < 0) {
            throw new TarBroken("stream ends " + left + " bytes before the end of a file");
        }
        left -= count;
        return count;
    }

    private void skipRest() throws IOException {
        try {
            in.skipNBytes(left + padding);
        } catch (EOFException e) {
            throw new TarBroken("stream ends inside a file");
        }
        left = 0;
        padding = 0;
    }

    private byte[] record(long size) throws IOException {
        if (size > RECORD_LIMIT) {
            throw new TarBroken("extended header of " + size + " bytes");
        }
        left = size;
        padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
        var bytes = in.readNBytes((int) size);
        left -= bytes.length;
        skipRest();
        return bytes;
    }

    /// `length key=value\n` again and again; the length counts itself.
    private static Map<String, String> pax(byte[] record) throws TarBroken {
        var values = new HashMap<String, String>();
        int at = 0;
        while (at < record.length && record[at] != 0) {
            int space = at;
            while (space < record.length && record[space] >= '0' && record[space] <= '9') {
                space++;
            }
            int length = space - at > 5 || space == at ? 0 : Integer.parseInt(latin(record, at, space - at));
            if (length < space - at + 2 || at + length > record.length || record[space] != ' ') {
                throw new TarBroken("malformed pax header");
            }
            var pair = new String(record, space + 1, at + length - space - 2, StandardCharsets.UTF_8);
            int equals = pair.indexOf('=');
            var key = equals > 0 ? pair.substring(0, equals) : "";
            if (USED.contains(key) || key.startsWith("GNU.sparse")) {
                values.put(key.startsWith("GNU.sparse") ? "GNU.sparse" : key, pair.substring(equals + 1));
            }
            at += length;
        }
        return values;
    }

    private static long paxSize(@Nullable String text) throws TarBroken {
        try {
            long size = Long.parseLong(String.valueOf(text));
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // falls through: not a number is as wrong as a negative one
        }
        throw new TarBroken("pax size is not a number ≥ 0");
    }

    private static void requireHeader(byte[] block) throws IOException {
        if (block.length < BLOCK) {
            throw new TarBroken("stream ends inside a header");
        }
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xFF;
        }
        if (number(block, 148, 8) != sum) {
            throw new TarBroken("header checksum does not fit");
        }
    }

    private static long number(byte[] block, int from, int length) throws TarBroken {
        if ((block[from] & 0x80) != 0) {
            return base256(block, from, length);
        }
        long value = 0;
        for (int i = from; i < from + length; i++) {
            int digit = block[i];
            if (digit >= '0' && digit <= '7') {
                value = value * 8 + digit - '0';
            } else if (digit != ' ' && digit != 0) {
                throw new TarBroken("number in a header is not octal");
            }
        }
        return value;
    }

    private static long base256(byte[] block, int from, int length) throws TarBroken {
        long value = block[from] & 0x7F;
        for (int i = from + 1; i < from + length; i++) {
            if (value >= 1L << 54) {
                throw new TarBroken("size in a header is negative or beyond 2^62");
            }
            value = value << 8 | block[i] & 0xFF;
        }
        return value;
    }

    private static String name(byte[] block) {
        var name = text(block, 0, 100);
        boolean posix = latin(block, 257, 6).equals("ustar\0");
        var prefix = posix ? text(block, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] record) {
        return text(record, 0, record.length);
    }

    private static String text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, StandardCharsets.UTF_8);
    }

    private static String latin(byte[] block, int from, int length) {
        return new String(block, from, length, StandardCharsets.ISO_8859_1);
    }

    private static boolean allZero(byte[] block) {
        for (byte one : block) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }
}
