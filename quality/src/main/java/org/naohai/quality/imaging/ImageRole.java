package org.naohai.quality.imaging;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.Unit;

/// What an image is for, told by BIDS datatype and suffix; it decides which checks and metrics apply.
enum ImageRole {
    ANATOMY,
    /// MP2RAGE `UNIT1`: the ratio of two images, whose air is noise as bright as the head (Marques et al. 2010).
    UNIFORM_ANATOMY,
    FUNCTIONAL,
    DIFFUSION,
    /// Masks and segmentations: constant and few-valued images are fine.
    LABELS,
    OTHER;

    private static final Set<String> LABEL_SUFFIXES = Set.of("mask", "dseg", "probseg", "seg", "label", "roi");
    private static final Set<String> STRUCTURAL =
            Set.of("T1w", "T2w", "FLAIR", "PDw", "PD", "T2star", "T2starw", "PDT2", "inplaneT1", "inplaneT2", "MEGRE");

    static ImageRole of(Unit unit) {
        var suffix = unit.entities().suffix();
        if (suffix != null && LABEL_SUFFIXES.contains(suffix)) {
            return LABELS;
        }
        if (derivative(unit.path())) {
            return OTHER;
        }
        if ("bold".equals(suffix) || "cbv".equals(suffix)) {
            return FUNCTIONAL;
        }
        if ("dwi".equals(suffix)) {
            return DIFFUSION;
        }
        if ("UNIT1".equals(suffix)) {
            return UNIFORM_ANATOMY;
        }
        return structural(unit, suffix) ? ANATOMY : OTHER;
    }

    private static boolean structural(Unit unit, @Nullable String suffix) {
        return suffix != null
                && STRUCTURAL.contains(suffix)
                && !unit.entities().others().containsKey("part");
    }

    private static boolean derivative(String path) {
        return path.startsWith("derivatives/") || path.contains("/derivatives/");
    }

    boolean anatomy() {
        return this == ANATOMY || this == UNIFORM_ANATOMY;
    }

    /// Whether it is a scan, and not made from one.
    boolean raw() {
        return this != LABELS && this != OTHER;
    }
}
