package org.naohai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// A second, plain reading of what the demo wrote, for its own tests.
final class Nifti {

    private final ByteBuffer bytes;

    private Nifti(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static Nifti read(Path file) {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new Nifti(ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int[] shape() {
        var shape = new int[bytes.getShort(40)];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = bytes.getShort(42 + 2 * i);
        }
        return shape;
    }

    /// Mean of the voxels in a cube around a point in mm, by the sform.
    double mean(double[] point, int reach) {
        int[] centre = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            double step = bytes.getFloat(280 + 20 * axis);
            centre[axis] = (int) Math.round((point[axis] - bytes.getFloat(292 + 16 * axis)) / step);
        }
        double sum = 0;
        int count = 0;
        for (int k = -reach; k <= reach; k++) {
            for (int j = -reach; j <= reach; j++) {
                for (int i = -reach; i <= reach; i++, count++) {
                    int index = ((centre[2] + k) * shape()[1] + centre[1] + j) * shape()[0] + centre[0] + i;
                    sum += bytes.getShort(352 + 2 * index);
                }
            }
        }
        return sum / count;
    }
}
