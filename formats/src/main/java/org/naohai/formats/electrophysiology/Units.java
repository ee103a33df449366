package org.naohai.formats.electrophysiology;

import java.util.Map;

/// Units of samples: every voltage becomes µV, all else stays as written.
///
/// - **factor** what a value is multiplied by to be in `unit`
record Units(String unit, double factor) {

    static final String MICROVOLT = "µV";

    private static final Map<String, Double> TO_MICROVOLT =
            Map.of("uV", 1.0, "µV", 1.0, "μV", 1.0, "mV", 1e3, "V", 1e6, "nV", 1e-3, "UV", 1.0, "uv", 1.0, "kV", 1e9);

    static Units of(String written) {
        var factor = TO_MICROVOLT.get(written.strip());
        return factor == null ? new Units(written.strip(), 1) : new Units(MICROVOLT, factor);
    }

    boolean voltage() {
        return unit.equals(MICROVOLT);
    }
}
