package org.naohai.acquisition.receive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.journal.Entry;
import org.naohai.acquisition.journal.IntakeJournal;
import org.naohai.lake.Hashes;

/// One file that arrives in pieces; each piece is durable before it is acknowledged.
public final class Resumable {

    private static final int BUFFER = 1 << 18;

    private Resumable() {}

    /// Tells how much of a piece came.
    public interface Kept {
        void upTo(long received);
    }

    /// The piece is not what its sender says, or longer than what is left: nothing of it counts.
    public static final class PieceRefused extends IOException {
        private final boolean tooLong;

        PieceRefused(boolean tooLong) {
            super(tooLong ? "the piece goes beyond the end" : "the checksum differs");
            this.tooLong = tooLong;
        }

        public boolean isTooLong() {
            return tooLong;
        }
    }

    /// What a piece is promised to be, by the digest that is computed while it comes.
    public record Checksum(MessageDigest digest, byte[] promised) {
        boolean holds() {
            return MessageDigest.isEqual(digest.digest(), promised);
        }
    }

    /// Writes a piece at an offset; what came before the sender broke off is kept too, unless a checksum was promised.
    ///
    /// - **fails** [PieceRefused]
    public static void append(
            IntakeJournal journal,
            String spool,
            long offset,
            long size,
            InputStream sent,
            @Nullable Checksum checksum,
            Kept kept)
            throws IOException {
        if (checksum == null) {
            append(journal, spool, offset, size, sent, kept);
            return;
        }
        var reached = new long[] {offset};
        append(journal, spool, offset, size, new DigestInputStream(sent, checksum.digest()), received -> {
            reached[0] = received;
        });
        if (!checksum.holds()) {
            throw new PieceRefused(false);
        }
        kept.upTo(reached[0]);
    }

    private static void append(
            IntakeJournal journal, String spool, long offset, long size, InputStream piece, Kept kept)
            throws IOException {
        long received = offset;
        boolean tooLong = false;
        try (var writer = journal.spool(spool).writer(offset)) {
            try {
                var buffer = new byte[BUFFER];
                int n = piece.read(buffer, 0, (int) Math.min(BUFFER, size - received));
                while (n > 0) {
                    writer.write(buffer, 0, n);
                    received += n;
                    n = piece.read(buffer, 0, (int) Math.min(BUFFER, size - received));
                }
                tooLong = received == size && piece.read() >= 0;
            } finally {
                writer.sync();
                if (!tooLong) {
                    kept.upTo(received);
                }
            }
        }
        if (tooLong) {
            throw new PieceRefused(true);
        }
    }

    /// Enters the whole file into the journal, or its refusal where the path is not acceptable.
    public static void finish(IntakeJournal journal, String spool, String path, long size) throws IOException {
        switch (PathRules.check(path)) {
            case PathRules.Checked.Wrong(var refused) -> journal.append(refused);
            case PathRules.Checked.Fine(var fine) ->
                journal.append(new Entry.Spooled(fine, sha256(journal, spool), size, spool));
        }
        journal.sync();
    }

    private static String sha256(IntakeJournal journal, String spool) throws IOException {
        var digest = Hashes.sha256();
        try (var channel = journal.spool(spool).channel()) {
            var buffer = ByteBuffer.allocate(BUFFER);
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
