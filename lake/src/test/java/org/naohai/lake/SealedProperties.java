package org.naohai.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SealedProperties {

    private static final SecretKey MASTER = new SecretKeySpec(new byte[32], "AES");

    @Property(tries = 60)
    void any_range_of_a_sealed_file_is_what_was_put_in(
            @ForAll @IntRange(max = 200_000) int size, @ForAll @IntRange(max = 200_000) int start, @ForAll long seed)
            throws IOException {
        var plain = bytes(size, seed);
        var file = seal(plain);
        int from = Math.min(start, size);
        int length = Math.min(70_000, size - from);
        try (var channel = new SealedChannel(FileChannel.open(file), MASTER)) {
            var part = ByteBuffer.allocate(length);
            channel.position(from);
            Sealed.readFully(channel, part);
            assertThat(channel.size()).isEqualTo(size);
            assertThat(part.array()).isEqualTo(Arrays.copyOfRange(plain, from, from + length));
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 100)
    void any_changed_byte_is_noticed(
            @ForAll @IntRange(min = 1, max = 140_000) int size,
            @ForAll long seed,
            @ForAll @IntRange(max = 1 << 20) int at)
            throws IOException {
        var file = seal(bytes(size, seed));
        var stored = Files.readAllBytes(file);
        int changed = at % stored.length;
        boolean unused = changed >= 16 && changed < 20;
        stored[changed] ^= 0x40;
        Files.write(file, stored);
        try {
            if (!unused) {
                assertThatThrownBy(() -> readAll(file)).isInstanceOf(IOException.class);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void readAll(Path file) throws IOException {
        try (var channel = new SealedChannel(FileChannel.open(file), MASTER)) {
            Sealed.readFully(channel, ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 20)));
        }
    }

    private static Path seal(byte[] plain) throws IOException {
        var file = Files.createTempFile("sealed", ".nhs");
        var header = Sealed.Header.fresh(plain.length);
        try (var out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            Disk.writeFully(out, header.seal(MASTER));
            for (int at = 0, number = 0; at < plain.length; at += Sealed.FRAME, number++) {
                int length = Math.min(Sealed.FRAME, plain.length - at);
                var frame = Arrays.copyOfRange(plain, at, at + length);
                Disk.writeFully(out, ByteBuffer.wrap(Sealed.sealFrame(header, number, frame, length)));
            }
        }
        return file;
    }

    private static byte[] bytes(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
