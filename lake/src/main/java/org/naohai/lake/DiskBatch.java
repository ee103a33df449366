package org.naohai.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Ids;
import org.naohai.lake.Lake.AtRest;
import org.naohai.lake.Lake.StoredObject;
import org.naohai.lake.ObjectRows.Row;

/// Stages objects below `staging/`, then syncs, renames and writes rows. Owned by one thread.
///
/// Of the packs only a few are open at a time, so that memory and open files do not grow with the number of
/// subjects: the pack that was not written to for longest is closed, and a group that comes again gets another.
final class DiskBatch implements LakeBatch {

    /// A pack is closed at this size; members of the same group go on in a new one.
    private static final long PACK_BYTES = 512L << 20;

    /// Packs that are open at a time; each holds a buffer.
    static final int OPEN_PACKS = 256;

    private final Layout layout;
    private final ObjectRows rows;
    private final SecretKey master;
    private final Relocation relocation;
    private final Path staging;
    private final Room room;
    private final Map<String, PackWriter> openPacks = new LinkedHashMap<>(16, 0.75f, true);
    private final List<ObjectRows.Pack> packs = new ArrayList<>();
    private final List<Path> packFiles = new ArrayList<>();
    private final Map<Path, Path> renames = new LinkedHashMap<>();
    private final Map<String, Row> added = new LinkedHashMap<>();
    private final Copies copies = new Copies();
    /// Staged files that get no place: plain copies of what turned out to identify.
    private final List<Path> dropped = new ArrayList<>();
    /// Packs that were filled beside: theirs again where this batch is not committed.
    private final Map<Path, DiskPack> taken = new LinkedHashMap<>();
    /// Packs that were written anew without a member.
    private final List<Path> replaced = new ArrayList<>();
    /// Packs with a member that turned out to identify after it was packed.
    private final Set<UUID> overfull = new HashSet<>();

    DiskBatch(Layout layout, ObjectRows rows, SecretKey master, Relocation relocation) throws IOException {
        this.layout = layout;
        this.rows = rows;
        this.master = master;
        this.relocation = relocation;
        this.staging =
                Files.createDirectories(layout.staging().resolve(Ids.next().toString()));
        this.room = new Room(staging);
    }

    @Override
    public StoredObject pack(String group, byte[] bytes, String sha256) throws IOException {
        if (!added.containsKey(sha256)) {
            var found = Hashes.sha256(bytes);
            if (!found.equals(sha256)) {
                throw new HashMismatch(sha256, found);
            }
            room.take(bytes.length);
            var pack = packFor(group);
            long offset = pack.add(sha256, bytes);
            added.put(sha256, new Row(sha256, bytes.length, "pack", pack.id, offset));
        }
        return new StoredObject(sha256, bytes.length, AtRest.PLAIN);
    }

    private PackWriter packFor(String group) throws IOException {
        var open = openPacks.get(group);
        if (open != null && open.bytes() < PACK_BYTES) {
            return open;
        }
        if (open != null || openPacks.size() >= OPEN_PACKS) {
            finish(open != null ? group : openPacks.keySet().iterator().next());
        }
        var id = Ids.next();
        var fresh = new PackWriter(id, staging.resolve(id + ".zip"));
        renames.put(fresh.file, layout.pack(id));
        openPacks.put(group, fresh);
        return fresh;
    }

    private void finish(String group) throws IOException {
        try (var pack = Objects.requireNonNull(openPacks.remove(group))) {
            pack.close();
            packs.add(new ObjectRows.Pack(pack.id, pack.members(), pack.bytes()));
            packFiles.add(pack.file);
        }
    }

    @Override
    public StoredObject add(InputStream bytes, String sha256, long size, AtRest atRest) throws IOException {
        var known = added.get(sha256);
        if (settles(known, atRest)) {
            return new StoredObject(sha256, size, restOf(known));
        }
        room.take(size);
        var staged = staged(sha256, atRest);
        stage(bytes, staged, sha256, size, atRest);
        return entered(staged, sha256, size, atRest, known);
    }

    @Override
    public StoredObject addBehind(Content bytes, String sha256, long size, AtRest atRest) throws IOException {
        var known = added.get(sha256);
        if (settles(known, atRest)) {
            return new StoredObject(sha256, size, restOf(known));
        }
        room.take(size);
        var staged = staged(sha256, atRest);
        copies.start(() -> {
            try (var in = bytes.open()) {
                stage(in, staged, sha256, size, atRest);
            }
        });
        return entered(staged, sha256, size, atRest, known);
    }

    /// Whether what is in this batch already is as safe at rest as what is wanted.
    private static boolean settles(@Nullable Row known, AtRest wanted) {
        return known != null && (known.identifying() || wanted == AtRest.PLAIN);
    }

    private static AtRest restOf(@Nullable Row known) {
        return known != null && known.identifying() ? AtRest.SEALED : AtRest.PLAIN;
    }

    private StoredObject entered(Path staged, String sha256, long size, AtRest atRest, @Nullable Row before) {
        if (before != null) {
            dropPlain(before);
        }
        enter(staged, sha256, size, atRest);
        return new StoredObject(sha256, size, atRest);
    }

    private Path staged(String sha256, AtRest atRest) {
        return staging.resolve(sha256 + "." + atRest);
    }

    private void stage(InputStream bytes, Path staged, String sha256, long size, AtRest atRest) throws IOException {
        try (var out = StagedFile.create(staged, size)) {
            var found = atRest == AtRest.SEALED ? copySealed(bytes, size, out) : copy(bytes, out);
            if (!found.equals(sha256)) {
                throw new HashMismatch(sha256, found);
            }
            out.sync();
        } catch (IOException e) {
            Files.deleteIfExists(staged);
            throw e;
        }
    }

    @Override
    public StoredObject adopt(Path file, String sha256, long size) throws IOException {
        var known = added.get(sha256);
        if (known == null) {
            enter(file, sha256, size, AtRest.PLAIN);
            return new StoredObject(sha256, size, AtRest.PLAIN);
        }
        Files.delete(file);
        return new StoredObject(sha256, size, restOf(known));
    }

    /// What this batch holds already is a second copy in the pack, which a sweep finds.
    @Override
    public void take(LakePack pack) throws IOException {
        var beside = (DiskPack) pack;
        var finished = beside.finish();
        taken.put(finished.file(), beside);
        renames.put(finished.file(), layout.pack(finished.pack().id()));
        packs.add(finished.pack());
        packFiles.add(finished.file());
        finished.rows().forEach(row -> added.putIfAbsent(row.sha256(), row));
    }

    private void enter(Path staged, String sha256, long size, AtRest atRest) {
        boolean sealed = atRest == AtRest.SEALED;
        renames.put(staged, sealed ? layout.sealed(sha256) : layout.loose(sha256));
        added.put(sha256, new Row(sha256, size, sealed ? "sealed" : "loose", null, 0));
    }

    /// Of bytes that turned out to identify no plain copy gets into the lake.
    private void dropPlain(Row plain) {
        if (plain.pack() != null) {
            overfull.add(plain.pack());
            return;
        }
        var target = layout.loose(plain.sha256());
        for (var rename : List.copyOf(renames.entrySet())) {
            if (rename.getValue().equals(target)) {
                renames.remove(rename.getKey());
                dropped.add(rename.getKey());
            }
        }
    }

    private static String copy(InputStream bytes, StagedFile out) throws IOException {
        var digest = Hashes.sha256();
        var buffer = new byte[1 << 18];
        for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
            digest.update(buffer, 0, n);
            out.write(buffer, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String copySealed(InputStream bytes, long size, StagedFile out) throws IOException {
        MessageDigest digest = Hashes.sha256();
        var header = Sealed.Header.fresh(size);
        var sealed = header.seal(master);
        out.write(sealed.array(), sealed.limit());
        var frame = new byte[Sealed.FRAME];
        long number = 0;
        for (int n = bytes.readNBytes(frame, 0, frame.length); n > 0; n = bytes.readNBytes(frame, 0, frame.length)) {
            digest.update(frame, 0, n);
            var sealedFrame = Sealed.sealFrame(header, number++, frame, n);
            out.write(sealedFrame, sealedFrame.length);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void commit() throws IOException {
        for (var group : List.copyOf(openPacks.keySet())) {
            finish(group);
        }
        Disk.sync(packFiles.stream().filter(Files::exists).toList());
        copies.await();
        relocation.settling.lock();
        try {
            leaveOutSealed();
            moveIntoPlace();
            relocation.unseat(added.values());
            rows.insertPacks(packs);
            rows.insert(List.copyOf(added.values()));
        } finally {
            relocation.settling.unlock();
        }
        dropped.addAll(replaced);
        for (var file : dropped) {
            Files.deleteIfExists(file);
        }
        for (var pack : taken.values()) {
            pack.settled();
        }
        taken.clear();
    }

    /// What another import sealed meanwhile is not added plain; packs lose what was sealed after it was
    /// packed.
    private void leaveOutSealed() throws IOException {
        for (var sha256 : rows.sealed(added.keySet())) {
            var row = Objects.requireNonNull(added.get(sha256));
            if (!row.identifying()) {
                added.remove(sha256);
                dropPlain(row);
            }
        }
        for (var pack : List.copyOf(packs)) {
            if (overfull.contains(pack.id())) {
                rewrite(pack);
            }
        }
    }

    private void rewrite(ObjectRows.Pack old) throws IOException {
        var file = fileOf(old);
        var staying = added.values().stream()
                .filter(row -> old.id().equals(row.pack()))
                .toList();
        packs.remove(old);
        if (!staying.isEmpty()) {
            var id = Ids.next();
            var fresh = staging.resolve(id + ".zip");
            renames.put(fresh, layout.pack(id));
            try (var writer = new PackWriter(id, fresh)) {
                writer.copy(staying, file).forEach(row -> added.put(row.sha256(), row));
            }
            Disk.sync(fresh);
            packs.add(new ObjectRows.Pack(id, staying.size(), Files.size(fresh)));
        }
        renames.remove(file);
        replaced.add(file);
    }

    private Path fileOf(ObjectRows.Pack pack) {
        var target = layout.pack(pack.id());
        return renames.entrySet().stream()
                .filter(rename -> rename.getValue().equals(target))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private void moveIntoPlace() throws IOException {
        Set<Path> folders = new HashSet<>();
        for (var rename : renames.entrySet()) {
            var target = rename.getValue();
            if (!taken.containsKey(rename.getKey()) || Files.exists(rename.getKey())) {
                Disk.rename(rename.getKey(), target);
            } // else an earlier commit came that far
            folders.add(Disk.folderOf(target));
            folders.add(Disk.folderOf(Disk.folderOf(target)));
        }
        renames.clear();
        Disk.syncFolders(folders);
    }

    /// Removes what was staged and not committed; after a commit only the empty folder.
    @Override
    public void close() {
        copies.close();
        try {
            for (var pack : openPacks.values()) {
                pack.close();
            }
            dropped.addAll(renames.keySet());
            dropped.addAll(replaced);
            for (var staged : dropped) {
                if (!taken.containsKey(staged)) {
                    Files.deleteIfExists(staged);
                }
            }
            Files.deleteIfExists(staging);
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
    }
}
