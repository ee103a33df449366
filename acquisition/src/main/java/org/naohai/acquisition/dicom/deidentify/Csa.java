package org.naohai.acquisition.dicom.deidentify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Writes a CSA header of Siemens anew with nothing but the entries of `siemens-csa.tsv`. What the scanner
/// left in its memory between the values (pieces of protocols, of other patients' too) is not copied.
///
/// - **layout** `SV10` and 4 bytes (second version only); entries, 77; each entry name (64), multiplicity, VR
///   (4), type, items, 77; each item four int32 with its length, then bytes padded to 4. Little endian
/// - **source** what readers of it document (nibabel `nicom/csareader.py`, "SIEMENS CSA format")
final class Csa {

    private static final byte[] SECOND = {'S', 'V', '1', '0', 4, 3, 2, 1};
    private static final int NAME = 64;
    private static final int MOST_ENTRIES = 1000;
    private static final int MOST_ITEMS = 100_000;
    private static final int MOST_DIGITS = 11;
    private static final int LEADING = 77;
    private static final int MARK = 205;
    private static final Map<String, String> KINDS = new HashMap<>();

    static {
        for (var line : ProfileTable.lines("siemens-csa.tsv").stream().skip(1).toList()) {
            var cells = line.split("\t", -1);
            KINDS.put(cells[0], cells[1]);
        }
    }

    private Csa() {}

    /// - **name** of one entry · **items** their bytes, without padding
    record Entry(String name, int multiplicity, String vr, int type, List<byte[]> items) {}

    /// - **harmless** whether a short phrase tells of nobody · **protocol** cleans an ASCCONV block
    /// - **returns** null where the bytes are no CSA header
    static byte @Nullable [] cleaned(byte[] bytes, Predicate<String> harmless, UnaryOperator<String> protocol) {
        var entries = read(bytes);
        if (entries == null) {
            return null;
        }
        var kept = new ArrayList<Entry>();
        for (var entry : entries) {
            var kind = KINDS.get(entry.name);
            if (kind != null) {
                kept.add(cleaned(entry, kind, harmless, protocol));
            }
        }
        return written(kept);
    }

    private static Entry cleaned(Entry entry, String kind, Predicate<String> harmless, UnaryOperator<String> protocol) {
        var items = new ArrayList<byte[]>(entry.items.size());
        for (var item : entry.items) {
            items.add(cleaned(item, kind, harmless, protocol));
        }
        return new Entry(entry.name, entry.multiplicity, entry.vr, entry.type, items);
    }

    private static byte[] cleaned(
            byte[] item, String kind, Predicate<String> harmless, UnaryOperator<String> protocol) {
        int length = 0;
        while (length < item.length && item[length] != 0) {
            length++;
        }
        if (length == 0) {
            return new byte[0];
        }
        if (kind.equals("numbers") && Values.isPlainNumber(item, 0, length, Values.MANY_DIGITS)) {
            return ended(item, length);
        }
        var text = new String(item, 0, length, StandardCharsets.ISO_8859_1);
        if (kind.equals("protocol")) {
            var cleaned = protocol.apply(text).getBytes(StandardCharsets.ISO_8859_1);
            return ended(cleaned, cleaned.length);
        }
        boolean stays = kind.equals("words") || Values.isPlainNumber(item, 0, length, MOST_DIGITS);
        return stays && harmless.test(text) ? ended(item, length) : new byte[0];
    }

    /// The text with the zero byte that ends it.
    private static byte[] ended(byte[] item, int length) {
        var text = new byte[length + 1];
        System.arraycopy(item, 0, text, 0, length);
        return text;
    }

    private static @Nullable List<Entry> read(byte[] bytes) {
        try {
            var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            boolean second = bytes.length > 16 && bytes[0] == 'S' && bytes[1] == 'V' && bytes[2] == '1';
            in.position(second ? SECOND.length : 0);
            int count = in.getInt();
            in.getInt();
            if (count < 1 || count > MOST_ENTRIES) {
                return null;
            }
            var entries = new ArrayList<Entry>(count);
            int firstItems = -1;
            for (int i = 0; i < count; i++) {
                var name = text(in, NAME);
                int multiplicity = in.getInt();
                var vr = text(in, 4);
                int type = in.getInt();
                int items = in.getInt();
                in.getInt();
                firstItems = firstItems < 0 ? items : firstItems;
                if (items < 0 || items > MOST_ITEMS) {
                    return null;
                }
                entries.add(new Entry(name, multiplicity, vr, type, items(in, items, second ? -1 : firstItems)));
            }
            return entries;
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
            return null;
        }
    }

    /// - **less** of the first version: what its lengths are too great by; -1 for the second
    private static List<byte[]> items(ByteBuffer in, int count, int less) {
        var items = new ArrayList<byte[]>(Math.min(count, 64));
        for (int i = 0; i < count; i++) {
            int first = in.getInt();
            int second = in.getInt();
            in.getInt();
            in.getInt();
            int length = less < 0 ? second : first - less;
            if (length < 0 || length > in.remaining()) {
                throw new java.nio.BufferUnderflowException();
            }
            var item = new byte[length];
            in.get(item);
            in.position(Math.min(in.limit(), in.position() + (4 - length % 4) % 4));
            items.add(item);
        }
        return items;
    }

    private static String text(ByteBuffer in, int length) {
        int start = in.position();
        int end = start;
        while (end < start + length && in.get(end) != 0) {
            end++;
        }
        in.position(start + length);
        return new String(in.array(), start, end - start, StandardCharsets.ISO_8859_1);
    }

    /// In the second version, with the four bytes at the end that scanners add.
    private static byte[] written(List<Entry> entries) {
        int size = SECOND.length + 8 + 4;
        for (var entry : entries) {
            size += NAME + 20;
            for (var item : entry.items) {
                size += 16 + (item.length + 3) / 4 * 4;
            }
        }
        var out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put(SECOND).putInt(entries.size()).putInt(LEADING);
        for (var entry : entries) {
            put(out, entry.name, NAME);
            out.putInt(entry.multiplicity);
            put(out, entry.vr, 4);
            out.putInt(entry.type).putInt(entry.items.size()).putInt(entry.items.isEmpty() ? MARK : LEADING);
            for (var item : entry.items) {
                int length = item.length;
                out.putInt(length)
                        .putInt(length)
                        .putInt(length == 0 ? MARK : LEADING)
                        .putInt(length);
                out.put(item).position(out.position() + (4 - length % 4) % 4);
            }
        }
        return out.array();
    }

    private static void put(ByteBuffer out, String text, int length) {
        int start = out.position();
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        out.put(bytes, 0, Math.min(bytes.length, length)).position(start + length);
    }
}
