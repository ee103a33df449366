package org.naohai.viewer.serve;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.naohai.kernel.Ids;
import org.naohai.lake.Disk;

/// Derived files on disk: `seen/{scope}/{hash}/…` below the data folder. They never change and all of them can be made
/// again.
///
/// Files are mapped once and stay so while they are asked for; the mapping of a file that is deleted stays valid until
/// nobody uses it.
public final class ViewFiles {

    private static final String UNFINISHED = "making";
    private static final int MOST_MAPPED = 4_096;

    private final Path root;
    private final Map<ViewPath, MemorySegment> mapped = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ViewPath, MemorySegment> eldest) {
            return size() > MOST_MAPPED;
        }
    };

    public ViewFiles(Path dataFolder) {
        this.root = dataFolder.resolve("seen");
    }

    /// The whole file in memory; empty where there is none.
    public Optional<MemorySegment> find(ViewPath path) throws IOException {
        var plain = new ViewPath(null, path.scope(), path.hash(), path.file());
        synchronized (mapped) {
            var known = mapped.get(plain);
            if (known != null) {
                return Optional.of(known);
            }
        }
        var found = map(plain);
        synchronized (mapped) {
            found.ifPresent(segment -> mapped.put(plain, segment));
        }
        return found;
    }

    private Optional<MemorySegment> map(ViewPath path) throws IOException {
        var file = folder(path.scope(), path.hash()).resolve(path.file());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return Optional.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    public Path folder(int scope, String hash) {
        return root.resolve(Integer.toString(scope)).resolve(hash);
    }

    /// A name for a folder that is moved to its place when it is whole.
    public Path fresh(int scope) throws IOException {
        return Files.createDirectories(root.resolve(Integer.toString(scope)).resolve(UNFINISHED))
                .resolve(Ids.next().toString());
    }

    /// Folders that were never moved to their places.
    public List<Path> unfinished() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var scopes = Files.list(root)) {
            return scopes.map(scope -> scope.resolve(UNFINISHED))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    /// Puts a file of one piece there, unless it is there.
    public void put(int scope, String hash, String name, Bytes bytes) throws IOException {
        var folder = folder(scope, hash);
        var file = folder.resolve(name);
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(folder);
        var fresh = folder.resolve(Ids.next() + ".new");
        try (var channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Disk.writeFully(channel, ByteBuffer.wrap(bytes.read()));
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// What a file is to hold, read when it is not there.
    public interface Bytes {
        byte[] read() throws IOException;
    }
}
