package org.naohai.formats.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.MemoryTree;
import org.naohai.testkit.NiftiBytes;

class NiftiRoundTripProperties {

    @Property(tries = 200)
    void what_is_written_is_read(
            @ForAll @IntRange(min = 1, max = 2) int version,
            @ForAll boolean bigEndian,
            @ForAll boolean gzipped,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 9) Integer> shape,
            @ForAll @IntRange(min = 0, max = 3) int type)
            throws IOException {
        int datatype = new int[] {NiftiBytes.INT16, NiftiBytes.INT32, NiftiBytes.FLOAT32, NiftiBytes.FLOAT64}[type];
        var voxels = new double[shape.stream().reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < voxels.length; i++) {
            voxels[i] = (i * 7919) % 30_011 - 15_000;
        }
        var order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        var plain = NiftiBytes.write(
                version,
                order,
                datatype,
                shape.stream().mapToLong(Integer::longValue).toArray(),
                voxels);
        var tree = new MemoryTree(Map.of("a.nii.gz", gzipped ? NiftiBytes.gzip(plain) : plain));
        var reader = NiftiReader.open(tree, "a.nii.gz").reader().orElseThrow();
        var read = new ArrayList<Double>();
        assertThat(reader.read(List.of(collecting(read)))).isEmpty();
        assertThat(read.stream().mapToDouble(Double::doubleValue).toArray()).isEqualTo(voxels);
    }

    private static VolumePass collecting(List<Double> target) {
        return new VolumePass() {
            @Override
            public void accept(Slab slab) {
                for (int i = 0; i < slab.length(); i++) {
                    target.add(slab.value(i));
                }
            }

            @Override
            public List<DerivedObject> finish() {
                return List.of();
            }
        };
    }
}
