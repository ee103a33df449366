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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.naohai.kernel.Ids;
import org.naohai.lake.Disk;

/// Derived files on disk: `seen/{hash}/…` below the data folder. They never change and all of them can be made again.
///
/// Files are mapped once and stay so while they are asked for; the mapping of a file that is deleted stays valid until
/// nobody uses it.
public final class ViewFiles {

    private static final int MOST_MAPPED = 4_096;

    private final Path root;
    private final Map<String, MemorySegment> mapped = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MemorySegment> eldest) {
            return size() > MOST_MAPPED;
        }
    };

    public ViewFiles(Path dataFolder) {
        this.root = dataFolder.resolve("seen");
    }

    /// The whole file in memory; empty where there is none.
    public Optional<MemorySegment> find(ViewPath path) throws IOException {
        var plain = path.hash() + "/" + path.file();
        synchronized (mapped) {
            var known = mapped.get(plain);
            if (known != null) {
                return Optional.of(known);
            }
        }
        var found = map(folder(path.hash()).resolve(path.file()));
        synchronized (mapped) {
            found.ifPresent(segment -> mapped.put(plain, segment));
        }
        return found;
    }

    private static Optional<MemorySegment> map(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            return Optional.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    public Path folder(String hash) {
        return root.resolve(hash);
    }

    /// A name for a folder that is moved to its place when it is whole.
    public Path fresh() throws IOException {
        return Files.createDirectories(unfinished()).resolve(Ids.next().toString());
    }

    /// Where folders are that were not moved to their places yet.
    public Path unfinished() {
        return root.resolve("making");
    }

    /// Puts a file of one piece there, unless it is there.
    public void put(String hash, String name, Bytes bytes) throws IOException {
        var folder = folder(hash);
        var file = folder.resolve(name);
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(folder);
        var fresh = fresh();
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
