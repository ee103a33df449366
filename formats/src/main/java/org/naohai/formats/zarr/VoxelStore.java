package org.naohai.formats.zarr;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The voxels of one volume, first axis fastest, in memory or in a mapped file.
///
/// - **voxels** `size[0] · size[1] · size[2]` values of **type**, little endian
public record VoxelStore(ZarrType type, int[] size, MemorySegment voxels) {

    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    public static long bytes(ZarrType type, int[] size) {
        return (long) type.bytes() * size[0] * size[1] * size[2];
    }

    long index(int x, int y, int z) {
        return x + size[0] * (y + (long) size[1] * z);
    }

    public double get(long index) {
        return switch (type) {
            case UINT8 -> Byte.toUnsignedInt(voxels.get(ValueLayout.JAVA_BYTE, index));
            case INT8 -> voxels.get(ValueLayout.JAVA_BYTE, index);
            case INT16 -> voxels.get(SHORT, 2 * index);
            case UINT16 -> Short.toUnsignedInt(voxels.get(SHORT, 2 * index));
            case INT32 -> voxels.get(INT, 4 * index);
            case FLOAT32 -> voxels.get(FLOAT, 4 * index);
        };
    }

    public void set(long index, double value) {
        switch (type) {
            case UINT8, INT8 -> voxels.set(ValueLayout.JAVA_BYTE, index, (byte) (int) value);
            case INT16, UINT16 -> voxels.set(SHORT, 2 * index, (short) (int) value);
            case INT32 -> voxels.set(INT, 4 * index, (int) value);
            case FLOAT32 -> voxels.set(FLOAT, 4 * index, (float) value);
        }
    }
}
