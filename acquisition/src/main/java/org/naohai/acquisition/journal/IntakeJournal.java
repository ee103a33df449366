package org.naohai.acquisition.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.journal.ReceivedFile.Place;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Refused;

/// What one intake has sent so far. Safe for several senders at once, who share a sync.
///
/// The index in memory is rebuilt from the records; the latest entry of a path counts.
public final class IntakeJournal {

    private final Journal journal;
    private final UUID intake;
    private final List<Segment> segments;
    private final Set<Segment> unsynced = new HashSet<>();
    private final NavigableMap<String, ReceivedFile> files = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Entry.Refused> refused = new ConcurrentSkipListMap<>();
    private final RecentBytes recent = new RecentBytes();
    private final ReentrantLock appending = new ReentrantLock();
    private final ReentrantLock syncing = new ReentrantLock();
    private Entry.@Nullable Linking linking;
    private @Nullable Segment current;
    /// A failed sync may have lost what the kernel held; nothing is acknowledged after it until a restart.
    private volatile @Nullable IOException broken;

    private long appended;
    private int paths;
    private long synced;

    IntakeJournal(Journal journal, UUID intake, List<Segment> segments) {
        this.journal = journal;
        this.intake = intake;
        this.segments = new ArrayList<>(segments);
    }

    /// Appends; acknowledged only after [#sync] returns.
    public void append(Entry entry) throws IOException {
        var encoded = entry.encode();
        appending.lock();
        try {
            requireRoom(entry);
            var segment = segmentFor(encoded.length);
            int offset = segment.append(encoded);
            unsynced.add(segment);
            appended++;
            index(entry, segments.size() - 1, offset);
        } finally {
            appending.unlock();
        }
    }

    private void requireRoom(Entry entry) {
        if (isNew(entry) && paths >= journal.mostFiles()) {
            var most = Integer.toString(journal.mostFiles());
            throw Refused.of(Refused.Kind.TOO_LARGE, "INTAKE_TOO_MANY_FILES", null, "> " + most, "≤ " + most);
        }
    }

    private boolean isNew(Entry entry) {
        var path = switch (entry) {
            case Entry.Inline one -> one.path();
            case Entry.Spooled one -> one.path();
            case Entry.Refused one -> one.path();
            case Entry.Linking ignored -> null;
        };
        return path != null && !files.containsKey(path) && !refused.containsKey(path);
    }

    /// Returns when everything appended before the call is on disk; whoever comes second finds it done.
    public void sync() throws IOException {
        long wanted = appendedSoFar();
        syncing.lock();
        try {
            if (broken != null) {
                throw new IOException("the journal could not be synced before", broken);
            }
            if (synced < wanted) {
                forceAll();
            }
        } finally {
            syncing.unlock();
        }
    }

    private void forceAll() throws IOException {
        List<Segment> dirty;
        long covers;
        appending.lock();
        try {
            dirty = List.copyOf(unsynced);
            unsynced.clear();
            covers = appended;
        } finally {
            appending.unlock();
        }
        try {
            for (var segment : dirty) {
                segment.sync();
            }
        } catch (IOException e) {
            broken = e;
            throw e;
        }
        synced = covers;
    }

    private long appendedSoFar() {
        appending.lock();
        try {
            return appended;
        } finally {
            appending.unlock();
        }
    }

    private Segment segmentFor(int length) throws IOException {
        if (broken != null) {
            throw new IOException("the journal could not be synced before", broken);
        }
        var segment = current;
        if (segment == null || !segment.fits(length)) {
            segment = journal.begin(intake, segments.size());
            segments.add(segment);
            current = segment;
        }
        return segment;
    }

    private void index(Entry entry, int segment, int offset) {
        paths += isNew(entry) ? 1 : 0;
        switch (entry) {
            case Entry.Inline(var path, var sha256, var bytes) -> {
                refused.remove(path);
                files.put(path, new ReceivedFile(path, bytes.length, sha256, new Place.InSegment(segment, offset)));
            }
            case Entry.Spooled(var path, var sha256, var size, var spool) -> {
                refused.remove(path);
                files.put(path, new ReceivedFile(path, size, sha256, new Place.InSpool(spool)));
            }
            case Entry.Refused one -> {
                if (!files.containsKey(one.path())) {
                    refused.put(one.path(), one);
                }
            }
            case Entry.Linking table -> linking = table;
        }
    }

    /// A killed process may have left records that only the kernel holds: they are synced, for they are
    /// listed now.
    void replay() throws IOException {
        for (int i = 0; i < segments.size(); i++) {
            int number = i;
            segments.get(i).sync();
            segments.get(i).replay((offset, encoded) -> {
                try {
                    index(Entry.decode(encoded), number, offset);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /// A new spool for a large file; its bytes count only once an [Entry.Spooled] names it.
    public Spool newSpool() throws IOException {
        return Spool.create(journal.spoolFolder(intake).resolve(Ids.next() + ".spool"), journal.master());
    }

    public Spool spool(String name) throws IOException {
        return Spool.open(journal.spoolFolder(intake).resolve(name), journal.master());
    }

    /// The plain bytes of a received file with random access.
    public SeekableByteChannel channel(ReceivedFile file) throws IOException {
        return switch (file.place()) {
            case Place.InSpool(var name) -> spool(name).channel();
            case Place.InSegment ignored -> new BytesChannel(ByteBuffer.wrap(bytes(file)));
        };
    }

    /// The plain bytes of a small file. A file is read several times in a row (kind, checks, store): what was
    /// decrypted last is kept for a while.
    public byte[] bytes(ReceivedFile file) throws IOException {
        if (!(file.place() instanceof Place.InSegment place)) {
            throw new IOException("not a small file: " + file.sha256());
        }
        var kept = recent.find(place);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (Entry.decode(segment(place.segment()).read(place.offset())) instanceof Entry.Inline inline) {
            recent.keep(place, inline.bytes());
            return inline.bytes();
        }
        throw new IOException("not a small file: " + file.sha256());
    }

    private Segment segment(int number) {
        appending.lock();
        try {
            return segments.get(number);
        } finally {
            appending.unlock();
        }
    }

    public Optional<ReceivedFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    public Collection<ReceivedFile> files() {
        return files.values();
    }

    /// Files after a path in order of path, for keyset pages; from the first where it is null.
    public Collection<ReceivedFile> filesAfter(@Nullable String path) {
        return path == null ? files.values() : files.tailMap(path, false).values();
    }

    public Collection<Entry.Refused> refused() {
        return refused.values();
    }

    public Optional<Entry.Linking> linking() {
        return Optional.ofNullable(linking);
    }

    List<Segment> segments() {
        appending.lock();
        try {
            return List.copyOf(segments);
        } finally {
            appending.unlock();
        }
    }
}
