package org.naohai.server.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.naohai.kernel.Problem;

/// A ZIP archive. Names that are not UTF-8 are read as GB18030, which Chinese Windows writes. Each entry is inflated
/// once before it is sent, so that one that lies about its size harms nobody.
final class ZipSource implements Source {

    private static final int BUFFER = 1 << 16;

    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;
    private final CommonFolder folder;
    private final List<Problem> problems = new ArrayList<>();

    ZipSource(Path path) throws IOException {
        zip = open(path);
        entries = Collections.list(zip.getEntries()).stream()
                .filter(entry -> !entry.isDirectory())
                .toList();
        folder = CommonFolder.of(entries.stream().map(ZipSource::name).toList());
    }

    /// - **fails** [ArchiveBroken] where the file is there and no archive
    private static ZipFile open(Path path) throws IOException {
        try {
            return ZipFile.builder().setPath(path).get();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new ArchiveBroken(path, e);
        }
    }

    @Override
    public void each(Visitor visitor) throws IOException, InterruptedException {
        for (var entry : entries) {
            var path = folder.without(name(entry));
            if (entry.isUnixSymlink()) {
                visitor.visit(SourceEntry.ofLink(path, String.valueOf(zip.getUnixSymlink(entry))));
            } else if (sound(entry)) {
                visitor.visit(SourceEntry.ofFile(path, entry.getSize(), () -> zip.getInputStream(entry)));
            } else {
                problems.add(Problem.error("ARCHIVE_BROKEN", path, null, "damaged entry", "an entry that inflates"));
            }
        }
    }

    private boolean sound(ZipArchiveEntry entry) {
        if (entry.getSize() < 0 || !zip.canReadEntryData(entry)) {
            return false;
        }
        try (var in = zip.getInputStream(entry)) {
            return length(in, entry.getSize()) == entry.getSize();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /// Stops one byte after what the entry promises.
    private static long length(InputStream in, long promised) throws IOException {
        var buffer = new byte[BUFFER];
        long length = 0;
        for (int n = in.read(buffer); n >= 0 && length <= promised; n = in.read(buffer)) {
            length += n;
        }
        return length;
    }

    private static String name(ZipArchiveEntry entry) {
        var raw = entry.getRawName();
        if (raw == null) {
            return entry.getName();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(raw, Charset.forName("GB18030"));
        }
    }

    @Override
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public long bytes() {
        return entries.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
