package org.naohai.formats.imaging;

/// The voxel-to-world affine of a NIfTI header.
///
/// - **choice** sform if `sform_code > 0`, else qform if `qform_code > 0`, else pixdim with the origin at the image's
///   centre and x flipped, as nibabel's base affine does
/// - **unit** mm, RAS+
/// - **source** `nifti1.h`, "3D IMAGE (VOLUME) ORIENTATION AND LOCATION IN SPACE", methods 1 to 3
final class NiftiAffine {

    private NiftiAffine() {}

    static Affine of(NiftiHeader header) {
        if (header.sformCode() > 0) {
            return sform(header);
        }
        return header.qformCode() > 0 ? qform(header) : fromSizes(header);
    }

    static Affine sform(NiftiHeader header) {
        var cells = new double[12];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = header.srow().get(i) * header.millimetres();
        }
        return new Affine(cells);
    }

    static Affine qform(NiftiHeader header) {
        double b = header.quaternion().get(0);
        double c = header.quaternion().get(1);
        double d = header.quaternion().get(2);
        double a = Math.sqrt(Math.max(0, 1 - (b * b + c * c + d * d)));
        double x = size(header, 1);
        double y = size(header, 2);
        double z = size(header, 3) * (header.pixdim().get(0) < 0 ? -1 : 1);
        double mm = header.millimetres();
        return new Affine(
                (a * a + b * b - c * c - d * d) * x,
                2 * (b * c - a * d) * y,
                2 * (b * d + a * c) * z,
                header.quaternion().get(3) * mm,
                2 * (b * c + a * d) * x,
                (a * a + c * c - b * b - d * d) * y,
                2 * (c * d - a * b) * z,
                header.quaternion().get(4) * mm,
                2 * (b * d - a * c) * x,
                2 * (c * d + a * b) * y,
                (a * a + d * d - c * c - b * b) * z,
                header.quaternion().get(5) * mm);
    }

    /// Voxel size of axis 1, 2 or 3 in mm; an axis that the image does not have counts 1.
    static double size(NiftiHeader header, int axis) {
        double size = Math.abs(header.pixdim().get(axis)) * header.millimetres();
        return size == 0 && axis > header.dim().getFirst() ? 1 : size;
    }

    private static Affine fromSizes(NiftiHeader header) {
        double x = size(header, 1);
        double y = size(header, 2);
        double z = size(header, 3);
        return new Affine(
                -x, 0, 0, x * centre(header, 1), 0, y, 0, -y * centre(header, 2), 0, 0, z, -z * centre(header, 3));
    }

    private static double centre(NiftiHeader header, int axis) {
        return axis > header.dim().getFirst() ? 0 : (header.dim().get(axis) - 1) / 2.0;
    }
}
