package org.naohai.catalogue.dicom.query;

import java.util.Locale;

/// What a query lists.
public enum Level {
    STUDY,
    SERIES,
    INSTANCE;

    String alias() {
        return name().toLowerCase(Locale.ROOT);
    }
}
