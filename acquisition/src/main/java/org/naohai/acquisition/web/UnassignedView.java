package org.naohai.acquisition.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Text;

/// Data of a person that does not say whose it is.
public record UnassignedView(
        UUID id,
        String path,
        String kind,
        String dataset,
        UUID datasetId,
        @Nullable SuggestionView suggestion) {

    /// Whose it may be, and why.
    public record SuggestionView(String subjectLabel, Text because) {}
}
