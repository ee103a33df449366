package org.naohai.acquisition.dicom.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;

/// A row of `acquisition.dicom_arrival_series`.
///
/// - **hash** keyed hash of its UID, hex · **uid** in the archive; null while it is held
record ArrivedSeries(
        String hash,
        @Nullable String uid,
        String modality,
        @Nullable Integer number,
        String description,
        String state,
        int instances,
        long bytes,
        List<Problem> problems) {

    ArrivedSeries {
        problems = List.copyOf(problems);
    }

    boolean isHeld() {
        return state.equals(Arrival.HELD);
    }

    boolean isArriving() {
        return state.equals("arriving");
    }

    boolean isArchived() {
        return state.equals("complete");
    }
}
