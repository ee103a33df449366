package org.naohai.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/// Writes small NIfTI-1 and NIfTI-2 files for tests; a test then damages what it wants to see reported.
public final class NiftiBytes {

    public static final int UINT8 = 2;
    public static final int INT16 = 4;
    public static final int INT32 = 8;
    public static final int FLOAT32 = 16;
    public static final int FLOAT64 = 64;

    private NiftiBytes() {}

    /// Voxels of 2 mm, RAS, both forms set, 2 s between volumes.
    public static byte[] write(int version, ByteOrder order, int datatype, long[] shape, double[] voxels) {
        int start = version == 1 ? 352 : 544;
        int size = size(datatype);
        var file = ByteBuffer.allocate(start + voxels.length * size).order(order);
        if (version == 1) {
            header1(file, datatype, shape);
        } else {
            header2(file, datatype, shape);
        }
        file.position(start);
        for (double voxel : voxels) {
            switch (datatype) {
                case UINT8 -> file.put((byte) voxel);
                case INT16 -> file.putShort((short) voxel);
                case INT32 -> file.putInt((int) voxel);
                case FLOAT32 -> file.putFloat((float) voxel);
                case FLOAT64 -> file.putDouble(voxel);
                default -> throw new IllegalArgumentException("datatype " + datatype);
            }
        }
        return file.array();
    }

    /// A NIfTI-1 file of 16-bit voxels, little endian.
    public static byte[] int16(long[] shape, double[] voxels) {
        return write(1, ByteOrder.LITTLE_ENDIAN, INT16, shape, voxels);
    }

    /// A copy with a change made to its bytes (little endian).
    public static byte[] changed(byte[] file, Consumer<ByteBuffer> change) {
        var copy = file.clone();
        change.accept(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
        return copy;
    }

    public static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static int size(int datatype) {
        return switch (datatype) {
            case UINT8 -> 1;
            case INT16 -> 2;
            case INT32, FLOAT32 -> 4;
            default -> 8;
        };
    }

    private static void header1(ByteBuffer file, int datatype, long[] shape) {
        file.putInt(0, 348);
        file.putShort(40, (short) shape.length);
        for (int axis = 0; axis < 7; axis++) {
            file.putShort(42 + 2 * axis, (short) (axis < shape.length ? shape[axis] : 1));
            file.putFloat(80 + 4 * axis, 2);
        }
        file.putFloat(76, 1);
        file.putShort(70, (short) datatype);
        file.putShort(72, (short) (8 * size(datatype)));
        file.putFloat(108, 352);
        file.put(123, (byte) 10);
        file.putShort(252, (short) 1);
        file.putShort(254, (short) 1);
        for (int axis = 0; axis < 3; axis++) {
            file.putFloat(280 + 16 * axis + 4 * axis, 2);
        }
        file.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
    }

    private static void header2(ByteBuffer file, int datatype, long[] shape) {
        file.putInt(0, 540);
        file.put(4, new byte[] {'n', '+', '2', 0, 13, 10, 26, 10});
        file.putShort(12, (short) datatype);
        file.putShort(14, (short) (8 * size(datatype)));
        file.putLong(16, shape.length);
        file.putDouble(104, 1);
        for (int axis = 0; axis < 7; axis++) {
            file.putLong(24 + 8 * axis, axis < shape.length ? shape[axis] : 1);
            file.putDouble(112 + 8 * axis, 2);
        }
        file.putLong(168, 544);
        file.putInt(344, 1);
        file.putInt(348, 1);
        for (int axis = 0; axis < 3; axis++) {
            file.putDouble(400 + 32 * axis + 8 * axis, 2);
        }
        file.putInt(500, 10);
    }
}
