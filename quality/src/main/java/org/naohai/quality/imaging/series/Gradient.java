package org.naohai.quality.imaging.series;

import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;

/// How one image is diffusion-weighted.
///
/// - **b** s/mm², whole · **direction** [Vector#NONE] where none is said, rounded to 10⁻⁴ · **isotropic**
///   whether it says to have no direction, e.g. a trace image
/// - **source** PS3.3 C.8.13.5.9; vendors' elements as dcm2niix documents them per vendor
record Gradient(double b, Vector direction, boolean isotropic) {

    /// Below this an image counts as not diffusion-weighted: scanners write b = 0 to 50.
    static final double B0_LIMIT = 50;

    /// Scanners write some values with a flag in front: 1,000,000,800 means 800.
    private static final double FLAG = 1e6;

    private static final double BEHIND_FLAG = 1e5;

    boolean weighted() {
        return b > B0_LIMIT;
    }

    boolean directed() {
        return direction.known() && direction.norm() > 0;
    }

    static @Nullable Gradient of(Frame frame) {
        double b = frame.number(SeriesTag.MrDiffusionSequence, Tag.DiffusionBValue);
        if (Double.isFinite(b)) {
            return made(b, standardDirection(frame), isotropic(frame));
        }
        return ofVendor(frame);
    }

    private static Vector standardDirection(Frame frame) {
        var holder = frame.holding(SeriesTag.MrDiffusionSequence, SeriesTag.DiffusionGradientDirectionSequence);
        var items = holder.items(SeriesTag.DiffusionGradientDirectionSequence);
        var from = items.isEmpty() ? frame.data() : items.getFirst();
        return Vector.of(from.numbers(Tag.DiffusionGradientOrientation), 0);
    }

    private static boolean isotropic(Frame frame) {
        return frame.text(SeriesTag.MrDiffusionSequence, SeriesTag.DiffusionDirectionality)
                        .equals("ISOTROPIC")
                || PrivateBlock.PHILIPS_IMAGING.text(frame.data(), 0x04, Vr.CS).equals("I");
    }

    private static @Nullable Gradient ofVendor(Frame frame) {
        var data = frame.data();
        double siemens = PrivateBlock.SIEMENS.number(data, 0x0C, Vr.IS);
        if (Double.isFinite(siemens)) {
            return made(siemens, Vector.of(PrivateBlock.SIEMENS.numbers(data, 0x0E, Vr.FD), 0), false);
        }
        double ge = PrivateBlock.GE_PARAMETERS.number(data, 0x39, Vr.IS);
        if (Double.isFinite(ge)) {
            return made(ge, ofGe(frame), false);
        }
        double philips = PrivateBlock.PHILIPS_IMAGING.number(data, 0x03, Vr.FL);
        if (Double.isFinite(philips)) {
            return made(philips, ofPhilips(frame), isotropic(frame));
        }
        double uih = PrivateBlock.UIH.number(data, 0x09, Vr.FD);
        return Double.isFinite(uih)
                ? made(uih, Vector.of(PrivateBlock.UIH.numbers(data, 0x37, Vr.FD), 0), false)
                : null;
    }

    private static Vector ofGe(Frame frame) {
        var block = PrivateBlock.GE_ACQUISITION;
        return new Vector(
                block.number(frame.data(), 0xBB, Vr.DS),
                block.number(frame.data(), 0xBC, Vr.DS),
                block.number(frame.data(), 0xBD, Vr.DS));
    }

    private static Vector ofPhilips(Frame frame) {
        var block = PrivateBlock.PHILIPS_MR;
        return new Vector(
                block.number(frame.data(), 0xB0, Vr.FL),
                block.number(frame.data(), 0xB1, Vr.FL),
                block.number(frame.data(), 0xB2, Vr.FL));
    }

    private static Gradient made(double b, Vector direction, boolean isotropic) {
        double plain = b >= FLAG ? b % BEHIND_FLAG : b;
        return new Gradient(Math.rint(plain), direction.known() ? direction.rounded(1e4) : Vector.NONE, isotropic);
    }
}
