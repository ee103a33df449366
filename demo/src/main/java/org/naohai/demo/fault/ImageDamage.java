package org.naohai.demo.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.naohai.demo.cast.Chance;

/// Faults of a gzipped NIfTI-1 image of 16-bit integers, as this demo writes them; each changes the
/// file in place.
public final class ImageDamage {

    private static final int DATA = 352;
    private static final short FLOAT32 = 16;

    /// Offsets of dim[0..3], datatype, bitpix and pixdim[1..3].
    private static final int[] GEOMETRY = IntStream.concat(
                    IntStream.range(40, 48), IntStream.concat(IntStream.range(70, 74), IntStream.range(80, 92)))
            .toArray();

    private final Path file;
    private ByteBuffer image;

    private ImageDamage(Path file) throws IOException {
        this.file = file;
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            image = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    public static ImageDamage of(Path file) throws IOException {
        return new ImageDamage(file);
    }

    /// The first row of the affine is not a number, in both of its forms.
    public ImageDamage affineNotANumber() {
        for (int column = 0; column < 4; column++) {
            image.putFloat(280 + 4 * column, Float.NaN);
        }
        image.putFloat(268, Float.NaN);
        return this;
    }

    /// Turns random bits of what the header says of the geometry: dim, datatype, bitpix and the voxel size.
    public ImageDamage flipHeaderBits(int bits, Chance chance) {
        for (int i = 0; i < bits; i++) {
            int at = GEOMETRY[chance.below(GEOMETRY.length)];
            image.put(at, (byte) (image.get(at) ^ (1 << chance.below(8))));
        }
        return this;
    }

    /// Turns voxels to float and makes a share of them NaN.
    public ImageDamage notANumber(double share, Chance chance) {
        int voxels = (image.capacity() - DATA) / 2;
        var floats = ByteBuffer.allocate(DATA + 4 * voxels).order(ByteOrder.LITTLE_ENDIAN);
        floats.put(0, image.array(), 0, DATA);
        floats.putShort(70, FLOAT32).putShort(72, (short) 32);
        for (int v = 0; v < voxels; v++) {
            floats.putFloat(DATA + 4 * v, chance.happens(share) ? Float.NaN : voxel(v));
        }
        image = floats;
        return this;
    }

    /// Adds Gaussian noise of the given deviation.
    public ImageDamage noise(double deviation, Chance chance) {
        for (int v = 0; v < voxels(); v++) {
            set(v, Math.abs(voxel(v) + deviation * chance.gaussian()));
        }
        return this;
    }

    /// A copy of the image, half a field of view along the phase axis, with the given share of its brightness.
    public ImageDamage ghost(double share) {
        int nx = image.getShort(42);
        int ny = image.getShort(44);
        var before = image.array().clone();
        var source = ByteBuffer.wrap(before).order(ByteOrder.LITTLE_ENDIAN);
        for (int v = 0; v < voxels(); v++) {
            int x = v % nx;
            int y = v / nx % ny;
            int plane = v / nx / ny;
            int from = (plane * ny + (y + ny / 2) % ny) * nx + x;
            set(v, voxel(v) + share * source.getShort(DATA + 2 * from));
        }
        return this;
    }

    /// Every n-th volume is brighter by the given share.
    public ImageDamage spikes(int every, double share) {
        int volume = image.getShort(42) * image.getShort(44) * image.getShort(46);
        for (int v = 0; v < voxels(); v++) {
            if (v / volume % every == every / 2) {
                set(v, voxel(v) * (1 + share));
            }
        }
        return this;
    }

    public void save() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(image.array());
        }
        Files.write(file, out.toByteArray());
    }

    private int voxels() {
        return (image.capacity() - DATA) / 2;
    }

    private float voxel(int index) {
        return image.getShort(DATA + 2 * index);
    }

    private void set(int index, double value) {
        image.putShort(DATA + 2 * index, (short) Math.clamp(Math.round(value), 0, Short.MAX_VALUE));
    }
}
