package org.naohai.acquisition.dicom.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Target;

/// What somebody decided about an arrival.
///
/// - **before** where it stood; null: nowhere · **released**, **moved** hashes of series
/// - **release** what is known of the release, and it is undone by; null where nothing was released
record Decision(
        UUID id,
        UUID arrivalId,
        Action action,
        State state,
        @Nullable Target before,
        @Nullable Target target,
        List<String> released,
        List<String> moved,
        @Nullable UUID release,
        String reason,
        UUID by,
        Instant at) {

    Decision {
        released = List.copyOf(released);
        moved = List.copyOf(moved);
    }

    /// What can be decided.
    enum Action {
        REROUTE,
        MERGE,
        SPLIT,
        CORRECT,
        ACCEPT,
        DISCARD,
        UNDO;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum State {
        RUNNING,
        DONE,
        UNDONE,
        /// the server stopped in the middle of it
        BROKEN;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
