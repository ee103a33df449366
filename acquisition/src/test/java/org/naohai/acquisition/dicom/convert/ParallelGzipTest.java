package org.naohai.acquisition.dicom.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelGzipTest {

    private static final int BLOCK = 1 << 20;

    @TempDir
    private Path folder;

    private final ParallelGzip gzip = new ParallelGzip();

    @AfterEach
    void close() {
        gzip.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40_000, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 9 * BLOCK + 12_345})
    void what_goes_in_comes_out_again(int size) throws IOException {
        for (var bytes : new byte[][] {smooth(size), noise(size), new byte[size]}) {
            var packed = packed(bytes);
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                assertThat(unpacked.readAllBytes()).isEqualTo(bytes);
            }
            assertThat(packed.length).isLessThan(size + size / 1000 + 100);
        }
    }

    @Test
    void the_same_bytes_give_the_same_file() throws IOException {
        var bytes = smooth(5 * BLOCK + 77);
        assertThat(packed(bytes)).isEqualTo(packed(bytes));
    }

    @Test
    void it_is_one_member_as_small_as_that_of_one_thread() throws IOException {
        var bytes = smooth(6 * BLOCK);
        var alone = new ByteArrayOutputStream();
        try (var one = new java.util.zip.GZIPOutputStream(alone)) {
            one.write(bytes);
        }
        var packed = packed(bytes);
        assertThat(packed.length).isLessThan((int) (alone.size() * 1.01));
    }

    @Test
    void zcat_reads_it() throws Exception {
        var bytes = smooth(3 * BLOCK + 5);
        var file = Files.write(folder.resolve("a.gz"), packed(bytes));
        var zcat = new ProcessBuilder("gzip", "-dc", file.toString())
                .redirectOutput(folder.resolve("a").toFile())
                .start();
        assertThat(zcat.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(zcat.exitValue()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("a"))).isEqualTo(bytes);
    }

    private byte[] packed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        gzip.compress(new ByteArrayInputStream(bytes), out);
        return out.toByteArray();
    }

    /// 16 bit words that walk about, as voxels do.
    private static byte[] smooth(int size) {
        var random = new Random(size);
        var bytes = new byte[size];
        int value = 1000;
        for (int i = 0; i + 1 < size; i += 2) {
            value = Math.clamp(value + (int) (8 * random.nextGaussian()), 0, 4095);
            bytes[i] = (byte) value;
            bytes[i + 1] = (byte) (value >> 8);
        }
        return bytes;
    }

    private static byte[] noise(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
