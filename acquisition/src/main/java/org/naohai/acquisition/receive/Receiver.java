package org.naohai.acquisition.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.naohai.acquisition.journal.Entry;
import org.naohai.acquisition.journal.IntakeJournal;
import org.naohai.acquisition.journal.Spool;
import org.naohai.lake.Hashes;
import org.naohai.lake.LakeBatch;

/// Puts incoming files into the journal of one intake; nothing is acknowledged before [#acknowledge].
///
/// Owned by one request.
public final class Receiver {

    /// Files up to this size are one record of the journal, larger ones a spool of their own.
    private static final int INLINE = LakeBatch.PACKED_BYTES;

    private final IntakeJournal journal;
    private final Map<String, String> byFolding = new ConcurrentHashMap<>();
    /// Path as kept → path as sent, in this stream.
    private final Map<String, String> byPath = new HashMap<>();

    private Syncing syncing = Syncing.none();
    private long files;
    private long bytes;

    public Receiver(IntakeJournal journal) {
        this.journal = journal;
        journal.files().forEach(file -> byFolding.put(folded(file.path()), file.path()));
    }

    /// - **files**, **bytes** taken by this request; refused ones are counted as files
    public record Acknowledged(long files, long bytes) {}

    /// What a stream gives, so that a tar entry and an upload are taken alike.
    private interface Source {
        int read(byte[] into, int from, int length) throws IOException;
    }

    /// Takes every entry of a tar stream. A bad entry is refused alone.
    ///
    /// - **fails** [BrokenStream] where the stream itself breaks off; what came before is in the journal
    public void receiveTar(InputStream stream) throws IOException {
        var tar = new TarReader(stream);
        try {
            for (var header = tar.next(); header.isPresent(); header = tar.next()) {
                receiveEntry(header.get(), tar);
            }
        } catch (TarReader.TarBroken e) {
            throw new BrokenStream(String.valueOf(e.getMessage()));
        }
    }

    private void receiveEntry(TarReader.Header header, TarReader tar) throws IOException {
        switch (header.type()) {
            case FOLDER -> {}
            case FILE -> receive(header.path(), header.size(), tar::read);
            case SYMBOLIC_LINK -> receiveLink(header);
            case HARD_LINK -> refuse(header.path(), "ARCHIVE_LINK", "hard link", "a file with its content");
            case SPECIAL ->
                refuse(header.path(), "ARCHIVE_SPECIAL_FILE", "device, pipe or sparse file", "a plain file");
        }
    }

    /// A link into a git-annex store is kept as git does without links: a file that holds where it leads, so that
    /// the absent content is said of this file.
    private void receiveLink(TarReader.Header header) throws IOException {
        var target = header.link();
        if (!target.contains(".git/annex/objects/")) {
            refuse(header.path(), "ARCHIVE_LINK", "symbolic link", "a file with its content");
            return;
        }
        var bytes = target.getBytes(StandardCharsets.UTF_8);
        receive(header.path(), new java.io.ByteArrayInputStream(bytes), bytes.length);
    }

    /// Takes one file of known size.
    public void receive(String path, InputStream content, long size) throws IOException {
        receive(path, size, content::read);
    }

    private void receive(String given, long size, Source content) throws IOException {
        switch (PathRules.check(given)) {
            case PathRules.Checked.Wrong(var refused) -> refuse(refused);
            case PathRules.Checked.Fine(var path) -> {
                var other = byFolding.putIfAbsent(folded(path), path);
                var form = byPath.putIfAbsent(path, given);
                if (form != null && !form.equals(given)) {
                    refuse(new Entry.Refused(
                            given,
                            "PATH_FORM_CONFLICT",
                            "the same as another path once normalised",
                            "names that differ"));
                } else if (other != null && !other.equals(path)) {
                    refuse(path, "PATH_CASE_CONFLICT", "differs from another path by case only", "names that differ");
                } else {
                    take(path, size, content);
                }
            }
        }
    }

    private void take(String path, long size, Source content) throws IOException {
        if (syncing.path().equals(path)) {
            syncing.await(); // the later one of a path counts
        }
        if (size <= INLINE) {
            takeInline(path, (int) size, content);
        } else {
            takeSpooled(path, size, content);
        }
        files++;
        bytes += size;
    }

    private void takeInline(String path, int size, Source content) throws IOException {
        var whole = new byte[size];
        fill(whole, size, content);
        journal.append(new Entry.Inline(path, Hashes.sha256(whole), whole));
    }

    /// What arrives is hashed here and written behind; the disk takes this file while the next one arrives; its entry
    /// follows when it is there.
    private void takeSpooled(String path, long size, Source content) throws IOException {
        var spool = journal.newSpool();
        String sha256;
        try (var writer = spool.writer(0)) {
            sha256 = copy(size, content, writer);
        } catch (IOException e) {
            spool.destroy();
            throw e;
        }
        syncing.await();
        syncing = Syncing.start(spool, journal, new Entry.Spooled(path, sha256, size, name(spool)));
    }

    private String copy(long size, Source content, Spool.Writer writer) throws IOException {
        MessageDigest digest = Hashes.sha256();
        try (var behind = WriteBehind.to(writer)) {
            for (long done = 0; done < size; ) {
                var buffer = behind.buffer();
                int count = fill(buffer, (int) Math.min(buffer.length, size - done), content);
                digest.update(buffer, 0, count);
                behind.write(buffer, count);
                done += count;
            }
            behind.finish();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static int fill(byte[] buffer, int wanted, Source content) throws IOException {
        int filled = 0;
        while (filled < wanted) {
            int count = content.read(buffer, filled, wanted - filled);
            if (count < 0) {
                throw new BrokenStream("stream ends inside a file");
            }
            filled += count;
        }
        return filled;
    }

    private void refuse(String path, String code, String found, String expected) throws IOException {
        refuse(new Entry.Refused(
                switch (PathRules.check(path)) {
                    case PathRules.Checked.Fine(var fine) -> fine;
                    case PathRules.Checked.Wrong(var refused) -> refused.path();
                },
                code,
                found,
                expected));
    }

    private void refuse(Entry.Refused refused) throws IOException {
        journal.append(refused);
        files++;
    }

    /// Returns when everything taken so far is on disk.
    public Acknowledged acknowledge() throws IOException {
        syncing.await();
        journal.sync();
        return new Acknowledged(files, bytes);
    }

    private static String folded(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    private static String name(Spool spool) {
        return String.valueOf(spool.path().getFileName());
    }
}
