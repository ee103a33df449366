package org.naohai.demo.imaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Writes a gzipped NIfTI-1 file of 16-bit integers, little-endian, volume by volume (NIfTI-1.1 `nifti1.h`).
final class NiftiFile implements AutoCloseable {

    private static final int HEADER = 352;
    private static final short INT16 = 4;
    private static final byte MILLIMETRES_AND_SECONDS = 2 + 8;
    private static final short SCANNER = 1;

    private final OutputStream out;
    private final ByteBuffer bytes;

    NiftiFile(Path file, Grid grid, int volumes, double repetitionTimeSeconds) throws IOException {
        Files.createDirectories(file.getParent());
        out = new Quick(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        bytes = ByteBuffer.allocate(2 * grid.voxels()).order(ByteOrder.LITTLE_ENDIAN);
        out.write(header(grid, volumes, repetitionTimeSeconds));
    }

    void write(short[] volume) throws IOException {
        bytes.clear();
        bytes.asShortBuffer().put(volume);
        out.write(bytes.array());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static byte[] header(Grid grid, int volumes, double repetitionTimeSeconds) {
        var h = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        double[] step = {grid.leftward() ? -grid.dx() : grid.dx(), grid.dy(), grid.dz()};
        double[] origin = {grid.x(0), grid.y(0), grid.z(0)};
        h.putInt(0, 348);
        int[] dim = {volumes > 1 ? 4 : 3, grid.nx(), grid.ny(), grid.nz(), volumes, 1, 1, 1};
        double[] pixdim = {grid.leftward() ? -1 : 1, grid.dx(), grid.dy(), grid.dz(), repetitionTimeSeconds, 0, 0, 0};
        for (int i = 0; i < dim.length; i++) {
            h.putShort(40 + 2 * i, (short) dim[i]);
            h.putFloat(76 + 4 * i, (float) pixdim[i]);
        }
        h.putShort(70, INT16).putShort(72, (short) 16);
        h.putFloat(108, HEADER).putFloat(112, 1);
        h.put(123, MILLIMETRES_AND_SECONDS);
        h.put(148, "Naohai demo: synthetic phantom, no person".getBytes(StandardCharsets.US_ASCII));
        h.putShort(252, SCANNER).putShort(254, SCANNER);
        h.putFloat(260, grid.leftward() ? 1 : 0);
        for (int axis = 0; axis < 3; axis++) {
            h.putFloat(268 + 4 * axis, (float) origin[axis]);
            h.putFloat(280 + 16 * axis + 4 * axis, (float) step[axis]);
            h.putFloat(280 + 16 * axis + 12, (float) origin[axis]);
        }
        h.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
        return h.array();
    }

    /// gzip at level 4: more effort makes noise hardly smaller (level 6: 1 %, for three times the time).
    private static final class Quick extends GZIPOutputStream {
        private static final int LEVEL = 4;

        Quick(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(LEVEL);
        }
    }
}
