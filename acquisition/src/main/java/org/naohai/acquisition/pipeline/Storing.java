package org.naohai.acquisition.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.pipeline.ImportTree.TreeFile;
import org.naohai.lake.Hashes;
import org.naohai.lake.Lake;
import org.naohai.lake.Lake.AtRest;
import org.naohai.lake.LakeBatch;
import org.naohai.quality.Artefact;

/// Moves the bytes of checked units into the lake: small ones into their subject's pack, large ones alone,
/// identifying ones sealed. Owned by one thread; large files are copied while the next are checked.
final class Storing implements AutoCloseable {

    /// The pack of what belongs to no subject.
    private static final String SHARED = "";

    private final Lake lake;
    private final LakeBatch batch;
    private final Set<String> here;

    Storing(Lake lake, List<TreeFile> fresh) {
        this.lake = lake;
        this.batch = lake.batch();
        this.here = new HashSet<>(
                lake.present(fresh.stream().map(TreeFile::sha256).distinct().toList()));
    }

    void store(List<TreeFile> files, AtRest atRest, @Nullable String label) throws IOException {
        for (var file : files) {
            if (file.fresh()) {
                store(file, atRest, label == null ? SHARED : label);
            } else if (atRest == AtRest.SEALED) {
                seal(file);
            }
        }
    }

    private void store(TreeFile file, AtRest atRest, String group) throws IOException {
        if (atRest == AtRest.SEALED) {
            seal(file);
        } else if (here.add(file.sha256())) {
            storePlain(file, group);
        }
    }

    private void seal(TreeFile file) throws IOException {
        boolean sealed = lake.find(file.sha256())
                .filter(stored -> stored.atRest() == AtRest.SEALED)
                .isPresent();
        if (!sealed) {
            add(file, AtRest.SEALED);
        }
    }

    private void storePlain(TreeFile file, String group) throws IOException {
        if (file.size() > LakeBatch.PACKED_BYTES) {
            add(file, AtRest.PLAIN);
            return;
        }
        var bytes = ByteBuffer.allocate((int) file.size());
        try (var channel = file.opener().open()) {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        }
        batch.pack(group, bytes.array(), file.sha256());
    }

    private void add(TreeFile file, AtRest atRest) throws IOException {
        var opener = file.opener();
        batch.addBehind(() -> Channels.newInputStream(opener.open()), file.sha256(), file.size(), atRest);
    }

    /// Name → sha256.
    Map<String, String> store(List<Artefact> artefacts, @Nullable String label) throws IOException {
        var stored = new TreeMap<String, String>();
        for (var artefact : artefacts) {
            var bytes = artefact.bytes();
            var sha256 = Hashes.sha256(bytes);
            stored.put(artefact.name(), sha256);
            if (here.add(sha256) && !lake.exists(sha256)) {
                batch.pack(label == null ? SHARED : label, bytes, sha256);
            }
        }
        return stored;
    }

    void commit() throws IOException {
        batch.commit();
    }

    @Override
    public void close() {
        batch.close();
    }
}
