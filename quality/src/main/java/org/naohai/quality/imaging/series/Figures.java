package org.naohai.quality.imaging.series;

import java.util.Locale;

/// Figures as people read them.
final class Figures {

    private Figures() {}

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : trimmed(String.format(Locale.ROOT, "%.4f", value));
    }

    private static String trimmed(String decimal) {
        return decimal.replaceFirst("0+$", "").replaceFirst("\\.$", "");
    }
}
