package org.naohai.viewer.pyramid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.imaging.RasGrid;
import org.naohai.formats.imaging.Slab;
import org.naohai.formats.imaging.VolumeHeader;
import org.naohai.formats.imaging.VolumePass;
import org.naohai.formats.zarr.PencilWriter;
import org.naohai.formats.zarr.PyramidWriter;
import org.naohai.formats.zarr.VoxelStore;
import org.naohai.formats.zarr.ZarrType;

/// Writes an image as a pyramid in RAS order, volume by volume as they are decoded, and of several volumes the courses
/// of their voxels.
///
/// A small volume is held in memory, a large one and several in a file that only grows with what comes.
final class PyramidPass implements VolumePass, AutoCloseable {

    /// below the folder of the pyramid
    static final String COURSES = "courses";

    private static final long IN_MEMORY = 256L << 20;

    private final Path folder;
    private final VolumeHeader header;
    private final RasGrid grid;
    private final PyramidWriter.Image image;
    /// one volume, or all of them where their courses are written
    private final MemorySegment voxels;
    private final boolean courses;
    private final PyramidWriter writer;
    private final Arena arena = Arena.ofConfined();
    private final IntConsumer progress;
    private final long[] stride = new long[3];
    private VoxelStore volume;
    private long current;

    /// - **folder** does not exist yet · **whole** whether values are stored as they are, without a scale
    /// - **progress** told how many volumes are done
    PyramidPass(Path folder, VolumeHeader header, boolean whole, IntConsumer progress) throws IOException {
        this.folder = folder;
        this.header = header;
        this.grid = new RasGrid(header);
        this.progress = progress;
        var size = IntStream.range(0, 3)
                .map(world -> Math.toIntExact(grid.size(world)))
                .toArray();
        image = new PyramidWriter.Image(
                type(header, whole),
                size,
                Math.toIntExact(header.volumes()),
                IntStream.range(0, 3).mapToDouble(grid::voxelSizeMm).toArray(),
                header.timeStepSeconds());
        writer = new PyramidWriter(folder, image);
        courses = PencilWriter.fits(image);
        voxels = space(folder, volumeBytes() * (courses ? image.volumes() : 1));
        volume = store(0);
        long along = 1;
        for (int world = 0; world < 3; world++) {
            stride[world] = along;
            along *= size[world];
        }
    }

    private static ZarrType type(VolumeHeader header, boolean whole) {
        if (!whole) {
            return ZarrType.FLOAT32;
        }
        return switch (header.type()) {
            case UINT8 -> ZarrType.UINT8;
            case INT8 -> ZarrType.INT8;
            case INT16 -> ZarrType.INT16;
            case UINT16 -> ZarrType.UINT16;
            case INT32 -> ZarrType.INT32;
            default -> ZarrType.FLOAT32;
        };
    }

    private long volumeBytes() {
        return VoxelStore.bytes(image.type(), image.size());
    }

    private VoxelStore store(long index) {
        long from = courses ? index * volumeBytes() : 0;
        return new VoxelStore(image.type(), image.size(), voxels.asSlice(from, volumeBytes()));
    }

    private MemorySegment space(Path folder, long bytes) throws IOException {
        if (bytes <= IN_MEMORY) {
            return arena.allocate(bytes);
        }
        try (var file = FileChannel.open(
                folder.resolve("volume"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE,
                StandardOpenOption.DELETE_ON_CLOSE)) {
            return file.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
        }
    }

    @Override
    public void accept(Slab slab) {
        if (slab.volume() != current) {
            written();
            current = slab.volume();
            volume = store(current);
        }
        int across = grid.worldAxis(0);
        int along = grid.worldAxis(1);
        int up = grid.worldAxis(2);
        long step = grid.ascending(across) ? stride[across] : -stride[across];
        slab.rows(header.size(0), header.size(1), (from, first, length, j, k) -> {
            long to = grid.place(across, first) * stride[across]
                    + grid.place(along, j) * stride[along]
                    + grid.place(up, k) * stride[up];
            for (int i = 0; i < length; i++) {
                volume.set(to + i * step, slab.value(from + i));
            }
        });
    }

    private void written() {
        try {
            writer.write(Math.toIntExact(current), volume);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progress.accept(Math.toIntExact(current) + 1);
    }

    /// What is in the folder then.
    @Override
    public List<DerivedObject> finish() {
        written();
        var said = new LinkedHashMap<String, Object>();
        said.put("affine", grid.affine().cells());
        said.put("storage", header.affine().orientation());
        try {
            writer.finish(Map.of("naohai", said));
            if (courses && current == image.volumes() - 1) {
                PencilWriter.write(folder.resolve(COURSES), image, voxels);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of();
    }

    @Override
    public void close() {
        arena.close();
    }
}
