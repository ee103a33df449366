package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.naohai.acquisition.dicom.KeepingOriginals;
import org.naohai.acquisition.dicom.archive.OriginalRows.Original;
import org.naohai.acquisition.dicom.archive.OriginalRows.Where;
import org.naohai.acquisition.dicom.archive.SeriesStage.Staged;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.catalogue.DicomRecord;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Wordless;
import org.naohai.lake.DataFolder;
import org.naohai.lake.SliceChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Instances of the archive as they came, encrypted, of projects that said so: one unit of the store with
/// one spool for what is committed of a series at a time, and a row in the vault for each instance.
///
/// Bytes first, rows next, the record of the archive last: a crash leaves bytes without rows, or rows
/// without a record, which [#sweep] destroys.
@Component
class Originals {

    private static final Logger LOG = LoggerFactory.getLogger(Originals.class);
    private static final int AT_ONCE = 1000;

    private final QuarantineStore store;
    private final OriginalRows rows;
    private final KeepingOriginals keeping;
    private final DicomRecord record;
    /// Units that wait for their rows.
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();

    Originals(DataFolder data, OriginalRows rows, KeepingOriginals keeping, DicomRecord record) throws IOException {
        this.store = new QuarantineStore(data, "originals");
        this.rows = rows;
        this.keeping = keeping;
        this.record = record;
    }

    /// Copies the bytes of those that are not kept yet, where the project keeps them; durable on return,
    /// and found once [#index] was called.
    ///
    /// - **uids** SOP Instance UID, de-identified → as it came
    List<Original> keep(UUID projectId, String seriesUid, List<Staged> staged, Map<String, String> uids)
            throws IOException {
        if (!keeping.keeps(projectId)) {
            return List.of();
        }
        var present = rows.present(seriesUid);
        var fresh = staged.stream()
                .filter(one -> !present.contains(one.instance().sopUid()))
                .toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        var unit = Ids.next();
        waiting.add(unit);
        try {
            return ranges(unit, spooled(unit, fresh), fresh, uids);
        } catch (IOException | RuntimeException e) {
            waiting.remove(unit);
            throw e;
        }
    }

    private String spooled(UUID unit, List<Staged> staged) throws IOException {
        try (var together = new Together(staged.stream().map(Staged::parcel).toList())) {
            var spool = store.keep(unit, together);
            store.complete(unit);
            return spool;
        }
    }

    private static List<Original> ranges(UUID unit, String spool, List<Staged> staged, Map<String, String> uids) {
        var originals = new ArrayList<Original>();
        long at = 0;
        for (var one : staged) {
            var parcel = one.parcel();
            var instance = one.instance();
            var where = new Where(
                    spool,
                    at,
                    parcel.size,
                    parcel.letter.syntax().uid(),
                    parcel.letter.form(),
                    instance.sopClass(),
                    uids.getOrDefault(instance.sopUid(), ""));
            originals.add(new Original(instance.sopUid(), unit, where));
            at += parcel.size;
        }
        return originals;
    }

    void index(String seriesUid, List<Original> originals) {
        rows.add(seriesUid, originals);
        originals.forEach(one -> waiting.remove(one.unitId()));
    }

    /// What was kept and is not archived after all.
    void forget(List<Original> originals) {
        for (var unit : originals.stream().map(Original::unitId).distinct().toList()) {
            rows.remove(unit);
            waiting.remove(unit);
            destroyUnnamed(unit);
        }
    }

    /// Has the bytes of a series stand under its new UIDs as well.
    ///
    /// - **renamed** SOP Instance UID → the new one
    void follow(String oldUid, String newUid, Map<String, String> renamed) {
        var moved = rows.of(oldUid).values().stream()
                .filter(one -> renamed.containsKey(one.sopUid()))
                .map(one -> new Original(Objects.requireNonNull(renamed.get(one.sopUid())), one.unitId(), one.where()))
                .toList();
        rows.add(newUid, moved);
    }

    /// Nothing is left of these series but what [#follow] took along. What cannot be destroyed now is at
    /// the next start.
    void destroy(Collection<String> seriesUids) {
        for (var unit : rows.remove(seriesUids)) {
            destroyUnnamed(unit);
        }
    }

    /// These instances have left the archive, others of their series perhaps not.
    void destroy(Collection<String> seriesUids, Collection<String> sopUids) {
        for (var unit : rows.remove(seriesUids, sopUids)) {
            destroyUnnamed(unit);
        }
    }

    /// What a crash left: units that no row names, rows of what is not in the archive.
    void sweep() throws IOException {
        var after = "";
        for (var some = rows.settled(after, AT_ONCE); !some.isEmpty(); some = rows.settled(after, AT_ONCE)) {
            var there = record.present(some.values());
            destroy(some.entrySet().stream()
                    .filter(one -> !there.containsKey(one.getValue()))
                    .map(Map.Entry::getKey)
                    .toList());
            after = List.copyOf(some.keySet()).getLast();
        }
        for (var unit : store.units()) {
            if (!waiting.contains(unit)) {
                destroyUnnamed(unit);
            }
        }
    }

    private void destroyUnnamed(UUID unit) {
        if (rows.names(unit)) {
            return;
        }
        try {
            store.destroy(unit);
        } catch (IOException e) {
            LOG.atWarn()
                    .setCause(Wordless.of(e))
                    .addKeyValue("unit", unit)
                    .log("originals of scanners not destroyed, tried again within the hour");
        }
    }

    Map<String, Integer> count(Collection<String> seriesUids) {
        return rows.count(seriesUids);
    }

    /// By SOP Instance UID, de-identified.
    Map<String, Original> of(String seriesUid) {
        return rows.of(seriesUid);
    }

    /// The bytes of the instance as they came.
    InputStream open(Original original) throws IOException {
        var where = original.where();
        var channel = store.channel(original.unitId(), where.spool());
        return Channels.newInputStream(new SliceChannel(channel, where.at(), where.length()));
    }
}
