package org.naohai.formats.imaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.naohai.kernel.Problem;

/// One decoding of the voxels of a NIfTI file, slab by slab.
final class NiftiDecoding {

    /// How far past the image we look for the end of the file: longer tails are said to be at least this long.
    private static final int TAIL = 1 << 20;

    private static final int MIN_SLAB = 1 << 10;

    private final String path;
    private final VolumeHeader header;
    private final NiftiStream stream;
    private final int dataStart;
    private final byte[] stored;
    private final ByteBuffer buffer;
    private final double[] values;
    private final VoxelDecoder decoder;

    NiftiDecoding(String path, NiftiHeader raw, VolumeHeader header, NiftiStream stream) {
        this.path = path;
        this.header = header;
        this.stream = stream;
        this.dataStart = raw.dataStart();
        int slab = (int) Math.min(Slab.MAX_VOXELS, Math.max(header.voxelsPerVolume(), MIN_SLAB));
        this.values = new double[slab];
        this.stored = new byte[slab * header.type().bytes()];
        this.buffer = ByteBuffer.wrap(stored).order(raw.order());
        this.decoder = VoxelDecoder.of(header.type(), raw);
    }

    List<Problem> run(List<? extends VolumePass> passes) throws IOException {
        var problems = new ArrayList<Problem>();
        if (!skipHeader()) {
            problems.add(truncated(0));
        } else {
            long missingAt = decodeVolumes(passes);
            if (missingAt >= 0) {
                problems.add(truncated(missingAt));
            } else {
                tail(problems);
            }
        }
        if (stream.corrupt()) {
            problems.add(stream.corruption());
        }
        return problems;
    }

    private boolean skipHeader() throws IOException {
        long left = dataStart;
        while (left > 0) {
            int chunk = (int) Math.min(left, stored.length);
            if (stream.read(stored, chunk) < chunk) {
                return false;
            }
            left -= chunk;
        }
        return true;
    }

    /// Returns −1 when every voxel was there, else how many voxels were.
    private long decodeVolumes(List<? extends VolumePass> passes) throws IOException {
        long perVolume = header.voxelsPerVolume();
        long volumes = header.volumes();
        for (long volume = 0; volume < volumes; volume++) {
            for (long offset = 0; offset < perVolume; offset += Slab.MAX_VOXELS) {
                int wanted = (int) Math.min(Slab.MAX_VOXELS, perVolume - offset);
                int found = decodeSlab(passes, volume, offset, wanted);
                if (found < wanted) {
                    return volume * perVolume + offset + found;
                }
            }
        }
        return -1;
    }

    private int decodeSlab(List<? extends VolumePass> passes, long volume, long offset, int wanted) throws IOException {
        int size = header.type().bytes();
        int found = stream.read(stored, wanted * size) / size;
        decoder.decode(buffer, values, found);
        if (found > 0) {
            var slab = new Slab(volume, offset, values, found);
            passes.forEach(pass -> pass.accept(slab));
        }
        return found;
    }

    private void tail(List<Problem> problems) throws IOException {
        int extra = 0;
        int more;
        while (extra < TAIL && (more = stream.read(stored, Math.min(stored.length, TAIL - extra))) > 0) {
            extra += more;
        }
        if (extra > 0) {
            problems.add(Problem.warning(
                    "NIFTI_TRAILING_BYTES",
                    path,
                    "data",
                    extra < TAIL ? extra + " B" : "≥ " + TAIL + " B",
                    "0 B after " + expectedBytes() + " B"));
        }
    }

    private Problem truncated(long voxels) {
        return Problem.error(
                "NIFTI_TRUNCATED",
                path,
                "data",
                dataStart + voxels * header.type().bytes() + " B",
                expectedBytes() + " B " + header.shape());
    }

    private long expectedBytes() {
        return dataStart
                + header.voxelsPerVolume() * header.volumes() * header.type().bytes();
    }
}
