package org.naohai.acquisition.dicom;

import java.util.Collection;
import java.util.Set;

/// What the platform answers for: the sender may destroy its own (storage commitment, PS3.4 annex J).
public interface SafeKeeping {

    /// Those of the instances that are durable here, archived or held, under the UIDs they came with.
    Set<String> kept(Collection<String> sopInstanceUids);
}
