package org.naohai.formats.zarr;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Volumes of one image in ever coarser levels, until one fits into a chunk: a Zarr v3 group with an array for each
/// level, described by OME-NGFF 0.5.
///
/// Level l has voxels of 2^l times the size, shifted by (2^l − 1)/2 of the finest: the centres of what was averaged. Of
/// several volumes each is in chunks of its own, one after the other.
public final class PyramidWriter {

    private static final int[] CHUNK = {LevelWriter.CHUNK, LevelWriter.CHUNK, LevelWriter.CHUNK};
    private static final List<String> SPACE = List.of("z", "y", "x");

    private final Path folder;
    private final Image image;
    private int levels;

    /// What all volumes share.
    ///
    /// - **size** first axis first · **volumes** 1 for a single one, which has no axis of time
    /// - **voxelSizeMm** first axis first · **timeStep** seconds
    public record Image(ZarrType type, int[] size, int volumes, double[] voxelSizeMm, double timeStep) {

        boolean overTime() {
            return volumes > 1;
        }
    }

    /// - **folder** does not exist yet
    public PyramidWriter(Path folder, Image image) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.image = image;
    }

    public void write(int volume, VoxelStore finest) throws IOException {
        int number = 0;
        try (var arena = Arena.ofConfined()) {
            for (var level = finest; ; level = Halving.of(level, arena)) {
                var chunks = folder.resolve(number++ + "/c");
                new LevelWriter(level).write(image.overTime() ? chunks.resolve(Integer.toString(volume)) : chunks);
                if (isLast(level.size())) {
                    break;
                }
            }
        }
        levels = number;
    }

    private static boolean isLast(int[] size) {
        return IntStream.of(size).allMatch(one -> one <= LevelWriter.CHUNK);
    }

    /// Describes what was written.
    ///
    /// - **attributes** of the group, beside `ome`
    public void finish(Map<String, ?> attributes) throws IOException {
        var size = image.size();
        for (int level = 0; level < levels; level++) {
            array(folder.resolve(Integer.toString(level)), size);
            size = Halving.size(size);
        }
        var described = new LinkedHashMap<String, Object>(attributes);
        described.put("ome", ome());
        ArrayDocument.ofGroup(described).write(folder);
    }

    private void array(Path to, int[] size) throws IOException {
        ArrayDocument.of(
                        backwards(image.volumes(), size),
                        backwards(1, LevelWriter.shardShape(size)),
                        backwards(1, CHUNK),
                        image.type())
                .write(to);
    }

    private List<String> axes() {
        return image.overTime() ? List.of("t", "z", "y", "x") : SPACE;
    }

    private List<Integer> backwards(int time, int[] three) {
        var space = List.of(three[2], three[1], three[0]);
        return image.overTime() ? List.of(time, space.get(0), space.get(1), space.get(2)) : space;
    }

    private Map<String, Object> ome() {
        var axes = axes().stream().map(PyramidWriter::axis).toList();
        var datasets = new ArrayList<Map<String, Object>>();
        for (int level = 0; level < levels; level++) {
            double factor = 1L << level;
            datasets.add(Map.of(
                    "path",
                    Integer.toString(level),
                    "coordinateTransformations",
                    List.of(
                            Map.of("type", "scale", "scale", scaled(image.timeStep(), factor)),
                            Map.of("type", "translation", "translation", scaled(0, (factor - 1) / 2)))));
        }
        var multiscale = Map.of("name", "image", "axes", axes, "datasets", datasets);
        return Map.of("version", "0.5", "multiscales", List.of(multiscale));
    }

    private static Map<String, String> axis(String name) {
        return name.equals("t")
                ? Map.of("name", name, "type", "time", "unit", "second")
                : Map.of("name", name, "type", "space", "unit", "millimeter");
    }

    private List<Double> scaled(double time, double factor) {
        var size = image.voxelSizeMm();
        var space = List.of(size[2] * factor, size[1] * factor, size[0] * factor);
        return image.overTime() ? List.of(time, space.get(0), space.get(1), space.get(2)) : space;
    }
}
