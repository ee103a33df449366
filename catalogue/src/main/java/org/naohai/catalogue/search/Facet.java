package org.naohai.catalogue.search;

import java.util.Locale;
import java.util.Optional;

/// What results are counted and filtered by.
public enum Facet {
    DOMAIN,
    MODALITY,
    PROJECT,
    INSTITUTION,
    QUALITY,
    ACCESS,
    TYPE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String field() {
        return "facet_" + key();
    }

    static Optional<Facet> ofKey(String key) {
        for (var facet : values()) {
            if (facet.key().equals(key)) {
                return Optional.of(facet);
            }
        }
        return Optional.empty();
    }
}
