package org.naohai.formats.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.naohai.kernel.Problem;

/// What may be wrong with a NIfTI header; an error means that its voxels cannot be placed or read.
final class NiftiHeaderChecks {

    private static final int MAX_AXES = 7;
    private static final long MAX_VOXELS = 1L << 57;
    private static final double SIZE_TOLERANCE = 0.01;

    private static final List<Check> CHECKS = List.of(
            NiftiHeaderChecks::axes,
            NiftiHeaderChecks::sizes,
            NiftiHeaderChecks::datatype,
            NiftiHeaderChecks::bitpix,
            NiftiHeaderChecks::scaling,
            NiftiHeaderChecks::voxelSize,
            NiftiHeaderChecks::affineFinite,
            NiftiHeaderChecks::affineSingular,
            NiftiHeaderChecks::affineAgreesWithSizes,
            NiftiHeaderChecks::oriented,
            NiftiHeaderChecks::formsAgree,
            NiftiHeaderChecks::units,
            NiftiHeaderChecks::dataOffset);

    private NiftiHeaderChecks() {}

    static List<Problem> of(String file, NiftiHeader header) {
        var problems = new ArrayList<Problem>();
        for (var check : CHECKS) {
            check.apply(file, header).ifPresent(problems::add);
        }
        return problems;
    }

    private static Optional<Problem> axes(String file, NiftiHeader header) {
        long axes = header.dim().getFirst();
        return when(
                axes < 1 || axes > MAX_AXES,
                () -> Problem.error("NIFTI_DIMENSIONS_INVALID", file, "dim[0]", Long.toString(axes), "1..7"));
    }

    private static Optional<Problem> sizes(String file, NiftiHeader header) {
        long axes = header.dim().getFirst();
        long product = 1;
        for (int axis = 1; axis <= Math.clamp(axes, 0, MAX_AXES); axis++) {
            long size = header.dim().get(axis);
            if (size < 1) {
                return Optional.of(Problem.error(
                        "NIFTI_DIMENSIONS_INVALID", file, "dim[" + axis + "]", Long.toString(size), "≥ 1"));
            }
            if (size > MAX_VOXELS / product) {
                return Optional.of(Problem.error(
                        "NIFTI_DIMENSIONS_INVALID", file, "dim", header.dim().toString(), "product < 2^57"));
            }
            product *= size;
        }
        return Optional.empty();
    }

    private static Optional<Problem> datatype(String file, NiftiHeader header) {
        var type = VoxelType.ofCode(header.datatype());
        return when(
                type.isEmpty() || !type.get().readable(),
                () -> Problem.error(
                        "NIFTI_DATATYPE_UNSUPPORTED",
                        file,
                        "datatype",
                        Integer.toString(header.datatype()),
                        "2, 4, 8, 16, 32, 64, 128, 256, 512, 768, 1024, 1280, 1792, 2304"));
    }

    private static Optional<Problem> bitpix(String file, NiftiHeader header) {
        return VoxelType.ofCode(header.datatype())
                .filter(type -> type.bytes() * 8 != header.bitpix())
                .map(type -> Problem.warning(
                        "NIFTI_BITPIX_MISMATCH",
                        file,
                        "bitpix",
                        Integer.toString(header.bitpix()),
                        Integer.toString(type.bytes() * 8)));
    }

    private static Optional<Problem> scaling(String file, NiftiHeader header) {
        boolean bad = header.scaled() && (Double.isInfinite(header.sclSlope()) || !Double.isFinite(header.sclInter()));
        return when(
                bad,
                () -> Problem.error(
                        "NIFTI_SCALING_NOT_FINITE",
                        file,
                        "scl_slope, scl_inter",
                        header.sclSlope() + ", " + header.sclInter(),
                        "finite"));
    }

    private static Optional<Problem> voxelSize(String file, NiftiHeader header) {
        for (int axis = 1; axis <= Math.clamp(header.dim().getFirst(), 0, 3); axis++) {
            double size = header.pixdim().get(axis);
            if (!Double.isFinite(size) || size <= 0) {
                var field = "pixdim[" + axis + "]";
                return Optional.of(
                        header.sformCode() > 0
                                ? Problem.warning("NIFTI_VOXEL_SIZE_INVALID", file, field, "" + size, "> 0")
                                : Problem.error("NIFTI_VOXEL_SIZE_INVALID", file, field, "" + size, "> 0"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> affineFinite(String file, NiftiHeader header) {
        var affine = NiftiAffine.of(header);
        return when(
                !affine.finite(),
                () -> Problem.error("NIFTI_AFFINE_NOT_FINITE", file, formName(header), "NaN | Inf", "finite"));
    }

    private static Optional<Problem> affineSingular(String file, NiftiHeader header) {
        var affine = NiftiAffine.of(header);
        double volume = affine.voxelSizeMm(0) * affine.voxelSizeMm(1) * affine.voxelSizeMm(2);
        boolean flat = affine.finite() && !(Math.abs(affine.determinant()) > 1e-6 * volume);
        return when(
                flat && sizesValid(header),
                () -> Problem.error(
                        "NIFTI_AFFINE_SINGULAR", file, formName(header), "det " + round(affine.determinant()), "≠ 0"));
    }

    private static Optional<Problem> affineAgreesWithSizes(String file, NiftiHeader header) {
        var affine = NiftiAffine.of(header);
        if (!affine.finite() || !sizesValid(header)) {
            return Optional.empty();
        }
        for (int axis = 0; axis < Math.clamp(header.dim().getFirst(), 0, 3); axis++) {
            double declared = NiftiAffine.size(header, axis + 1);
            double mapped = affine.voxelSizeMm(axis);
            if (mapped > 0 && Math.abs(mapped - declared) > SIZE_TOLERANCE * declared) {
                return Optional.of(Problem.warning(
                        "NIFTI_VOXEL_SIZE_DISAGREES",
                        file,
                        "pixdim[" + (axis + 1) + "]",
                        round(declared) + " mm",
                        round(mapped) + " mm (" + formName(header) + ")"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> oriented(String file, NiftiHeader header) {
        return when(
                header.sformCode() <= 0 && header.qformCode() <= 0,
                () -> Problem.warning("NIFTI_NO_ORIENTATION", file, "sform_code, qform_code", "0, 0", "> 0"));
    }

    /// Only where both claim the same space: a scanner qform beside a template sform is how it should be.
    private static Optional<Problem> formsAgree(String file, NiftiHeader header) {
        if (header.sformCode() <= 0 || header.sformCode() != header.qformCode()) {
            return Optional.empty();
        }
        var sform = NiftiAffine.sform(header);
        var qform = NiftiAffine.qform(header);
        double apart = farthestCorner(header, sform, qform);
        double tolerance = Math.max(1, sform.voxelSizeMm(0));
        return when(
                apart > tolerance,
                () -> Problem.warning(
                        "NIFTI_FORMS_DISAGREE",
                        file,
                        "sform, qform",
                        round(apart) + " mm",
                        "≤ " + round(tolerance) + " mm"));
    }

    private static double farthestCorner(NiftiHeader header, Affine sform, Affine qform) {
        double farthest = 0;
        for (int corner = 0; corner < 8; corner++) {
            double squared = 0;
            for (int row = 0; row < 3; row++) {
                double distance = sform.at(row, 3) - qform.at(row, 3);
                for (int axis = 0; axis < 3; axis++) {
                    long last = axis < header.dim().getFirst() ? header.dim().get(axis + 1) - 1 : 0;
                    distance += ((corner >> axis) & 1) * last * (sform.at(row, axis) - qform.at(row, axis));
                }
                squared += distance * distance;
            }
            farthest = Math.max(farthest, Math.sqrt(squared));
        }
        return farthest;
    }

    private static Optional<Problem> units(String file, NiftiHeader header) {
        return when(
                !header.spaceUnitKnown(),
                () -> Problem.info(
                        "NIFTI_UNITS_UNKNOWN", file, "xyzt_units", Integer.toString(header.xyztUnits()), "2 (mm)"));
    }

    private static Optional<Problem> dataOffset(String file, NiftiHeader header) {
        int least = header.version() == 1 ? NiftiHeader.DATA_START_1 : NiftiHeader.DATA_START_2;
        boolean wrong =
                header.voxOffset() != 0 && !(header.voxOffset() >= least && header.voxOffset() <= Integer.MAX_VALUE);
        return when(
                wrong,
                () -> Problem.error(
                        "NIFTI_OFFSET_INVALID", file, "vox_offset", Double.toString(header.voxOffset()), "≥ " + least));
    }

    private static boolean sizesValid(NiftiHeader header) {
        for (int axis = 1; axis <= 3; axis++) {
            double size = NiftiAffine.size(header, axis);
            if (!Double.isFinite(size) || size <= 0) {
                return header.sformCode() > 0;
            }
        }
        return true;
    }

    private static String formName(NiftiHeader header) {
        if (header.sformCode() > 0) {
            return "sform";
        }
        return header.qformCode() > 0 ? "qform" : "pixdim";
    }

    private static String round(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static Optional<Problem> when(boolean wrong, java.util.function.Supplier<Problem> problem) {
        return wrong ? Optional.of(problem.get()) : Optional.empty();
    }

    @FunctionalInterface
    private interface Check {
        Optional<Problem> apply(String file, NiftiHeader header);
    }
}
