package org.naohai.quality.imaging.series;

import java.util.List;

/// A series that belongs to every visit of a project.
///
/// - **name** for people, e.g. `T1w` · **pattern** of its description or protocol name
/// - **count** how many at least; 0 where it may be left out
public record ExpectedSeries(String name, NamePattern pattern, int count, List<Target> targets) {

    public ExpectedSeries {
        targets = List.copyOf(targets);
        if (name.isBlank() || count < 0) {
            throw new IllegalArgumentException("an expected series has a name and a count from 0 on");
        }
    }

    public boolean matches(String description, String protocol) {
        return pattern.matches(description, protocol);
    }
}
