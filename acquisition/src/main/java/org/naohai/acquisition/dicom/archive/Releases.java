package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Archiving.Acceptance;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.archive.HeldRows.HeldSeries;
import org.naohai.acquisition.dicom.archive.HeldStore.Held;
import org.naohai.acquisition.dicom.archive.StudyWork.Settled;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Sends what was held on its way again, as if it came now. What a crash interrupts is sent again: what is archived
/// by then is recognised.
@Component
class Releases {

    private static final Duration WITHOUT_ROW = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Releases.class);

    private final Archive archive;
    private final QuarantineStore store;
    private final HeldRows rows;
    private final ReleaseRows releaseRows;
    private final Settling settling;

    Releases(Archive archive, HeldStore held, HeldRows rows, ReleaseRows releaseRows, Settling settling) {
        this.archive = archive;
        this.store = held.store();
        this.rows = rows;
        this.releaseRows = releaseRows;
        this.settling = settling;
    }

    /// What a stop or a crash cut short: a person had decided already.
    @EventListener(ApplicationReadyEvent.class)
    void takeUp() {
        try {
            for (var cut : rows.cutShort()) {
                var place = cut.place();
                var going = new Settled.Going(
                        cut.series().arrivalId(), place, settling.scope(place.projectId()), cut.patientId());
                send(cut.series(), going, new Sending(cut.releaseId(), cut.acceptance()));
            }
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().setCause(Wordless.of(e)).log("released studies are sent on at the next start");
        }
    }

    /// What was discarded or released so long ago that it cannot be undone, and what no row tells of.
    void destroyBefore(Instant before) throws IOException {
        for (var id : releaseRows.before(before)) {
            forget(id);
        }
        for (var series : rows.discardedBefore(before)) {
            rows.empty(
                    series.arrivalId(),
                    series.seriesHash(),
                    series.held().stream().map(Held::spool).distinct().toList());
        }
        for (var id : store.keptBefore(Instant.now().minus(WITHOUT_ROW))) {
            if (!rows.isHeld(id)) {
                store.destroy(id);
            }
        }
    }

    /// Its bytes go first: what a crash leaves of the row is too old to be undone with.
    private void forget(UUID releaseId) throws IOException {
        for (var spool : releaseRows.spoolsOfItsOwn(releaseId)) {
            store.destroy(spool.quarantineId(), spool.name());
        }
        releaseRows.delete(releaseId);
    }

    /// How a release sends.
    ///
    /// - **releaseId** null where the release is older than what is kept of releases
    record Sending(@Nullable UUID releaseId, Acceptance acceptance) {}

    /// - **going** where a person decided that it belongs
    void send(HeldSeries series, Settled.Going going, Sending sending) throws IOException {
        var open = new AtomicInteger(series.held().size());
        var spools = series.held().stream().map(Held::spool).distinct().toList();
        for (var held : series.held()) {
            var letter = letter(held);
            Runnable released = () -> {
                if (open.decrementAndGet() == 0) {
                    rows.empty(series.arrivalId(), series.seriesHash(), spools);
                }
            };
            var origin = new HeldOrigin(
                    store, series.quarantineId(), held, letter, sending.acceptance(), sending.releaseId(), released);
            var parcel = new Parcel(letter, held.length(), origin, null);
            try (var opened = parcel.open()) {
                var data = opened.object().data();
                archive.acceptAt(
                        going, parcel, data.text(Tag.StudyInstanceUid, ""), data.text(Tag.SeriesInstanceUid, ""));
            }
        }
    }

    private static Letter letter(Held held) {
        var way = Sender.Way.valueOf(held.way().toUpperCase(java.util.Locale.ROOT));
        var sender = new Sender(way, held.callingAe(), null, null);
        return new Letter(sender, TransferSyntax.of(held.syntax()), held.form(), null);
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
