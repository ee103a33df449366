package org.naohai.viewer.derive;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.naohai.formats.imaging.RasGrid;
import org.naohai.formats.imaging.VolumeHeader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The object that is painted first, whatever the size of the image; at most 0.34 MB.
///
/// `NHFI` (4 bytes), version 1 (int), length of the header (int), the header as JSON, one zlib stream. Behind it, a
/// byte a sample: the planes (sagittal, coronal, axial), each from its left, lower rows first, then the coarse volume,
/// right fastest, then anterior, then superior. 0 is not finite or not there; `low + (b − 1) / 254 · (high − low)` is
/// the value of another byte.
///
/// - **header** `shape`, `affine` (row-major 3×4, mm), `voxelSize` (mm) in RAS order, `storage` (letters of the stored
///   axes), `volumes`, `timeStep` (s), `values` (low, high of the bytes), `window` (robust: 2nd to 98th percentile),
///   `span` (least, most), `nonFinite`, `planes` (`across`, `index`, `width`, `height`, `step`), `coarse` (`shape`,
///   `factor`)
final class FirstImage {

    static final String MEDIA_TYPE = "application/x-naohai-first-image";

    /// the same bytes for the same image
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final int VERSION = 1;
    private static final double[] VALUES = {0.001, 0.999};
    private static final double[] WINDOW = {0.02, 0.98};
    private static final int STEPS = 254;
    /// a higher one takes 8 to 50 times as long for 2 to 4 % less
    private static final int LEVEL = 3;

    private final VolumeHeader header;
    private final RasGrid grid;
    private final List<MiddlePlane> planes;
    private final CoarseVolume coarse;
    private final Found found;

    /// What the decoding saw of the first volume.
    record Found(double least, double most, long nonFinite) {

        /// The least and the most again where no value is finite.
        double[] span() {
            return least <= most ? new double[] {least, most} : new double[] {0, 0};
        }
    }

    FirstImage(VolumeHeader header, RasGrid grid, List<MiddlePlane> planes, CoarseVolume coarse, Found found) {
        this.header = header;
        this.grid = grid;
        this.planes = List.copyOf(planes);
        this.coarse = coarse;
        this.found = found;
    }

    byte[] bytes() {
        var volume = coarse.values();
        var quantiles = quantiles(volume);
        var json = JSON.writeValueAsString(described(quantiles)).getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream(1 << 18);
        var deflater = new Deflater(LEVEL);
        try (var out = new DataOutputStream(bytes)) {
            out.writeBytes("NHFI");
            out.writeInt(VERSION);
            out.writeInt(json.length);
            out.write(json);
            try (var deflated = new DeflaterOutputStream(out, deflater)) {
                for (var plane : planes) {
                    deflated.write(levels(plane.samples(), quantiles.low(), quantiles.high()));
                }
                deflated.write(levels(volume, quantiles.low(), quantiles.high()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private Map<String, Object> described(Quantiles quantiles) {
        var said = new LinkedHashMap<String, Object>();
        said.put("shape", worlds(grid::size));
        said.put("voxelSize", IntStream.range(0, 3).mapToObj(grid::voxelSizeMm).toList());
        said.put("affine", grid.affine().cells());
        said.put("storage", header.affine().orientation());
        said.put("volumes", header.volumes());
        said.put("timeStep", header.timeStepSeconds());
        said.put("values", List.of(quantiles.low(), quantiles.high()));
        said.put("window", List.of(quantiles.dark(), quantiles.bright()));
        said.put("span", Arrays.stream(found.span()).boxed().toList());
        said.put("nonFinite", found.nonFinite());
        var drawn = new ArrayList<Map<String, Object>>();
        for (var plane : planes) {
            drawn.add(Map.of(
                    "across", plane.worldAxis(),
                    "index", grid.size(plane.worldAxis()) / 2,
                    "width", plane.width(),
                    "height", plane.height(),
                    "step", List.of(plane.stepAcross(), plane.stepUp())));
        }
        said.put("planes", drawn);
        said.put("coarse", Map.of("shape", worlds(coarse::count), "factor", worlds(coarse::factor)));
        return said;
    }

    private static List<Long> worlds(java.util.function.IntToLongFunction of) {
        return IntStream.range(0, 3).mapToObj(of::applyAsLong).toList();
    }

    private static byte[] levels(float[] samples, double low, double high) {
        var levels = new byte[samples.length];
        double scale = high > low ? STEPS / (high - low) : 0;
        for (int i = 0; i < levels.length; i++) {
            float value = samples[i];
            levels[i] =
                    Float.isFinite(value) ? (byte) (1 + Math.round(Math.clamp((value - low) * scale, 0, STEPS))) : 0;
        }
        return levels;
    }

    /// - **low**, **high** what the bytes reach · **dark**, **bright** the window
    private record Quantiles(double low, double high, double dark, double bright) {}

    private Quantiles quantiles(float[] volume) {
        var all = new ArrayList<float[]>();
        all.add(volume);
        planes.forEach(plane -> all.add(plane.samples()));
        var sampled = SampledQuantiles.of(all);
        if (sampled.isEmpty()) {
            return new Quantiles(0, 0, 0, 0);
        }
        double dark = sampled.at(WINDOW[0]);
        double bright = sampled.at(WINDOW[1]);
        // mostly one value, as label images are: everything there is
        return bright > dark
                ? new Quantiles(sampled.at(VALUES[0]), sampled.at(VALUES[1]), dark, bright)
                : new Quantiles(found.least(), found.most(), found.least(), found.most());
    }
}
