package org.naohai.formats.zarr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The `zarr.json` of an array in shards, or of a group; the same bytes for the same array.
record ArrayDocument(Map<String, ?> said) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final List<String> AXES = List.of("t", "z", "y", "x");

    /// - **shape**, **shard** and **chunk** `z, y, x` or `t, z, y, x`
    static ArrayDocument of(List<Integer> shape, List<Integer> shard, List<Integer> chunk, ZarrType type) {
        var said = new LinkedHashMap<String, Object>();
        said.put("zarr_format", 3);
        said.put("node_type", "array");
        said.put("shape", shape);
        said.put("data_type", type.key());
        said.put("chunk_grid", named("regular", Map.of("chunk_shape", shard)));
        said.put("chunk_key_encoding", named("default", Map.of("separator", "/")));
        said.put("fill_value", 0);
        said.put("codecs", List.of(named("sharding_indexed", sharding(chunk, type))));
        said.put("dimension_names", AXES.subList(AXES.size() - shape.size(), AXES.size()));
        return new ArrayDocument(said);
    }

    static ArrayDocument ofGroup(Map<String, ?> attributes) {
        return new ArrayDocument(Map.of("zarr_format", 3, "node_type", "group", "attributes", attributes));
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve("zarr.json"), JSON.writeValueAsBytes(said));
    }

    private static Map<String, Object> sharding(List<Integer> chunk, ZarrType type) {
        var bytes = named("bytes", Map.of("endian", "little"));
        var blosc = named(
                "blosc",
                Map.of("cname", "zstd", "clevel", 3, "shuffle", "shuffle", "typesize", type.bytes(), "blocksize", 0));
        return Map.of(
                "chunk_shape",
                chunk,
                "codecs",
                List.of(bytes, blosc),
                "index_codecs",
                List.of(bytes, Map.of("name", "crc32c")),
                "index_location",
                "end");
    }

    private static Map<String, Object> named(String name, Map<String, ?> configuration) {
        return Map.of("name", name, "configuration", configuration);
    }
}
