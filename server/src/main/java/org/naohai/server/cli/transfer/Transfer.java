package org.naohai.server.cli.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.naohai.lake.Hashes;

/// Sends the files of a source in batches; what the server has already, whole and the same, is not sent again. A
/// connection that breaks is taken up again where it broke. Owned by one thread.
final class Transfer {

    private static final long BATCH_BYTES = 256L << 20;
    /// Out of an archive: what is small is kept in memory until it is sent.
    private static final long KEPT_BYTES = 64L << 20;
    private static final int BATCH_FILES = 4_000;
    /// Out of an archive these are sent at once: their content need not be kept beyond the visit.
    private static final long ALONE = 4L << 20;
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Connection connection;
    private final String intake;
    private final ProgressBar progress;
    private final List<SourceEntry> batch = new ArrayList<>();
    private Map<String, String> received;
    private long batchBytes;

    Transfer(Connection connection, String intake, ProgressBar progress) throws IOException, InterruptedException {
        this.connection = connection;
        this.intake = intake;
        this.progress = progress;
        this.received = connection.received(intake);
    }

    void send(Source source) throws IOException, InterruptedException {
        source.each(entry -> {
            if (there(entry)) {
                progress.add(entry.size());
                return;
            }
            batch.add(entry);
            batchBytes += entry.size();
            boolean alone = entry.size() > ALONE && !source.lasts();
            if (alone || batchBytes >= (source.lasts() ? BATCH_BYTES : KEPT_BYTES) || batch.size() >= BATCH_FILES) {
                flush();
            }
        });
        flush();
    }

    private void flush() throws IOException, InterruptedException {
        for (int attempt = 1; !batch.isEmpty(); attempt++) {
            try {
                connection.send(intake, new TarStream(batch, progress::add));
                batch.clear();
            } catch (Connection.Answered e) {
                throw e;
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                Thread.sleep(PAUSE);
                forgetWhatArrived();
            }
        }
        batchBytes = 0;
    }

    private void forgetWhatArrived() throws InterruptedException {
        try {
            received = connection.received(intake);
            var left = new ArrayList<SourceEntry>();
            for (var entry : batch) {
                if (!there(entry)) {
                    left.add(entry);
                }
            }
            batch.clear();
            batch.addAll(left);
        } catch (IOException e) {
            // the server is still away: the whole batch is tried again
        }
    }

    private boolean there(SourceEntry entry) throws IOException {
        var sha256 = received.get(Normalizer.normalize(entry.path(), Normalizer.Form.NFC));
        return sha256 != null && entry.link() == null && sha256.equals(sha256(entry));
    }

    private static String sha256(SourceEntry entry) throws IOException {
        var digest = Hashes.sha256();
        try (InputStream in = entry.content().open()) {
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
