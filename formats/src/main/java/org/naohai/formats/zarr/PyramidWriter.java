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
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// One volume in ever coarser levels, until one fits into a chunk: a Zarr v3 group with an array for each level,
/// described by OME-NGFF 0.5.
///
/// Level l has voxels of 2^l times the size, shifted by (2^l − 1)/2 of the finest: the centres of what was averaged.
public final class PyramidWriter {

    /// the same bytes for the same image
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final List<String> AXES = List.of("z", "y", "x");

    private PyramidWriter() {}

    /// - **folder** does not exist yet · **voxelSizeMm** first axis first · **attributes** of the group, beside `ome`
    public static void write(Path folder, VoxelStore finest, double[] voxelSizeMm, Map<String, ?> attributes)
            throws IOException {
        Files.createDirectories(folder);
        int levels = 0;
        try (var arena = Arena.ofConfined()) {
            for (var level = finest; ; level = Halving.of(level, arena)) {
                array(folder.resolve(Integer.toString(levels++)), level);
                if (IntStream.of(level.size()).allMatch(size -> size <= LevelWriter.CHUNK)) {
                    break;
                }
            }
        }
        var described = new LinkedHashMap<String, Object>(attributes);
        described.put("ome", ome(levels, voxelSizeMm));
        json(folder, Map.of("zarr_format", 3, "node_type", "group", "attributes", described));
    }

    private static void array(Path folder, VoxelStore level) throws IOException {
        var writer = new LevelWriter(level);
        writer.write(folder.resolve("c"));
        var said = new LinkedHashMap<String, Object>();
        said.put("zarr_format", 3);
        said.put("node_type", "array");
        said.put("shape", backwards(level.size()));
        said.put("data_type", level.type().key());
        said.put("chunk_grid", named("regular", Map.of("chunk_shape", backwards(writer.shardShape()))));
        said.put("chunk_key_encoding", named("default", Map.of("separator", "/")));
        said.put("fill_value", 0);
        said.put("codecs", List.of(named("sharding_indexed", sharding(level.type()))));
        said.put("dimension_names", AXES);
        json(folder, said);
    }

    private static Map<String, Object> sharding(ZarrType type) {
        var bytes = named("bytes", Map.of("endian", "little"));
        var blosc = named(
                "blosc",
                Map.of(
                        "cname", "zstd",
                        "clevel", 3,
                        "shuffle", "shuffle",
                        "typesize", type.bytes(),
                        "blocksize", 0));
        return Map.of(
                "chunk_shape", List.of(LevelWriter.CHUNK, LevelWriter.CHUNK, LevelWriter.CHUNK),
                "codecs", List.of(bytes, blosc),
                "index_codecs", List.of(bytes, Map.of("name", "crc32c")),
                "index_location", "end");
    }

    private static Map<String, Object> named(String name, Map<String, ?> configuration) {
        return Map.of("name", name, "configuration", configuration);
    }

    private static Map<String, Object> ome(int levels, double[] voxelSizeMm) {
        var axes = AXES.stream()
                .map(name -> Map.of("name", name, "type", "space", "unit", "millimeter"))
                .toList();
        var datasets = new ArrayList<Map<String, Object>>();
        for (int level = 0; level < levels; level++) {
            double factor = 1L << level;
            datasets.add(Map.of(
                    "path",
                    Integer.toString(level),
                    "coordinateTransformations",
                    List.of(
                            Map.of("type", "scale", "scale", backwards(voxelSizeMm, factor)),
                            Map.of("type", "translation", "translation", backwards(voxelSizeMm, (factor - 1) / 2)))));
        }
        return Map.of("version", "0.5", "multiscales", List.of(Map.of("name", "image", "axes", axes, "datasets", datasets)));
    }

    private static List<Integer> backwards(int[] three) {
        return List.of(three[2], three[1], three[0]);
    }

    private static List<Double> backwards(double[] three, double factor) {
        return List.of(three[2] * factor, three[1] * factor, three[0] * factor);
    }

    private static void json(Path folder, Map<String, ?> said) throws IOException {
        Files.write(folder.resolve("zarr.json"), JSON.writeValueAsBytes(said));
    }
}
