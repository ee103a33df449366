package org.naohai.demo.imaging;

/// The voxels of a scan: counts, size in mm and the scanner position of the centre of voxel (0, 0,
/// 0), axes along RAS+.
///
/// - **leftward** the first axis runs to the left, as many scanners write it (LAS)
record Grid(int nx, int ny, int nz, double dx, double dy, double dz, double[] centre, boolean leftward) {

    static Grid cube(int size, double voxel, boolean leftward) {
        return new Grid(size, size, size, voxel, voxel, voxel, new double[] {0, -3, -5}, leftward);
    }

    int voxels() {
        return nx * ny * nz;
    }

    double x(int i) {
        double offset = (i - (nx - 1) / 2.0) * dx;
        return centre[0] + (leftward ? -offset : offset);
    }

    double y(int j) {
        return centre[1] + (j - (ny - 1) / 2.0) * dy;
    }

    double z(int k) {
        return centre[2] + (k - (nz - 1) / 2.0) * dz;
    }
}
