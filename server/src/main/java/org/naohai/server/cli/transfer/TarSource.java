package org.naohai.server.cli.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.naohai.kernel.Problem;

/// A tar archive, plain or gzip, read through once for its names and once to send. Each entry is read whole before
/// it is sent, large ones through a temporary file, so that an archive that breaks off harms only its last entry.
final class TarSource implements Source {

    private static final int IN_MEMORY = 8 << 20;
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final CommonFolder folder;
    private final long bytes;
    private final List<Problem> problems = new ArrayList<>();

    TarSource(Path path) throws IOException {
        this.path = path;
        var names = new ArrayList<String>();
        long size = 0;
        try (var tar = new TarArchiveInputStream(inflated(), "UTF-8")) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory()) {
                    names.add(entry.getName());
                    size += Math.max(0, entry.getSize());
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // it breaks off: said when it is sent, with the entry's name
        }
        this.folder = CommonFolder.of(names);
        this.bytes = size;
    }

    @Override
    public void each(Visitor visitor) throws IOException, InterruptedException {
        try (var tar = new TarArchiveInputStream(inflated(), "UTF-8")) {
            while (true) {
                var entry = next(tar);
                if (entry == null) {
                    return;
                }
                if (!entry.isDirectory() && !visit(entry, tar, visitor)) {
                    return;
                }
            }
        }
    }

    private @org.jspecify.annotations.Nullable TarArchiveEntry next(TarArchiveInputStream tar) {
        try {
            return tar.getNextEntry();
        } catch (IOException | IllegalArgumentException e) {
            broken(String.valueOf(path.getFileName()));
            return null;
        }
    }

    /// Whether the archive can be read on.
    private boolean visit(TarArchiveEntry entry, TarArchiveInputStream tar, Visitor visitor)
            throws IOException, InterruptedException {
        if (entry.isSymbolicLink()) {
            visitor.visit(SourceEntry.ofLink(folder.without(entry.getName()), entry.getLinkName()));
        } else if (entry.isLink() || isSpecial(entry)) {
            problems.add(Problem.error(
                    entry.isLink() ? "ARCHIVE_LINK" : "ARCHIVE_SPECIAL_FILE",
                    entry.getName(),
                    null,
                    entry.isLink() ? "hard link" : "special file",
                    "a plain file"));
        } else if (entry.getSize() <= IN_MEMORY) {
            return visitSmall(entry, tar, visitor);
        } else {
            return visitLarge(entry, tar, visitor);
        }
        return true;
    }

    private static boolean isSpecial(TarArchiveEntry entry) {
        return !entry.isFile()
                || entry.isFIFO()
                || entry.isBlockDevice()
                || entry.isCharacterDevice()
                || entry.isSparse();
    }

    private boolean visitSmall(TarArchiveEntry entry, TarArchiveInputStream tar, Visitor visitor)
            throws IOException, InterruptedException {
        byte[] bytes;
        try {
            bytes = tar.readNBytes((int) entry.getSize());
        } catch (IOException e) {
            broken(entry.getName());
            return false;
        }
        if (bytes.length < entry.getSize()) {
            broken(entry.getName());
            return false;
        }
        visitor.visit(SourceEntry.ofFile(
                folder.without(entry.getName()), bytes.length, () -> new ByteArrayInputStream(bytes)));
        return true;
    }

    private boolean visitLarge(TarArchiveEntry entry, TarArchiveInputStream tar, Visitor visitor)
            throws IOException, InterruptedException {
        var held = Files.createTempFile("naohai-import", ".part");
        try {
            try {
                Files.copy(tar, held, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                broken(entry.getName());
                return false;
            }
            visitor.visit(SourceEntry.ofFile(
                    folder.without(entry.getName()), Files.size(held), () -> Files.newInputStream(held)));
            return true;
        } finally {
            Files.delete(held);
        }
    }

    private void broken(String file) {
        problems.add(Problem.error("ARCHIVE_BROKEN", file, null, "archive breaks off here", "a whole archive"));
    }

    private InputStream inflated() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip ? gzip(in) : in;
    }

    private InputStream gzip(InputStream in) throws IOException {
        try {
            return new GZIPInputStream(in, BUFFER);
        } catch (ZipException | EOFException e) {
            in.close();
            throw new ArchiveBroken(path, e);
        }
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {}
}
