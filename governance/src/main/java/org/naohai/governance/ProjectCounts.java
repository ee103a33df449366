package org.naohai.governance;

import java.util.Map;
import java.util.UUID;

/// How much of each project the acting person may discover; answered by the catalogue, which this domain does not know.
public interface ProjectCounts {

    /// A project without an entry holds nothing that she may discover.
    Map<UUID, Counts> count();

    record Counts(int datasets, int subjects) {}
}
