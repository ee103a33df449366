package org.naohai.formats.imaging;

import java.nio.ByteBuffer;

/// Turns stored voxels into numbers: scaled by slope and intercept, complex ones to magnitude, colours to their mean.
///
/// The commonest types are copied at once into an array of their own, byte order and all, which one loop widens. Owned
/// by one thread.
final class VoxelDecoder {

    private final VoxelType type;
    private final double slope;
    private final double intercept;
    private short[] shorts = new short[0];
    private float[] floats = new float[0];

    VoxelDecoder(VoxelType type, double slope, double intercept) {
        this.type = type;
        this.slope = slope;
        this.intercept = intercept;
    }

    static VoxelDecoder of(VoxelType type, NiftiHeader header) {
        return header.scaled()
                ? new VoxelDecoder(type, header.sclSlope(), header.sclInter())
                : new VoxelDecoder(type, 1, 0);
    }

    void decode(ByteBuffer stored, double[] values, int count) {
        raw(stored, values, count);
        if (slope != 1 || intercept != 0) {
            for (int i = 0; i < count; i++) {
                values[i] = values[i] * slope + intercept;
            }
        }
    }

    private void raw(ByteBuffer stored, double[] values, int count) {
        switch (type) {
            case UINT8 -> bytes(stored, values, count);
            case INT16 -> shorts(stored, values, count);
            case UINT16 -> unsignedShorts(stored, values, count);
            case FLOAT32 -> floats(stored, values, count);
            default -> others(stored, values, count);
        }
    }

    private static void bytes(ByteBuffer stored, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = stored.get(i) & 0xFF;
        }
    }

    private void shorts(ByteBuffer stored, double[] values, int count) {
        var copied = copiedShorts(stored, count);
        for (int i = 0; i < count; i++) {
            values[i] = copied[i];
        }
    }

    private void unsignedShorts(ByteBuffer stored, double[] values, int count) {
        var copied = copiedShorts(stored, count);
        for (int i = 0; i < count; i++) {
            values[i] = copied[i] & 0xFFFF;
        }
    }

    private short[] copiedShorts(ByteBuffer stored, int count) {
        if (shorts.length < count) {
            shorts = new short[count];
        }
        stored.asShortBuffer().get(0, shorts, 0, count);
        return shorts;
    }

    private void floats(ByteBuffer stored, double[] values, int count) {
        if (floats.length < count) {
            floats = new float[count];
        }
        stored.asFloatBuffer().get(0, floats, 0, count);
        var copied = floats;
        for (int i = 0; i < count; i++) {
            values[i] = copied[i];
        }
    }

    private void others(ByteBuffer stored, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = switch (type) {
                case INT8 -> stored.get(i);
                case INT32 -> stored.getInt(4 * i);
                case UINT32 -> stored.getInt(4 * i) & 0xFFFF_FFFFL;
                case INT64 -> stored.getLong(8 * i);
                case UINT64 -> unsigned(stored.getLong(8 * i));
                case FLOAT64 -> stored.getDouble(8 * i);
                case COMPLEX64 -> Math.hypot(stored.getFloat(8 * i), stored.getFloat(8 * i + 4));
                case COMPLEX128 -> Math.hypot(stored.getDouble(16 * i), stored.getDouble(16 * i + 8));
                case RGB24 -> colour(stored, 3 * i);
                case RGBA32 -> colour(stored, 4 * i);
                case UINT8, INT16, UINT16, FLOAT32, FLOAT128, COMPLEX256 ->
                    throw new IllegalStateException(type + " is not decoded here");
            };
        }
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
    }

    private static double colour(ByteBuffer stored, int at) {
        return ((stored.get(at) & 0xFF) + (stored.get(at + 1) & 0xFF) + (stored.get(at + 2) & 0xFF)) / 3.0;
    }
}
