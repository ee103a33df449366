package org.naohai.quality;

import java.util.List;

/// Comparisons that need several sources of the same subject.
///
/// Named in `META-INF/services/org.naohai.quality.CrossChecks`, with a public constructor without arguments.
@FunctionalInterface
public interface CrossChecks {

    List<Quality.CrossCheck> compare(List<Assessment> assessments);
}
