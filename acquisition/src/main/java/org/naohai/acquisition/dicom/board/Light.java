package org.naohai.acquisition.dicom.board;

import java.util.Collection;
import java.util.Locale;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;

/// What the board shows of a series or a visit; the later, the more it wants somebody.
public enum Light {
    /// well, as far as anybody can say by the headers
    GREEN,
    /// still coming, or not looked at yet
    GREY,
    /// somebody should look
    AMBER,
    /// not whole, or cannot be put together: worth another scan
    RED;

    /// The light of a checked series.
    public static Light of(Collection<Problem> problems) {
        var worst = problems.stream().map(Problem::severity).max(Severity::compareTo);
        return worst.map(severity -> switch (severity) {
                    case ERROR -> RED;
                    case WARNING -> AMBER;
                    case INFO -> GREEN;
                })
                .orElse(GREEN);
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Light of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    Light or(Light other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
