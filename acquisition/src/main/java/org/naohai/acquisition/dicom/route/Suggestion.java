package org.naohai.acquisition.dicom.route;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Text;

/// Where a study may belong, after what was decided about others like it.
///
/// - **subject** `auto`, a label, or null where earlier decisions do not tell · **decisions** how many back it
public record Suggestion(
        UUID projectId, String dataset, @Nullable String subject, int decisions, Text because) {}
