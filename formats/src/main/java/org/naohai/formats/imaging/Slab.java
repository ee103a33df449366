package org.naohai.formats.imaging;

/// A run of consecutive voxels of one volume, first axis fastest, scaled by slope and intercept.
///
/// The array is reused by the reader: copy what must stay. At most [#MAX_VOXELS] values; a slab never crosses volumes.
///
/// - **volume** which volume (time point, direction), from 0
/// - **offset** of the first voxel inside its volume: `i + nx · (j + ny · k)`
/// - complex voxels are given as magnitude, RGB ones as the mean of the three colours
public final class Slab {

    public static final int MAX_VOXELS = 1 << 16;

    private final long volume;
    private final long offset;
    private final double[] values;
    private final int length;

    public Slab(long volume, long offset, double[] values, int length) {
        this.volume = volume;
        this.offset = offset;
        this.values = values;
        this.length = length;
    }

    public long volume() {
        return volume;
    }

    public long offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /// The value of the voxel `offset + index`.
    public double value(int index) {
        return values[index];
    }
}
