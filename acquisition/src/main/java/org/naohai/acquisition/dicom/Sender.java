package org.naohai.acquisition.dicom;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who delivers instances, and where to where that is settled.
///
/// - **callingAe** application entity title, `STOW` or `IMPORT` where there is none · **person** who is signed in; null
///   for a scanner · **target** named by the sender (an import, STOW into a project); null: the rules decide
public record Sender(
        Way way,
        String callingAe,
        @Nullable UUID person,
        @Nullable Target target) {

    /// How it arrives.
    public enum Way {
        DIMSE,
        STOW,
        IMPORT;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
