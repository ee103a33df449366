package org.naohai.formats.electrophysiology;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Cuts fixed-width fields out of an EDF or BDF header: printable ASCII by the standard, UTF-8 or Latin-1 in practice.
final class EdfField {

    private EdfField() {}

    static String text(byte[] header, int at, int length) {
        var bytes = java.util.Arrays.copyOfRange(header, at, at + length);
        return Texts.decode(bytes).replace('\0', ' ').strip();
    }

    static String ascii(byte[] header, int at, int length) {
        return new String(header, at, length, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
    }

    static OptionalLong integer(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.startsWith("+") ? text.substring(1) : text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /// A number with point or, against the standard, comma.
    static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text.replace(',', '.'));
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    static boolean isAnnotation(String label) {
        return List.of("EDF Annotations", "BDF Annotations").contains(label);
    }
}
