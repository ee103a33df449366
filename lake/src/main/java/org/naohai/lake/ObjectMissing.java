package org.naohai.lake;

import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;

/// An object that the record names is not on disk: for the operator to mend, from a backup.
public final class ObjectMissing extends Refused {

    public ObjectMissing(String sha256) {
        super(Kind.UNAVAILABLE, Problem.error("LAKE_OBJECT_MISSING", null, "sha256", sha256, "an object in the lake"));
    }
}
