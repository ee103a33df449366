package org.naohai.acquisition.dicom.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving.Acceptance;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.inbox.Decision.Action;

/// What somebody wants done with an arrival.
///
/// - **version** how many decisions she knew of · **series** hashes; empty: all
record Wish(
        Action action,
        int version,
        List<String> series,
        @Nullable Target target,
        Acceptance accept,
        String reason) {

    Wish {
        series = List.copyOf(series);
    }
}
