package org.naohai.formats.electrophysiology;

import java.util.List;
import org.naohai.formats.DerivedObject;

/// One look at a recording while it is decoded: many passes share the one decoding.
///
/// Each channel's samples come in order, in runs; the runs of different channels interleave. Owned by one
/// thread. What a pass keeps must grow with the runs that come, never with the size that the header claims.
public interface SignalPass {

    void accept(SignalRun run);

    /// Called once after the last run; what the pass made, or an empty list.
    List<DerivedObject> finish();
}
