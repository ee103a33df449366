package org.naohai.acquisition.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Ids;
import org.naohai.lake.Disk;
import org.naohai.lake.KeyFile;
import org.naohai.lake.Room;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal of instances that scanners send: what is synced here is acknowledged, what is archived is
/// released.
///
/// `journal/instances/*.seg` in use, `free/*.seg` zeroed or used, their keys destroyed, `spool/` instances too
/// large for a segment, `damaged/` what could not be read at a start. A segment is recycled once each of its
/// records is released; streams that end hand the rest of theirs to the next.
public final class InstanceJournal {

    /// Instances up to this size are one record of a segment, larger ones a spool of their own.
    public static final int INLINE = 16 << 20;

    /// Used segments kept: 512 MiB, what is under way in a burst.
    private static final int POOL = 16;

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Logger LOG = LoggerFactory.getLogger(InstanceJournal.class);

    private final Path segments;
    private final Path free;
    private final Path spools;
    private final Path damaged;
    private final SecretKey master;
    private final Deque<Used> begun = new ArrayDeque<>();
    private final List<Used> left = new ArrayList<>();
    private int sequence;

    public InstanceJournal(Path dataFolder) throws IOException {
        segments = Files.createDirectories(dataFolder.resolve("journal/instances"));
        free = Files.createDirectories(segments.resolve("free"));
        spools = Files.createDirectories(segments.resolve("spool"));
        damaged = Files.createDirectories(segments.resolve("damaged"));
        Disk.syncFolder(segments);
        Disk.syncFolder(Disk.folderOf(segments));
        master = KeyFile.loadOrCreate(dataFolder.resolve("keys/journal.key"));
        reopen();
    }

    /// A segment and how many of its records are not released.
    private final class Used {
        private final Segment segment;
        private int open;
        private boolean ended;

        private Used(Segment segment) {
            this.segment = segment;
        }
    }

    /// One record.
    public final class Place {
        private final Used used;
        private final int offset;

        private Place(Used used, int offset) {
            this.used = used;
            this.offset = offset;
        }

        /// The plain record as it was appended, head and body.
        public byte[] read() throws IOException {
            return used.segment.read(offset);
        }

        /// It is archived, or held elsewhere: its bytes may go. Once.
        public void release() {
            InstanceJournal.this.release(used);
        }
    }

    /// The records of one sender. Owned by one thread; [#sync] before anything is acknowledged.
    public final class Stream implements AutoCloseable {

        private @Nullable Used current;
        private byte[] buffer = new byte[1 << 16];
        private boolean broken;

        private Stream() {}

        /// - **body** of heap memory, not longer than [#INLINE]
        public Place append(byte[] head, ByteBuffer body) throws IOException {
            if (broken) {
                throw new IOException("the journal could not be synced before");
            }
            int plain = head.length + body.remaining();
            if (buffer.length < plain + Segment.OVERHEAD) {
                buffer = new byte[Math.max(plain + Segment.OVERHEAD, Math.min(2 * buffer.length, INLINE))];
            }
            var used = segmentFor(plain);
            int offset = used.segment.append(head, body, buffer);
            keep(used);
            return new Place(used, offset);
        }

        private Used segmentFor(int plain) throws IOException {
            var used = current;
            while (used == null || !used.segment.fits(plain)) {
                if (used != null) {
                    sync();
                    end(used);
                }
                used = begin();
                current = used;
            }
            return used;
        }

        /// Returns when everything appended so far is on disk.
        public void sync() throws IOException {
            if (current != null) {
                try {
                    current.segment.sync();
                } catch (IOException e) {
                    broken = true; // what the kernel held may be lost
                    throw e;
                }
            }
        }

        @Override
        public void close() {
            if (current != null) {
                handBack(current);
                current = null;
            }
        }
    }

    public Stream open() {
        return new Stream();
    }

    /// A large instance on its way in; it counts once a record names it.
    public Spool newSpool() throws IOException {
        return Spool.create(spools.resolve(Ids.next() + ".spool"), master);
    }

    public boolean holds(String spool) {
        return Files.exists(spools.resolve(spool));
    }

    public Spool spool(String name) throws IOException {
        return Spool.open(spools.resolve(name), master);
    }

    /// What an earlier process acknowledged, or was about to, and did not release: in the order it came.
    ///
    /// - **seen** is given each place and its record, and releases it in the end
    public void replay(Replaying seen) throws IOException {
        for (var used : left) {
            used.segment.sync();
            var places = new ArrayList<Place>();
            used.segment.replay((offset, record) -> {
                keep(used);
                places.add(new Place(used, offset));
            });
            for (var place : places) {
                seen.take(place, place.read());
            }
            end(used);
        }
        left.clear();
    }

    /// Spools that no record names: they were never acknowledged. To be called before anything new is
    /// delivered.
    public void sweepSpools(java.util.Set<String> named) throws IOException {
        try (var files = Files.list(spools)) {
            for (var file : files.toList()) {
                if (!named.contains(String.valueOf(file.getFileName()))) {
                    Spool.destroy(file, master);
                }
            }
        }
    }

    /// Takes a record that was left.
    public interface Replaying {
        void take(Place place, byte[] record) throws IOException;
    }

    private synchronized void keep(Used used) {
        used.open++;
    }

    private void release(Used used) {
        boolean idle;
        synchronized (this) {
            used.open--;
            idle = used.open == 0 && (used.ended || begun.remove(used));
        }
        if (idle) {
            recycle(used);
        }
    }

    private void end(Used used) {
        boolean idle;
        synchronized (this) {
            used.ended = true;
            idle = used.open == 0;
        }
        if (idle) {
            recycle(used);
        }
    }

    /// A segment whose sender is gone: the next one goes on in it, unless everything in it is released by
    /// then.
    private void handBack(Used used) {
        boolean idle;
        synchronized (this) {
            idle = used.open == 0;
            if (!idle) {
                begun.push(used);
            }
        }
        if (idle) {
            recycle(used);
        }
    }

    private Used begin() throws IOException {
        Path target;
        int number;
        synchronized (this) {
            var again = begun.poll();
            if (again != null) {
                return again;
            }
            number = ++sequence;
            target = segments.resolve(Ids.next() + ".seg");
            if (takeFromPool(target)) {
                return new Used(Segment.begin(target, NOBODY, number, master));
            }
        }
        Room.require(segments, Segment.BYTES);
        try {
            Segment.preallocate(target);
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
        Disk.syncFolder(segments);
        return new Used(Segment.begin(target, NOBODY, number, master));
    }

    private boolean takeFromPool(Path target) throws IOException {
        try (var pool = Files.list(free)) {
            var used = pool.findFirst();
            if (used.isEmpty()) {
                return false;
            }
            Files.move(used.get(), target, StandardCopyOption.ATOMIC_MOVE);
            Disk.syncFolder(segments);
            return true;
        }
    }

    private synchronized void recycle(Used used) {
        try {
            used.segment.destroy();
            try (var pool = Files.list(free)) {
                if (pool.count() < POOL) {
                    var path = used.segment.path();
                    Files.move(path, free.resolve(path.getFileName()), StandardCopyOption.ATOMIC_MOVE);
                } else {
                    Files.delete(used.segment.path());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reopen() throws IOException {
        List<Path> files;
        try (var all = Files.list(segments)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (var file : files) {
            var segment = Segment.reopen(file, master);
            if (segment.isPresent()) {
                left.add(new Used(segment.get()));
            } else if (Segment.isBlank(file)) {
                Files.delete(file);
            } else {
                setAside(file);
            }
        }
        left.sort(Comparator.comparingInt(used -> used.segment.sequence()));
        sequence = left.isEmpty() ? 0 : left.getLast().segment.sequence();
    }

    private void setAside(Path file) throws IOException {
        LOG.atError()
                .addKeyValue("file", file.getFileName())
                .log("journal segment of scanners is damaged and kept aside; what it held has to be sent again");
        Files.move(file, damaged.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        Disk.syncFolder(damaged);
        Disk.syncFolder(segments);
    }
}
