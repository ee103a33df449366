package org.naohai.perf;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.naohai.lake.Room;

/// A small ext4 file system in a file, mounted through a loop device, and a filler that takes its room away.
///
/// - **needs** root on Linux with loop devices; elsewhere the test is skipped and says so
final class LimitedDisk implements AutoCloseable {

    private final Path image;
    private final Path mounted;
    private final Path filler;

    private LimitedDisk(Path image, Path mounted) {
        this.image = image;
        this.mounted = mounted;
        this.filler = mounted.resolve("filler");
    }

    static LimitedDisk mount(Path folder, long bytes) throws IOException, InterruptedException {
        assumeTrue(
                Machine.said("id", "-u").equals("0"), "a full disk needs a disk of its own: root may mount one, not I");
        var image = folder.resolve("disk.img");
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(bytes);
        }
        run("mkfs.ext4", "-q", "-m", "0", "-O", "^has_journal", image.toString());
        var mounted = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(
                exitCode("mount", "-o", "loop", image.toString(), mounted.toString()) == 0,
                "a full disk needs a disk of its own: this machine mounts no loop device");
        return new LimitedDisk(image, mounted);
    }

    Path folder() {
        return mounted;
    }

    long free() {
        return Room.free(mounted);
    }

    /// Fills the disk but for so many bytes.
    void leave(long bytes) throws IOException, InterruptedException {
        long size = (Files.exists(filler) ? Files.size(filler) : 0) + free() - bytes;
        if (size > 0) {
            run("fallocate", "-l", Long.toString(size), filler.toString());
        }
    }

    void giveBack() throws IOException {
        Files.deleteIfExists(filler);
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", mounted.toString());
            Files.delete(image);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (exitCode(command) != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static int exitCode(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0) {
            System.err.println(String.join(" ", command) + ": " + said);
        }
        return code;
    }
}
