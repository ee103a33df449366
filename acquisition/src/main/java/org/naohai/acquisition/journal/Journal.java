package org.naohai.acquisition.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import org.naohai.kernel.Ids;
import org.naohai.lake.Disk;
import org.naohai.lake.KeyFile;
import org.naohai.lake.Room;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The intake journal of the installation: segments and spools of each intake, and a pool of used segments.
///
/// `journal/segments/*.seg` in use, `journal/free/*.seg` zeroed or used, their keys destroyed,
/// `journal/spool/<intake>/` large files, `journal/damaged/*.seg` what could not be read at a start.
public final class Journal {

    /// Used segments kept for the next intake; more are deleted.
    private static final int POOL = 4;
    /// Some 400 bytes of memory each, so at most 200 MB an intake.
    private static final int MOST_FILES = 500_000;

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private final Path segments;
    private final Path free;
    private final Path spools;
    private final Path damaged;
    private final SecretKey master;
    private final int mostFiles;
    private final Map<UUID, IntakeJournal> open = new ConcurrentHashMap<>();

    /// Replays what an earlier process left.
    public Journal(Path dataFolder) throws IOException {
        this(dataFolder, MOST_FILES);
    }

    /// - **mostFiles** of one intake: their list is held in memory
    public Journal(Path dataFolder, int mostFiles) throws IOException {
        this.mostFiles = mostFiles;
        var folder = dataFolder.resolve("journal");
        this.segments = Files.createDirectories(folder.resolve("segments"));
        this.free = Files.createDirectories(folder.resolve("free"));
        this.spools = Files.createDirectories(folder.resolve("spool"));
        this.damaged = Files.createDirectories(folder.resolve("damaged"));
        Disk.syncFolder(folder);
        Disk.syncFolder(dataFolder);
        this.master = KeyFile.loadOrCreate(dataFolder.resolve("keys/journal.key"));
        replay();
    }

    public IntakeJournal of(UUID intake) {
        return open.computeIfAbsent(intake, id -> new IntakeJournal(this, id, List.of()));
    }

    /// Intakes that left something behind.
    public Set<UUID> intakes() throws IOException {
        var all = new HashSet<>(open.keySet());
        try (var folders = Files.list(spools)) {
            folders.forEach(folder -> all.add(UUID.fromString(String.valueOf(folder.getFileName()))));
        }
        return all;
    }

    /// Whose segments could not be read, as far as their headers can be believed; until [#damageNoted].
    public List<UUID> damaged() throws IOException {
        var owners = new ArrayList<UUID>();
        for (var file : damagedFiles()) {
            owners.add(Segment.owner(file));
        }
        return owners;
    }

    public void damageNoted() throws IOException {
        for (var file : damagedFiles()) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".noted"), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private List<Path> damagedFiles() throws IOException {
        try (var files = Files.list(damaged)) {
            return files.filter(file -> file.toString().endsWith(".seg")).toList();
        }
    }

    /// Destroys the keys of everything the intake sent; its segments go back to the pool.
    public void drop(UUID intake) throws IOException {
        var journal = open.remove(intake);
        if (journal != null) {
            for (var segment : journal.segments()) {
                recycle(segment);
            }
        }
        dropSpools(spools.resolve(intake.toString()));
    }

    int mostFiles() {
        return mostFiles;
    }

    SecretKey master() {
        return master;
    }

    Path spoolFolder(UUID intake) {
        return spools.resolve(intake.toString());
    }

    Segment begin(UUID intake, int sequence) throws IOException {
        var target = segments.resolve(Ids.next() + ".seg");
        takeFromPool(target);
        Disk.syncFolder(segments);
        return Segment.begin(target, intake, sequence, master);
    }

    private synchronized void takeFromPool(Path target) throws IOException {
        try (var pool = Files.list(free)) {
            var used = pool.findFirst();
            if (used.isPresent()) {
                Files.move(used.get(), target, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
        }
        Room.require(segments, Segment.BYTES);
        try {
            Segment.preallocate(target);
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    private synchronized void recycle(Segment segment) throws IOException {
        segment.destroy();
        if (count(free) < POOL) {
            Files.move(segment.path(), free.resolve(segment.path().getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.delete(segment.path());
        }
    }

    private static int count(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    private void dropSpools(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Spool.destroy(file, master);
            }
        }
        Files.delete(folder);
    }

    /// What was acknowledged may lie behind a header that cannot be read: only a blank segment is deleted.
    private void setAside(Path file) throws IOException {
        if (Segment.isBlank(file)) {
            Files.delete(file);
            return;
        }
        LOG.atError()
                .addKeyValue("file", file.getFileName())
                .log("journal segment is damaged and kept aside; what it held has to be sent again");
        Files.move(file, damaged.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        Disk.syncFolder(damaged);
        Disk.syncFolder(segments);
    }

    private void replay() throws IOException {
        var found = new ArrayList<Segment>();
        try (var files = Files.list(segments)) {
            for (var file : files.toList()) {
                var segment = Segment.reopen(file, master);
                if (segment.isPresent()) {
                    found.add(segment.get());
                } else {
                    setAside(file);
                }
            }
        }
        found.sort(Comparator.comparing(Segment::intake).thenComparing(Segment::sequence));
        for (var segment : found) {
            var before = open.get(segment.intake());
            var all = new ArrayList<>(before == null ? List.<Segment>of() : before.segments());
            all.add(segment);
            open.put(segment.intake(), new IntakeJournal(this, segment.intake(), all));
        }
        for (var journal : open.values()) {
            journal.replay();
        }
        openSpools();
    }

    /// A drop that a crash cut short has recycled the segments and left the spools.
    private void openSpools() throws IOException {
        try (var folders = Files.list(spools)) {
            folders.forEach(folder -> of(UUID.fromString(String.valueOf(folder.getFileName()))));
        }
    }
}
