package org.naohai.formats.imaging;

import java.nio.ByteOrder;
import java.util.List;

/// The fields of a NIfTI-1 or NIfTI-2 header as written, before any judgement.
///
/// - **dim** dim[0..7] · **pixdim** pixdim[0..7] · **srow** srow_x, srow_y, srow_z (12 numbers)
/// - **quaternion** quatern_b, quatern_c, quatern_d, qoffset_x, qoffset_y, qoffset_z
/// - **description** is left out on purpose: `descrip`, `aux_file`, `db_name` and `intent_name` are free text
/// - **source** `nifti1.h` (NIfTI-1.1), `nifti2.h` (NIfTI-2)
public record NiftiHeader(
        int version,
        ByteOrder order,
        List<Long> dim,
        int datatype,
        int bitpix,
        List<Double> pixdim,
        double voxOffset,
        double sclSlope,
        double sclInter,
        int xyztUnits,
        int sliceDim,
        int qformCode,
        int sformCode,
        List<Double> quaternion,
        List<Double> srow,
        int intentCode) {

    /// Bytes of the header with its 4 extension bytes: where the voxels of a single file start at the earliest.
    public static final int DATA_START_1 = 352;

    public static final int DATA_START_2 = 544;

    private static final int SPACE_BITS = 0x07;
    private static final int TIME_BITS = 0x38;

    public NiftiHeader {
        dim = List.copyOf(dim);
        pixdim = List.copyOf(pixdim);
        quaternion = List.copyOf(quaternion);
        srow = List.copyOf(srow);
    }

    public int dataStart() {
        int least = version == 1 ? DATA_START_1 : DATA_START_2;
        return voxOffset > least && voxOffset <= Integer.MAX_VALUE ? (int) voxOffset : least;
    }

    /// Factor that turns pixdim[1..3] into mm; 1 where the unit is unknown.
    public double millimetres() {
        return switch (xyztUnits & SPACE_BITS) {
            case 1 -> 1000;
            case 3 -> 0.001;
            default -> 1;
        };
    }

    /// Factor that turns pixdim[4] into seconds; 1 where the unit is unknown.
    public double seconds() {
        return switch (xyztUnits & TIME_BITS) {
            case 16 -> 1e-3;
            case 24 -> 1e-6;
            default -> 1;
        };
    }

    public boolean spaceUnitKnown() {
        return (xyztUnits & SPACE_BITS) != 0;
    }

    /// slope and intercept apply only where the slope is neither 0 nor NaN (`nifti1.h`, "DATA SCALING").
    public boolean scaled() {
        return sclSlope != 0 && !Double.isNaN(sclSlope) && (sclSlope != 1 || sclInter != 0);
    }
}
