package org.naohai.acquisition.web;

import java.io.IOException;
import org.naohai.lake.LakeUnavailable;

/// Tells a full disk, which the sender must be told of, from a sender who went away.
final class Failures {

    private Failures() {}

    static IOException of(IOException cause) {
        if (LakeUnavailable.diskFull(cause)) {
            throw new LakeUnavailable(cause);
        }
        return cause;
    }
}
