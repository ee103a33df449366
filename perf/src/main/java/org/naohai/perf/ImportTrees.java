package org.naohai.perf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/// The two trees that the import is measured on, in BIDS layout.
final class ImportTrees {

    private static final int[] SHAPE = {96, 96, 48, 120};
    private static final int VOXELS_AT = 352;
    private static final int LARGE_FILES = 20;
    private static final int SMALL_FILES = 20_000;

    private ImportTrees() {}

    /// Makes a tree, or changes the bytes of every file of the tree that is there, so that no run finds the objects of
    /// another.
    interface Maker {
        void make(Path folder, int run) throws IOException;
    }

    /// Twenty runs of 106 MB each: 16-bit noise around a head of even brightness, nothing that packs well.
    static void large(Path folder, int run) throws IOException {
        if (Files.exists(folder)) {
            otherVoxel(folder, run);
            return;
        }
        var random = new SplittableRandom(1);
        for (int i = 1; i <= LARGE_FILES; i++) {
            var label = "sub-%02d".formatted(i);
            var file = folder.resolve(label + "/func/" + label + "_task-rest_bold.nii");
            Files.createDirectories(file.getParent());
            image(file, random);
            Files.writeString(file.resolveSibling(label + "_task-rest_bold.json"), "{\"RepetitionTime\": 2.0}\n");
        }
    }

    private static void otherVoxel(Path folder, int run) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(one -> one.toString().endsWith(".nii")).toList()) {
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(new byte[] {(byte) run, 0}), VOXELS_AT);
                }
            }
        }
    }

    /// Twenty thousand tables of events of 1 kB each.
    static void small(Path folder, int run) throws IOException {
        var random = new SplittableRandom(2 + run);
        for (int i = 0; i < SMALL_FILES; i++) {
            var label = "sub-%04d".formatted(i / 10 + 1);
            var name = "%s_task-star_run-%d_events.tsv".formatted(label, i % 10 + 1);
            var file = folder.resolve(label).resolve("beh").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, events(random), StandardCharsets.US_ASCII);
        }
    }

    private static String events(SplittableRandom random) {
        var text = new StringBuilder("onset\tduration\ttrial_type\tresponse_time\n");
        for (int trial = 0; trial < 60; trial++) {
            text.append(2 * trial).append("\t0.5\t").append(random.nextInt(4) == 0 ? "nogo" : "go");
            text.append("\t0.").append(200 + random.nextInt(700)).append('\n');
        }
        return text.toString();
    }

    private static void image(Path file, SplittableRandom random) throws IOException {
        int plane = SHAPE[0] * SHAPE[1];
        var slice = ByteBuffer.allocate(2 * plane).order(ByteOrder.LITTLE_ENDIAN);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
            out.write(header());
            for (int k = 0; k < SHAPE[2] * SHAPE[3]; k++) {
                for (int v = 0; v < plane; v++) {
                    int x = v % SHAPE[0] - SHAPE[0] / 2;
                    int y = v / SHAPE[0] - SHAPE[1] / 2;
                    int inside = x * x + y * y < 1_400 ? 700 : 5;
                    slice.putShort(2 * v, (short) (inside + random.nextInt(64)));
                }
                out.write(slice.array());
            }
        }
    }

    private static byte[] header() {
        var h = ByteBuffer.allocate(VOXELS_AT).order(ByteOrder.LITTLE_ENDIAN);
        h.putInt(0, 348).putShort(40, (short) 4).putShort(70, (short) 4).putShort(72, (short) 16);
        float[] step = {1, 2.2f, 2.2f, 3, 2};
        for (int i = 0; i < 5; i++) {
            h.putShort(42 + 2 * i, (short) (i < 4 ? SHAPE[i] : 1)).putFloat(76 + 4 * i, step[i]);
        }
        h.putFloat(108, VOXELS_AT).putFloat(112, 1).put(123, (byte) 10).putShort(254, (short) 1);
        for (int axis = 0; axis < 3; axis++) {
            h.putFloat(280 + 20 * axis, step[axis + 1]).putFloat(292 + 16 * axis, -100);
        }
        h.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
        return h.array();
    }
}
