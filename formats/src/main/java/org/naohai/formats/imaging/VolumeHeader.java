package org.naohai.formats.imaging;

import java.util.List;

/// What is known of an image before its first voxel; sizes are claims of the header, not yet proven by the data.
///
/// - **shape** 3 to 7 sizes, each ≥ 1; axes beyond the third count as volumes
/// - **voxelSizeMm** three sizes, converted to mm · **timeStepSeconds** of the fourth axis, 0 where there is none
/// - **affine** RAS+, mm; the one that the format says to use
public record VolumeHeader(
        List<Long> shape, List<Double> voxelSizeMm, double timeStepSeconds, Affine affine, VoxelType type) {

    public VolumeHeader {
        shape = List.copyOf(shape);
        voxelSizeMm = List.copyOf(voxelSizeMm);
    }

    /// Size along voxel axis 0, 1 or 2.
    public long size(int axis) {
        return shape.get(axis);
    }

    public long voxelsPerVolume() {
        return size(0) * size(1) * size(2);
    }

    public long volumes() {
        return shape.stream().skip(3).reduce(1L, (a, b) -> a * b);
    }
}
