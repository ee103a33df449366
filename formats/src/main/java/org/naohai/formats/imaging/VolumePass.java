package org.naohai.formats.imaging;

import java.util.List;
import org.naohai.formats.DerivedObject;

/// One look at an image while it is decoded: many passes share the one decoding.
///
/// Slabs come in storage order, each voxel once; a truncated file simply stops earlier. Owned by one thread.
/// What a pass keeps must grow with the slabs that come, never with the size that the header claims.
public interface VolumePass {

    void accept(Slab slab);

    /// Called once after the last slab; what the pass made, or an empty list.
    List<DerivedObject> finish();
}
