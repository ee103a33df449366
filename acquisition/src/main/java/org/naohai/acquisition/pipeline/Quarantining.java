package org.naohai.acquisition.pipeline;

import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.pipeline.ImportTree.TreeFile;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.acquisition.store.QuarantineRows;
import org.naohai.acquisition.store.QuarantineRows.Waiting;
import org.naohai.acquisition.store.QuarantinedFile;
import org.naohai.kernel.Ids;
import org.naohai.lake.Hashes;

/// Keeps what failed until a person decides; the rows follow in the transaction that registers the rest.
record Quarantining(QuarantineStore store, QuarantineRows rows) {

    /// A unit whose bytes are kept, on its way into the table.
    record Kept(Waiting waiting, byte[] contentHash) {}

    /// - **again** the decision on a unit that is being tried again, which waits already
    List<Kept> keep(Intake intake, List<Checked> rejected, Consignment.@Nullable Decision again) throws IOException {
        var kept = new ArrayList<Kept>();
        for (var one : rejected) {
            var fresh = one.files().stream().filter(TreeFile::fresh).toList();
            var hash = contentHash(fresh);
            var path = one.assessment().unit().path();
            if (again == null
                    && !fresh.isEmpty()
                    && !rows.waits(intake.projectId(), intake.datasetName(), path, hash)) {
                kept.add(new Kept(waiting(intake, one, fresh), hash));
            }
        }
        return kept;
    }

    private Waiting waiting(Intake intake, Checked one, List<TreeFile> fresh) throws IOException {
        var id = Ids.next();
        var files = new ArrayList<QuarantinedFile>();
        for (var file : fresh) {
            try (var in = Channels.newInputStream(file.opener().open())) {
                files.add(store.keep(id, files.size(), file.path(), file.sha256(), in));
            }
        }
        store.complete(id);
        var unit = one.assessment().unit();
        return new Waiting(
                id,
                intake.id(),
                intake.projectId(),
                intake.scopeId(),
                intake.datasetName(),
                unit.path(),
                unit.kind().key(),
                fresh.stream().mapToLong(TreeFile::size).sum(),
                files,
                one.assessment().problems(),
                Instant.now());
    }

    private static byte[] contentHash(List<TreeFile> files) {
        var digest = Hashes.sha256();
        files.forEach(file -> digest.update(HexFormat.of().parseHex(file.sha256())));
        return digest.digest();
    }
}
