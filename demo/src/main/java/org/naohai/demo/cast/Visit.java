package org.naohai.demo.cast;

import java.util.Set;

/// One session of a participant: `1` or `2`, the age in years on that day and what was measured.
public record Visit(String session, double ageYears, Set<Part> parts) {

    public Visit {
        parts = Set.copyOf(parts);
    }

    public boolean has(Part part) {
        return parts.contains(part);
    }
}
