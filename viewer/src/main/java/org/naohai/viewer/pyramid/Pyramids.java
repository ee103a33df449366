package org.naohai.viewer.pyramid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.naohai.catalogue.Recordings.Recording;
import org.naohai.formats.imaging.NiftiReader;
import org.naohai.formats.imaging.VolumeHeader;
import org.naohai.formats.imaging.VoxelType;
import org.naohai.kernel.Background;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Wordless;
import org.naohai.lake.Disk;
import org.naohai.lake.Lake;
import org.naohai.lake.Room;
import org.naohai.viewer.StoredTree;
import org.naohai.viewer.derive.FirstImagePass;
import org.naohai.viewer.serve.ViewFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import org.springframework.util.FileSystemUtils;

/// Makes the pyramid of an image where there is none: in the background, one image after the other.
///
/// A pyramid is in its place only when it is whole; what a stop interrupts is begun anew when somebody looks again.
@Service
public class Pyramids implements DisposableBean {

    /// Below the derived files of an image.
    public static final String PYRAMID = "zarr/";

    /// Below that, where the image has volumes over time.
    public static final String COURSES = PYRAMID + PyramidPass.COURSES + "/";

    private static final Logger LOG = LoggerFactory.getLogger(Pyramids.class);

    /// Of how they are made; another one is another hash.
    private static final String VERSION = "naohai views 3 ";

    private static final int MOST_WAITING = 64;
    private static final Duration TRIED_AGAIN = Duration.ofMinutes(10);
    private static final long LARGEST_VOLUME = 4L << 30;
    private static final long LARGEST_IMAGE = 64L << 30;

    private final ViewFiles files;
    private final Lake lake;
    private final ExecutorService work = Executors.newSingleThreadExecutor(Background.threads("pyramids-"));
    private final Map<String, Making> making = new ConcurrentHashMap<>();

    public Pyramids(ViewFiles files, Lake lake) {
        this.files = files;
        this.lake = lake;
        work.execute(this::sweep);
    }

    /// What a stop left unfinished.
    private void sweep() {
        try {
            FileSystemUtils.deleteRecursively(files.unfinished());
        } catch (IOException e) {
            LOG.atWarn().setCause(Wordless.of(e)).log("unfinished pyramids could not be deleted");
        }
    }

    /// - **hash** of what is derived · **ready** whether the pyramid is there · **progress** 0 to 1 while it is made
    /// - **possible** false where it was tried a short while ago and could not be made
    /// - **courses** whether the courses of voxels over time are there
    public record State(String hash, boolean ready, double progress, boolean possible, boolean courses) {}

    /// The hash that everything derived from an image has in its address; empty where there is no file.
    public static Optional<String> hash(Recording recording) {
        return recording.files().stream().findFirst().map(file -> hash(file.sha256()));
    }

    /// What there is of an image; begins to make it where nothing is.
    public Optional<State> look(Recording recording) {
        return hash(recording).map(hash -> look(recording, hash));
    }

    private State look(Recording recording, String hash) {
        var folder = files.folder(hash);
        if (isThere(folder)) {
            return new State(hash, true, 1, true, Files.exists(folder.resolve(COURSES + "zarr.json")));
        }
        var known = making.get(hash);
        if (known != null && known.failedLongAgo()) {
            making.remove(hash, known);
        }
        if (making.size() >= MOST_WAITING && !making.containsKey(hash)) {
            return new State(hash, false, 0, true, false);
        }
        var now = making.computeIfAbsent(hash, key -> begin(recording, folder, hash));
        return new State(hash, false, now.progress(), !now.failed(), false);
    }

    private static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(PYRAMID + "zarr.json"));
    }

    /// How far one is.
    private static final class Making {
        private final AtomicInteger done = new AtomicInteger();
        private final int of;
        private volatile long failedAt;

        private Making(int of) {
            this.of = of;
        }

        double progress() {
            return of <= 0 ? 0 : (double) done.get() / of;
        }

        boolean failed() {
            return failedAt != 0;
        }

        boolean failedLongAgo() {
            return failed() && System.nanoTime() - failedAt > TRIED_AGAIN.toNanos();
        }
    }

    private Making begin(Recording recording, Path folder, String hash) {
        var made = new Making(recording.facts().get("volumes") instanceof Number volumes ? volumes.intValue() : 1);
        work.execute(() -> {
            try {
                if (!isThere(folder)) {
                    make(recording, folder, made);
                }
                making.remove(hash);
            } catch (Throwable e) { // one image that cannot be made does not end the others
                made.failedAt = System.nanoTime();
                LOG.atWarn().setCause(Wordless.of(e)).log("pyramid of an image could not be made");
            }
        });
        return made;
    }

    private void make(Recording recording, Path folder, Making made) throws IOException {
        var main = recording.files().getFirst();
        var reader = NiftiReader.open(new StoredTree(lake, recording), main.path())
                .reader()
                .orElseThrow(() -> new IOException("not readable"));
        var header = reader.header();
        requireRoom(header);
        var raw = reader.raw();
        boolean whole = (raw.sclSlope() == 0 || raw.sclSlope() == 1) && raw.sclInter() == 0;
        var fresh = files.fresh();
        try {
            var first = FirstImagePass.SOURCE.open(header);
            try (var pass = new PyramidPass(fresh, header, whole, made.done::set)) {
                var problems = reader.read(List.of(first, pass));
                if (problems.stream().anyMatch(one -> one.severity() == Severity.ERROR)) {
                    throw new IOException("not whole");
                }
                pass.finish();
            }
            for (var object : first.finish()) {
                Files.write(fresh.resolve(object.name()), object.bytes());
            }
            Files.createDirectories(folder);
            Files.move(fresh, folder.resolve(PYRAMID), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(fresh);
        }
    }

    /// Colours have no one value, and what a header claims must have its place before anything is written.
    private void requireRoom(VolumeHeader header) throws IOException {
        if (header.type() == VoxelType.RGB24 || header.type() == VoxelType.RGBA32) {
            throw new IOException("colours");
        }
        double volume = (double) header.size(0) * header.size(1) * header.size(2) * Float.BYTES;
        double all = volume * header.volumes();
        if (volume > LARGEST_VOLUME || all > LARGEST_IMAGE) {
            throw new IOException("too large");
        }
        Room.require(Disk.folderOf(files.fresh()), (long) (2 * all));
    }

    private static String hash(String source) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest((VERSION + source).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void destroy() {
        work.shutdownNow();
    }
}
