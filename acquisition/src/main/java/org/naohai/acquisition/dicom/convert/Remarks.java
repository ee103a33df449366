package org.naohai.acquisition.dicom.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.naohai.kernel.Problem;

/// What the converter remarks, by kind. Its words may quote headers, so only ours go on.
final class Remarks {

    private static final String CODE = "DICOM_CONVERSION_REMARK";

    /// What a line says → what we say, and what would be right. The first that fits counts.
    private static final List<Kind> KINDS = List.of(
            new Kind("slices missing", "a whole series", "missing", "divisible by", "expected %d slices"),
            new Kind("slice distances vary", "equal distances", "interslice distance", "not equidistant", "slice gap"),
            new Kind(
                    "gradients uncertain",
                    "a known gradient table",
                    "gradient",
                    "bvec",
                    "b0 (reference)",
                    "convert dti"),
            new Kind(
                    "orientation uncertain",
                    "a known orientation",
                    "slice direction",
                    "spatial orientation",
                    "mirrored"),
            new Kind("slices apart", "one stack", "not stacked", "slices skipped"),
            new Kind("slice times unknown", "times of all slices", "slice tim", "slice order", "slicetiming", "rtia"),
            new Kind("scaling varies", "one scaling", "slope", "scaling varies", "scale factor"),
            new Kind("time between volumes varies", "equal times", "between volumes varies"),
            new Kind(
                    "pixels not decoded",
                    "a transfer syntax that dcm2niix reads",
                    "transfer syntax",
                    "unable to decode",
                    "decompress",
                    "bit-depth"),
            new Kind("manufacturer unknown", "a known manufacturer", "determine manufacturer"),
            new Kind("enhanced of this vendor", "classic objects", "enhanced dicoms"));

    private Remarks() {}

    private record Kind(String found, String expected, List<String> words) {

        private Kind(String found, String expected, String... words) {
            this(found, expected, List.of(words));
        }

        private boolean fits(String line) {
            return words.stream().anyMatch(line::contains);
        }
    }

    /// Each kind once, in the order of their first line.
    static List<Problem> of(String said) {
        var found = new LinkedHashMap<Kind, Integer>();
        var others = new ArrayList<String>();
        for (var line : said.lines().toList()) {
            var lower = line.toLowerCase(Locale.ROOT);
            if (lower.contains("warning:") || lower.contains("error:")) {
                KINDS.stream()
                        .filter(kind -> kind.fits(lower))
                        .findFirst()
                        .ifPresentOrElse(kind -> found.merge(kind, 1, Integer::sum), () -> others.add(line));
            }
        }
        var problems =
                new ArrayList<>(found.entrySet().stream().map(Remarks::problem).toList());
        if (!others.isEmpty()) {
            problems.add(Problem.info(CODE, null, "dcm2niix", others.size() + " other remarks", "none"));
        }
        return problems;
    }

    private static Problem problem(Map.Entry<Kind, Integer> kind) {
        return Problem.warning(
                CODE, null, "dcm2niix", kind.getKey().found(), kind.getKey().expected());
    }
}
