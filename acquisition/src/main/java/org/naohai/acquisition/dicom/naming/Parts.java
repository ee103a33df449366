package org.naohai.acquisition.dicom.naming;

import java.util.Map;
import java.util.Optional;

/// The parts of complex images, as BIDS calls them.
final class Parts {

    static final String MAGNITUDE = "mag";

    private static final Map<String, String> LABELS = Map.of("phase", "phase", "real", "real", "imaginary", "imag");

    private Parts() {}

    /// - **kind** of [ImageFacts]; empty for what is no part
    static Optional<String> of(String kind) {
        return Optional.ofNullable(LABELS.get(kind));
    }
}
