package org.naohai.viewer.pyramid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
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
import org.naohai.kernel.Background;
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

/// Makes the pyramid of an image where there is none: in the background, one image after the other.
///
/// A pyramid is in its place only when it is whole; what a stop interrupts is begun anew when somebody looks again.
@Service
public class Pyramids implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Pyramids.class);

    /// Of how they are made; another one is another hash.
    private static final String VERSION = "naohai zarr 2 ";

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
            for (var folder : files.unfinished()) {
                deleteAll(folder);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.atWarn().setCause(Wordless.of(e)).log("unfinished pyramids could not be deleted");
        }
    }

    /// How far one is.
    private record Making(AtomicInteger done, int of) {}

    /// Below the folder of a pyramid, where the image has volumes over time.
    public static final String COURSES = PyramidPass.COURSES + "/";

    /// - **hash** of the pyramid · **ready** whether it is there · **progress** 0 to 1 while it is made
    /// - **possible** false where it was tried in this process and could not be made
    /// - **courses** whether the courses of voxels over time are there
    public record State(String hash, boolean ready, double progress, boolean possible, boolean courses) {}

    /// What there is of an image; begins to make it where nothing is.
    public Optional<State> look(Recording recording) {
        if (recording.files().isEmpty()) {
            return Optional.empty();
        }
        var hash = hash(recording.files().getFirst().sha256());
        var folder = files.folder(recording.scopeId(), hash);
        if (Files.exists(folder.resolve("zarr.json"))) {
            return Optional.of(new State(hash, true, 1, true, Files.exists(folder.resolve(COURSES + "zarr.json"))));
        }
        var now = making.computeIfAbsent(recording.scopeId() + " " + hash, key -> begin(key, recording, folder));
        double progress = now.of() <= 0 ? 0 : (double) now.done().get() / now.of();
        return Optional.of(new State(hash, false, progress, now.done().get() >= 0, false));
    }

    private Making begin(String key, Recording recording, Path folder) {
        var shape = recording.facts().get("volumes") instanceof Number volumes ? volumes.intValue() : 1;
        var made = new Making(new AtomicInteger(), shape);
        work.execute(() -> {
            try {
                make(recording, folder, made);
                making.remove(key);
            } catch (IOException | RuntimeException e) {
                made.done().set(-1);
                LOG.atWarn().setCause(Wordless.of(e)).log("pyramid of an image could not be made");
            }
        });
        return made;
    }

    private void make(Recording recording, Path folder, Making made) throws IOException {
        var fresh = files.fresh(recording.scopeId());
        var main = recording.files().getFirst();
        var reader = NiftiReader.open(new StoredTree(lake, recording), main.path())
                .reader()
                .orElseThrow(() -> new IOException("not readable"));
        Room.require(Disk.folderOf(fresh), 2 * main.size());
        var raw = reader.raw();
        boolean whole = (raw.sclSlope() == 0 || raw.sclSlope() == 1) && raw.sclInter() == 0;
        try {
            var first = FirstImagePass.SOURCE.open(reader.header());
            try (var pass = new PyramidPass(fresh, reader.header(), whole, made.done()::set)) {
                reader.read(List.of(first, pass));
                pass.finish();
            }
            for (var object : first.finish()) {
                Files.write(fresh.resolve(object.name()), object.bytes());
            }
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteAll(fresh);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> {
                    try {
                        Files.delete(path);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
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
