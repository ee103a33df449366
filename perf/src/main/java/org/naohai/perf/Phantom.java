package org.naohai.perf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// A head as a scanner gives it, roughly: an ellipsoid with structure and a bright rim, noise everywhere.
final class Phantom {

    private static final int HEADER = 352;

    private Phantom() {}

    /// Writes `.nii.gz`, int16, voxels of 0.8 mm.
    static void write(Path file, int side) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        var random = new Random(1);
        try (var out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), 1 << 16)) {
            out.write(header(side));
            var row = ByteBuffer.allocate(2 * side).order(ByteOrder.LITTLE_ENDIAN);
            for (int z = 0; z < side; z++) {
                for (int y = 0; y < side; y++) {
                    row.clear();
                    for (int x = 0; x < side; x++) {
                        row.putShort((short) value(at(x, side), at(y, side), at(z, side), random));
                    }
                    out.write(row.array());
                }
            }
        }
    }

    private static double at(int index, int side) {
        return 2.0 * index / (side - 1) - 1;
    }

    private static long value(double x, double y, double z, Random random) {
        double r = Math.pow(x / 0.75, 2) + Math.pow(y / 0.9, 2) + Math.pow(z / 0.85, 2);
        double inside = 700 + 250 * Math.cos(14 * x) * Math.sin(11 * y) * Math.cos(9 * z);
        double plain = r > 0.88 && r < 1 ? 1300 : r < 1 ? inside : 15;
        return Math.clamp(Math.round(plain + 20 * random.nextGaussian()), 0, 4095);
    }

    private static byte[] header(int side) {
        var header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, 348);
        header.putShort(40, (short) 3);
        for (int axis = 1; axis <= 7; axis++) {
            header.putShort(40 + 2 * axis, (short) (axis <= 3 ? side : 1));
            header.putFloat(76 + 4 * axis, 0.8f);
        }
        header.putFloat(76, 1);
        header.putShort(70, (short) 4);
        header.putShort(72, (short) 16);
        header.putFloat(108, HEADER);
        header.put(123, (byte) 2);
        header.putShort(254, (short) 1);
        for (int axis = 0; axis < 3; axis++) {
            header.putFloat(280 + 16 * axis + 4 * axis, 0.8f);
            header.putFloat(280 + 16 * axis + 12, -0.4f * side);
        }
        header.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
        return header.array();
    }
}
