package org.naohai.kernel;

import java.util.Locale;

/// How much a [Problem] weighs: an error rejects, a warning is passed on, information is only shown.
public enum Severity {
    INFO,
    WARNING,
    ERROR;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
