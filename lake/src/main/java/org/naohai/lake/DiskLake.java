package org.naohai.lake;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import org.naohai.lake.ObjectRows.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The lake on a local disk: `data/lake` and the key `data/keys/lake.key`.
public final class DiskLake implements Lake {

    private static final int BUFFER = 1 << 16;
    private static final int MOST_PLACES = 10_000;

    /// Rows by hash, so that a viewer that reads an object piece by piece does not ask the database for each: bytes
    /// never change, and what has moved is not found where the row says.
    private final Map<String, Row> places = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Row> eldest) {
            return size() > MOST_PLACES;
        }
    });

    private final Layout layout;
    private final ObjectRows rows;
    private final SecretKey master;
    private final Relocation relocation;
    private final Leftovers leftovers;

    /// - **dataFolder** the installation's · **jdbc** of the worker role: objects carry no permission of
    ///   their own
    public DiskLake(Path dataFolder, JdbcClient jdbc) {
        this.layout = new Layout(dataFolder.resolve("lake"));
        this.rows = new ObjectRows(jdbc);
        this.master = KeyFile.loadOrCreate(dataFolder.resolve("keys/lake.key"));
        this.relocation = new Relocation(layout, rows);
        makeFolders(dataFolder);
        sweepStaging();
        this.leftovers = new Leftovers(layout, rows, relocation);
    }

    private void makeFolders(Path dataFolder) {
        try {
            for (var folder : layout.folders()) {
                Files.createDirectories(folder);
            }
            for (var folder : layout.folders()) {
                Disk.syncFolder(Disk.folderOf(folder));
            }
            Disk.syncFolder(dataFolder);
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
    }

    /// Deletes what a crash of an earlier process left of bytes that are sealed by now. May run beside
    /// imports.
    void sweep() throws IOException {
        leftovers.sweep();
    }

    @Override
    public boolean exists(String sha256) {
        return rows.find(sha256).isPresent();
    }

    @Override
    public Set<String> present(List<String> sha256) {
        return sha256.isEmpty() ? Set.of() : rows.present(sha256);
    }

    @Override
    public Optional<StoredObject> find(String sha256) {
        return rows.find(sha256)
                .map(row -> new StoredObject(sha256, row.size(), row.identifying() ? AtRest.SEALED : AtRest.PLAIN));
    }

    @Override
    public long size(String sha256) {
        return row(sha256).size();
    }

    @Override
    public InputStream open(String sha256) {
        return new BufferedInputStream(Channels.newInputStream(channel(sha256)), BUFFER);
    }

    @Override
    public SeekableByteChannel channel(String sha256) {
        try {
            return channelOf(places.computeIfAbsent(sha256, this::row));
        } catch (NoSuchFileException e) {
            places.remove(sha256);
            return afterRelocation(sha256);
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
    }

    /// The row was read before its object moved: its new row leads there.
    private SeekableByteChannel afterRelocation(String sha256) {
        try {
            return channelOf(row(sha256));
        } catch (NoSuchFileException e) {
            throw new ObjectMissing(sha256);
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
    }

    private SeekableByteChannel channelOf(Row row) throws IOException {
        return switch (row.place()) {
            case "loose" -> FileChannel.open(layout.loose(row.sha256()), StandardOpenOption.READ);
            case "sealed" -> openSealed(layout.sealed(row.sha256()));
            default -> {
                var pack = layout.pack(Objects.requireNonNull(row.pack()));
                yield new SliceChannel(FileChannel.open(pack, StandardOpenOption.READ), row.offset(), row.size());
            }
        };
    }

    private SeekableByteChannel openSealed(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new SealedChannel(channel, master);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public StoredObject put(byte[] bytes, AtRest atRest) {
        var sha256 = Hashes.sha256(bytes);
        var known = find(sha256);
        if (known.isPresent() && (atRest == AtRest.PLAIN || known.get().atRest() == AtRest.SEALED)) {
            return known.get();
        }
        try (var batch = batch()) {
            var stored = batch.add(new ByteArrayInputStream(bytes), sha256, bytes.length, atRest);
            batch.commit();
            return stored;
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
    }

    @Override
    public LakeBatch batch() {
        try {
            return new DiskBatch(layout, rows, master, relocation);
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
    }

    @Override
    public LakePack pack() {
        try {
            return new DiskPack(layout.staging());
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
    }

    private Row row(String sha256) {
        return rows.find(sha256).orElseThrow(() -> new ObjectMissing(sha256));
    }

    /// What a killed process staged belongs to nobody: one process owns the data folder.
    private void sweepStaging() {
        try {
            Files.createDirectories(layout.staging());
            try (var left = Files.walk(layout.staging())) {
                for (var file : left.sorted(Comparator.reverseOrder()).toList()) {
                    if (!file.equals(layout.staging())) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new LakeUnavailable(e);
        }
    }
}
