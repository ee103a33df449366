package org.naohai.quality.imaging;

/// One volume in memory, first axis fastest. Wraps its array, so it has no value equality.
///
/// - **dx**, **dy**, **dz** distance of neighbours in mm · **step** how it was thinned, 1 for not at all
final class Grid {

    final float[] values;
    final int nx;
    final int ny;
    final int nz;
    final double dx;
    final double dy;
    final double dz;
    final long step;

    Grid(float[] values, int nx, int ny, int nz, double dx, double dy, double dz, long step) {
        this.values = values;
        this.nx = nx;
        this.ny = ny;
        this.nz = nz;
        this.dx = dx;
        this.dy = dy;
        this.dz = dz;
        this.step = step;
    }

    int count() {
        return nx * ny * nz;
    }

    int size(int axis) {
        return axis == 0 ? nx : axis == 1 ? ny : nz;
    }

    /// How far apart in the array two neighbours along an axis stand.
    int stride(int axis) {
        return axis == 0 ? 1 : axis == 1 ? nx : nx * ny;
    }

    int coordinate(int voxel, int axis) {
        return voxel / stride(axis) % size(axis);
    }
}
