package org.naohai.formats.dicom;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Values of elements as texts and numbers (PS3.5 6.2). Bulk values that are not at hand have none.
final class Values {

    private static final VarHandle SHORT = array(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT_BIG = array(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = array(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT_BIG = array(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = array(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG_BIG = array(long[].class, ByteOrder.BIG_ENDIAN);

    private Values() {}

    static List<String> texts(Element element, CharacterSets characters) {
        if (!(element.value() instanceof Value.Bytes bytes) || bytes.length() == 0) {
            return List.of();
        }
        var vr = element.vr();
        if (vr.isText()) {
            return characters.texts(bytes.array(), bytes.offset(), bytes.length(), vr);
        }
        return numberTexts(vr, bytes);
    }

    static double[] numbers(Element element) {
        if (!(element.value() instanceof Value.Bytes bytes) || bytes.length() == 0) {
            return new double[0];
        }
        return switch (element.vr()) {
            case DS, IS, LO, SH, UC, CS -> decimals(bytes);
            case US, OW -> each(bytes, 2, at -> unsignedShort(bytes, at));
            case SS -> each(bytes, 2, at -> (short) unsignedShort(bytes, at));
            case UL, OL -> each(bytes, 4, at -> Integer.toUnsignedLong(integer(bytes, at)));
            case SL -> each(bytes, 4, at -> integer(bytes, at));
            case FL, OF -> each(bytes, 4, at -> Float.intBitsToFloat(integer(bytes, at)));
            case FD, OD -> each(bytes, 8, at -> Double.longBitsToDouble(longInteger(bytes, at)));
            case SV -> each(bytes, 8, at -> longInteger(bytes, at));
            case UV, OV -> each(bytes, 8, at -> unsigned(longInteger(bytes, at)));
            case AT -> each(bytes, 4, at -> Integer.toUnsignedLong(tag(bytes, at)));
            case OB -> each(bytes, 1, at -> bytes.array()[at] & 0xFF);
            default -> new double[0];
        };
    }

    private static List<String> numberTexts(Vr vr, Value.Bytes bytes) {
        return switch (vr) {
            case US, OW -> list(bytes, 2, at -> Integer.toString(unsignedShort(bytes, at)));
            case SS -> list(bytes, 2, at -> Short.toString((short) unsignedShort(bytes, at)));
            case UL, OL -> list(bytes, 4, at -> Integer.toUnsignedString(integer(bytes, at)));
            case SL -> list(bytes, 4, at -> Integer.toString(integer(bytes, at)));
            case FL, OF -> list(bytes, 4, at -> Float.toString(Float.intBitsToFloat(integer(bytes, at))));
            case FD, OD -> list(bytes, 8, at -> Double.toString(Double.longBitsToDouble(longInteger(bytes, at))));
            case SV -> list(bytes, 8, at -> Long.toString(longInteger(bytes, at)));
            case UV, OV -> list(bytes, 8, at -> Long.toUnsignedString(longInteger(bytes, at)));
            case AT -> list(bytes, 4, at -> Tag.hex(tag(bytes, at)));
            case OB -> list(bytes, 1, at -> Integer.toString(bytes.array()[at] & 0xFF));
            default -> List.of();
        };
    }

    private static List<String> list(Value.Bytes bytes, int unit, java.util.function.IntFunction<String> text) {
        return IntStream.range(0, bytes.length() / unit)
                .mapToObj(i -> text.apply(bytes.offset() + i * unit))
                .toList();
    }

    private static double[] each(Value.Bytes bytes, int unit, IntToDoubleFunction number) {
        var numbers = new double[bytes.length() / unit];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number.applyAsDouble(bytes.offset() + i * unit);
        }
        return numbers;
    }

    private static double[] decimals(Value.Bytes bytes) {
        var text = new String(bytes.array(), bytes.offset(), bytes.length(), StandardCharsets.ISO_8859_1);
        var found = new ArrayList<Double>();
        for (var part : text.split("\\\\")) {
            var number = decimal(part);
            if (number != null) {
                found.add(number);
            }
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// A decimal string as devices write it: padded by blanks or zero bytes, here and there with a decimal comma.
    static @Nullable Double decimal(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && "+-.,eE".indexOf(c) < 0) {
                return null;
            }
        }
        try {
            return from == to ? null : Double.valueOf(text.substring(from, to).replace(',', '.'));
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /// The bytes with every unit of numbers turned round; as they stand where they are little endian already.
    static byte[] littleEndian(Vr vr, Value.Bytes bytes) {
        var copy = bytes.copy();
        if (bytes.bigEndian()) {
            swap(copy, 0, copy.length, vr.unit());
        }
        return copy;
    }

    /// Turns every whole unit round; bytes behind the last one stay.
    static void swap(byte[] bytes, int from, int length, int unit) {
        for (int at = from; at + unit <= from + length && unit > 1; at += unit) {
            for (int low = at, high = at + unit - 1; low < high; low++, high--) {
                byte one = bytes[low];
                bytes[low] = bytes[high];
                bytes[high] = one;
            }
        }
    }

    private static double unsigned(long number) {
        return number >= 0 ? number : (number >>> 1) * 2.0 + (number & 1);
    }

    private static int unsignedShort(Value.Bytes bytes, int at) {
        return (short) (bytes.bigEndian() ? SHORT_BIG : SHORT).get(bytes.array(), at) & 0xFFFF;
    }

    private static int tag(Value.Bytes bytes, int at) {
        return unsignedShort(bytes, at) << 16 | unsignedShort(bytes, at + 2);
    }

    private static int integer(Value.Bytes bytes, int at) {
        return (int) (bytes.bigEndian() ? INT_BIG : INT).get(bytes.array(), at);
    }

    private static long longInteger(Value.Bytes bytes, int at) {
        return (long) (bytes.bigEndian() ? LONG_BIG : LONG).get(bytes.array(), at);
    }

    private static VarHandle array(Class<?> type, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(type, order);
    }
}
