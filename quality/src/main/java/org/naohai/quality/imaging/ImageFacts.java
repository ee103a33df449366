package org.naohai.quality.imaging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.naohai.formats.imaging.VolumeHeader;

/// What the catalogue keeps of an image: an allow-list, so that nothing of a sidecar slips through unseen.
final class ImageFacts {

    /// Sidecar key → fact; values are kept only where they are numbers or short texts.
    private static final Map<String, String> FROM_SIDECAR = Map.of(
            "RepetitionTime", "repetitionTimeSeconds",
            "EchoTime", "echoTimeSeconds",
            "InversionTime", "inversionTimeSeconds",
            "FlipAngle", "flipAngleDegrees",
            "MagneticFieldStrength", "fieldStrengthTesla",
            "PhaseEncodingDirection", "phaseEncodingDirection",
            "TaskName", "taskName",
            "MultibandAccelerationFactor", "multibandFactor");

    private static final int LONGEST_TEXT = 60;

    /// Seconds; a longer step of time is a wrong unit, which a check says.
    private static final double LONGEST_STEP = 60;

    private ImageFacts() {}

    static Map<String, Object> of(VolumeHeader header, Map<String, Object> sidecar) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("shape", header.shape());
        facts.put(
                "voxelSizeMm",
                header.voxelSizeMm().stream().map(ImageFacts::rounded).toList());
        facts.put("volumes", header.volumes());
        facts.put("datatype", header.type().key());
        facts.put("orientation", header.affine().orientation());
        if (header.volumes() > 1 && header.timeStepSeconds() > 0 && header.timeStepSeconds() <= LONGEST_STEP) {
            facts.put("repetitionTimeSeconds", rounded(header.timeStepSeconds()));
        }
        FROM_SIDECAR.forEach((key, fact) -> keep(facts, fact, sidecar.get(key)));
        keep(facts, "scanner", scanner(sidecar));
        return facts;
    }

    private static String scanner(Map<String, Object> sidecar) {
        return Stream.of("Manufacturer", "ManufacturersModelName")
                .map(sidecar::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static void keep(Map<String, Object> facts, String fact, @org.jspecify.annotations.Nullable Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            facts.put(fact, rounded(number.doubleValue()));
        } else if (value instanceof String text && !text.isBlank() && text.length() <= LONGEST_TEXT) {
            facts.put(fact, text);
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }
}
