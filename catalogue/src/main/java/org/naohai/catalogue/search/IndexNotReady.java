package org.naohai.catalogue.search;

import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;

/// The index is being built for the first time; a search has to wait a moment.
final class IndexNotReady extends Refused {
    IndexNotReady() {
        super(
                Kind.UNAVAILABLE,
                Problem.error("SEARCH_NOT_READY", null, null, "an index that is being built", "an index"));
    }
}
