package org.naohai.formats.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;

/// Takes the bytes of a NIfTI header apart; the byte order is the one in which `sizeof_hdr` is 348 or 540.
final class NiftiHeaderParser {

    static final int SIZE_1 = 348;
    static final int SIZE_2 = 540;

    private NiftiHeaderParser() {}

    /// - **bytes** the first up to 540 bytes of the (inflated) file
    static Parsed parse(String file, byte[] bytes) {
        if (bytes.length < SIZE_1) {
            return Parsed.failed(
                    Problem.error("NIFTI_TRUNCATED", file, "header", bytes.length + " B", "≥ " + SIZE_1 + " B"));
        }
        for (var order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            var buffer = ByteBuffer.wrap(bytes).order(order);
            if (buffer.getInt(0) == SIZE_1) {
                return first(file, buffer);
            }
            if (buffer.getInt(0) == SIZE_2 && bytes.length >= SIZE_2) {
                return second(file, buffer);
            }
        }
        int size = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        return Parsed.failed(
                Problem.error("NIFTI_BAD_MAGIC", file, "header[0..4] sizeof_hdr", Integer.toString(size), "348 | 540"));
    }

    private static Parsed first(String file, ByteBuffer header) {
        var problem = badMagic(file, magic(header, 344, 3), "n+1", "ni1", "header[344..348] magic");
        return problem != null ? Parsed.failed(problem) : new Parsed(nifti1(header), null);
    }

    private static Parsed second(String file, ByteBuffer header) {
        var problem = badMagic(file, magic(header, 4, 3), "n+2", "ni2", "header[4..12] magic");
        return problem != null ? Parsed.failed(problem) : new Parsed(nifti2(header), null);
    }

    private static @Nullable Problem badMagic(String file, String found, String single, String pair, String field) {
        if (found.equals(single)) {
            return null;
        }
        var code = found.equals(pair) ? "NIFTI_PAIR_UNSUPPORTED" : "NIFTI_BAD_MAGIC";
        return Problem.error(code, file, field, found.isBlank() ? "0" : Problem.quoted(found), single);
    }

    private static String magic(ByteBuffer header, int at, int length) {
        var text = new byte[length];
        header.get(at, text);
        return new String(text, StandardCharsets.ISO_8859_1).replaceAll("[^\\x20-\\x7e]", "");
    }

    private static NiftiHeader nifti1(ByteBuffer header) {
        var dim = new ArrayList<Long>();
        for (int i = 0; i < 8; i++) {
            dim.add((long) header.getShort(40 + 2 * i));
        }
        return new NiftiHeader(
                1,
                header.order(),
                dim,
                header.getShort(70),
                header.getShort(72),
                floats(header, 76, 8),
                header.getFloat(108),
                header.getFloat(112),
                header.getFloat(116),
                header.get(123) & 0xFF,
                (header.get(39) >> 4) & 3,
                header.getShort(252),
                header.getShort(254),
                floats(header, 256, 6),
                floats(header, 280, 12),
                header.getShort(68));
    }

    private static NiftiHeader nifti2(ByteBuffer header) {
        var dim = new ArrayList<Long>();
        for (int i = 0; i < 8; i++) {
            dim.add(header.getLong(16 + 8 * i));
        }
        return new NiftiHeader(
                2,
                header.order(),
                dim,
                header.getShort(12),
                header.getShort(14),
                doubles(header, 104, 8),
                header.getLong(168),
                header.getDouble(176),
                header.getDouble(184),
                header.getInt(500) & 0xFF,
                (header.get(524) >> 4) & 3,
                header.getInt(344),
                header.getInt(348),
                doubles(header, 352, 6),
                doubles(header, 400, 12),
                header.getInt(504));
    }

    private static List<Double> floats(ByteBuffer header, int at, int count) {
        var values = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            values.add((double) header.getFloat(at + 4 * i));
        }
        return values;
    }

    private static List<Double> doubles(ByteBuffer header, int at, int count) {
        var values = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            values.add(header.getDouble(at + 8 * i));
        }
        return values;
    }

    /// Either a header or the reason why there is none.
    record Parsed(@Nullable NiftiHeader header, @Nullable Problem problem) {

        static Parsed failed(Problem problem) {
            return new Parsed(null, problem);
        }
    }
}
