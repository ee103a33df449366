package org.naohai.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_095, 4_096, 4_097, 1 << 20, (1 << 20) + 1, (3 << 20) - 1, 5_000_011})
    void a_file_of_any_length_is_what_was_written(int length) throws IOException {
        var bytes = bytes(length);
        for (long expected : new long[] {0, length, Long.MAX_VALUE}) {
            var path = folder.resolve(length + "-" + expected);
            write(path, bytes, expected);
            assertThat(Files.readAllBytes(path)).isEqualTo(bytes);
        }
    }

    @Test
    void a_file_without_a_folder_fails() {
        assertThatThrownBy(() -> write(folder.resolve("absent/file"), bytes(1), 1))
                .isInstanceOf(NoSuchFileException.class);
    }

    /// In pieces of unequal length, as a sealed object's are.
    private static void write(Path path, byte[] bytes, long expected) throws IOException {
        var random = new Random(bytes.length);
        try (var file = StagedFile.create(path, expected)) {
            for (int done = 0; done < bytes.length; ) {
                int count = Math.min(bytes.length - done, 1 + random.nextInt(300_000));
                file.write(Arrays.copyOfRange(bytes, done, done + count), count);
                done += count;
            }
            file.sync();
        }
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
