package org.naohai.formats;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A folder (or one file) on this machine as a [FileTree].
///
/// A symbolic link is followed only where it stays inside; any other is listed as the small text that git would keep of
/// it (an annex link: its target; else a fixed line), so that each absent content is accounted for. `.git` is left out.
public final class FolderTree implements FileTree {

    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final Map<String, FileEntry> files;
    private final Map<String, byte[]> links;

    private FolderTree(Path root, Map<String, FileEntry> files, Map<String, byte[]> links) {
        this.root = root;
        this.files = files;
        this.links = links;
    }

    public static FolderTree of(Path path) throws IOException {
        var real = path.toRealPath();
        if (Files.isRegularFile(real)) {
            var name = real.getFileName().toString();
            return new FolderTree(
                    real.resolveSibling("").normalize(), Map.of(name, new FileEntry(name, Files.size(real))), Map.of());
        }
        var found = new java.util.ArrayList<FileEntry>();
        var links = new java.util.HashMap<String, byte[]>();
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var git = folder.getFileName() != null
                        && folder.getFileName().toString().equals(".git");
                return git ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var relative = real.relativize(file).toString().replace('\\', '/');
                if (attributes.isRegularFile() || staysInside(real, file)) {
                    found.add(new FileEntry(relative, Files.size(file)));
                } else if (attributes.isSymbolicLink()) {
                    var text = linkText(file);
                    links.put(relative, text);
                    found.add(new FileEntry(relative, text.length));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(FileEntry::path));
        var files = found.stream()
                .collect(Collectors.toMap(FileEntry::path, entry -> entry, (a, b) -> a, LinkedHashMap::new));
        return new FolderTree(real, files, links);
    }

    @Override
    public List<FileEntry> entries() {
        return List.copyOf(files.values());
    }

    @Override
    public Optional<FileEntry> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public InputStream open(String path) throws IOException {
        return new BufferedInputStream(Channels.newInputStream(channel(path)), BUFFER);
    }

    @Override
    public SeekableByteChannel channel(String path) throws IOException {
        if (!files.containsKey(path)) {
            throw new NoSuchFileException(path);
        }
        var link = links.get(path);
        if (link != null) {
            return new org.apache.commons.compress.utils.SeekableInMemoryByteChannel(link);
        }
        var file = root.resolve(path);
        Set<java.nio.file.OpenOption> options = Files.isSymbolicLink(file)
                ? Set.of(StandardOpenOption.READ)
                : Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        return Files.newByteChannel(file, options);
    }

    private static byte[] linkText(Path link) throws IOException {
        var target = Files.readSymbolicLink(link).toString().replace('\\', '/');
        var text = Pointers.isAnnexText(target) ? target : Pointers.DANGLING;
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static boolean staysInside(Path root, Path link) {
        try {
            var target = link.toRealPath();
            return target.startsWith(root) && Files.isRegularFile(target);
        } catch (IOException e) {
            return false;
        }
    }
}
