package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.Converting;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.acquisition.dicom.Deidentifying.Place;
import org.naohai.acquisition.dicom.KeepingOriginals;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.Watching;
import org.naohai.acquisition.dicom.archive.StudyArrivals.Arrival;
import org.naohai.acquisition.dicom.archive.StudyWork.Settled;
import org.naohai.acquisition.dicom.route.SealedEvidence;
import org.naohai.acquisition.journal.InstanceJournal;
import org.naohai.acquisition.vault.Vault;
import org.naohai.catalogue.DicomRecord;
import org.naohai.catalogue.DicomRecord.Instance;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Encoded;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Refused;
import org.naohai.lake.Lake;
import org.naohai.lake.Lake.AtRest;
import org.naohai.lake.Lake.StoredObject;
import org.naohai.lake.LakeBatch;
import org.naohai.lake.LakePack;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves archived series to another subject, session, dataset or project: every header is written anew, the pixels
/// stay as they are, and the vault takes the person along.
@Component
class Moving {

    private final DicomRecord record;
    private final Lake lake;
    private final Deidentifying deidentifying;
    private final OriginalUids uids;
    private final Originals originals;
    private final KeepingOriginals keeping;
    private final StudyArrivals arrivals;
    private final MovedRows rows;
    private final Settling settling;
    private final SealedEvidence evidence;
    private final Vault vault;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<Converting> converting;

    Moving(
            DicomRecord record,
            Lake lake,
            Deidentifying deidentifying,
            OriginalUids uids,
            Originals originals,
            KeepingOriginals keeping,
            StudyArrivals arrivals,
            MovedRows rows,
            Settling settling,
            SealedEvidence evidence,
            Vault vault,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate transactions,
            ApplicationEventPublisher events,
            ObjectProvider<Converting> converting) {
        this.converting = converting;
        this.record = record;
        this.lake = lake;
        this.deidentifying = deidentifying;
        this.uids = uids;
        this.originals = originals;
        this.keeping = keeping;
        this.arrivals = arrivals;
        this.rows = rows;
        this.settling = settling;
        this.evidence = evidence;
        this.vault = vault;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
    }

    /// A series written anew.
    ///
    /// - **renamed** SOP Instance UID before → now
    private record Moved(
            String oldUid,
            DicomRecord.Study study,
            DicomRecord.Series series,
            List<Instance> instances,
            Map<String, String> uids,
            Map<String, String> renamed,
            DicomRecord.Completion completion,
            String metadata) {}

    void move(Arrival arrival, List<String> seriesUids, Target target, Decided decided) throws IOException {
        var from = arrival.target();
        if (from == null || seriesUids.isEmpty()) {
            throw Refused.notFound("archived series");
        }
        var came = evidence.open(arrival.id(), arrival.evidenceCipher());
        var named = Objects.requireNonNull(transactions.execute(status -> arrivals.named(target, came.patientId())));
        var places = new Places(place(from), place(named), settling.scope(named.projectId()), arrival.id());
        var moved = new ArrayList<Moved>();
        try (var pack = lake.pack();
                var batch = lake.batch()) {
            var into = new Into(pack, batch);
            boolean whole = all(arrival, seriesUids);
            for (var uid : seriesUids) {
                moved.add(written(uid, places, whole, into));
            }
            if (pack.members() > 0) {
                batch.take(pack);
            }
            batch.commit();
        }
        var id = Objects.requireNonNull(transactions.execute(status -> rows(arrival, moved, named, places, decided)));
        vault.move(
                new Vault.Holder(from.projectId(), from.dataset(), places.from().subject()),
                new Vault.Holder(named.projectId(), named.dataset(), places.to().subject()),
                List.of(came.patientId(), came.patientName(), came.birthDate()));
        events.publishEvent(new Watching.Progress(arrival.id()));
        events.publishEvent(
                new Watching.StudyClosed(id, moved.getFirst().study().uid()));
        originals.destroy(gone(moved));
    }

    private record Places(Place from, Place to, int scopeId, UUID arrivalId) {}

    private static Place place(Target target) {
        return new Place(
                target.projectId(), target.dataset(), Objects.requireNonNull(target.subject()), target.session());
    }

    private boolean all(Arrival arrival, List<String> seriesUids) {
        return rows.seriesOf(arrival.id()).stream().allMatch(seriesUids::contains);
    }

    /// Where headers go that are written anew: into a pack, large ones with their pixels as they lie.
    private record Into(LakePack pack, LakeBatch batch) {

        StoredObject put(Encoded encoded) throws IOException {
            if (encoded.size() <= InstanceJournal.INLINE) {
                return pack.add(List.of(ByteBuffer.wrap(encoded.toBytes())));
            }
            var sha256 = Packing.sha256(encoded);
            try (var bytes = encoded.openStream()) {
                return batch.add(bytes, sha256, encoded.size(), AtRest.PLAIN);
            }
        }
    }

    private Moved written(String oldUid, Places places, boolean whole, Into into) throws IOException {
        var came = uids.of(oldUid);
        var instances = new ArrayList<Instance>();
        var fresh = new java.util.HashMap<String, String>();
        var renamed = new java.util.HashMap<String, String>();
        var metadata = new MetadataDocument();
        DataSet last = DataSet.EMPTY;
        for (var old : record.listInstances(oldUid)) {
            try (var channel = lake.channel(old.sha256())) {
                var object = DicomReader.read(ByteSource.of(channel));
                var data = whole
                        ? deidentifying.moved(object, places.from(), places.to(), came)
                        : apart(deidentifying.moved(object, places.from(), places.to(), came), places);
                var encoded = DicomWriter.part10(DataSet.EMPTY, data, object.syntax(), object);
                var stored = into.put(encoded);
                instances.add(Descriptions.instance(data, object.syntax(), stored, encoded, old.sourceDigest()));
                fresh.put(data.text(Tag.SopInstanceUid, ""), came.getOrDefault(old.sopUid(), old.sopUid()));
                renamed.put(old.sopUid(), data.text(Tag.SopInstanceUid, ""));
                metadata.add(data);
                last = data;
            }
        }
        if (instances.isEmpty()) {
            throw Refused.notFound("archived series");
        }
        var going = new Settled.Going(places.arrivalId(), places.to(), places.scopeId(), "");
        return new Moved(
                oldUid,
                Descriptions.study(going, last),
                Descriptions.series(last),
                instances,
                fresh,
                renamed,
                record.completion(oldUid).orElseThrow(() -> Refused.notFound("archived series")),
                lake.put(metadata.finish(), AtRest.PLAIN).sha256());
    }

    /// Series that leave their study make one of their own.
    private DataSet apart(DataSet data, Places places) {
        var to = places.to();
        var uid = deidentifying.uid(
                to.projectId(),
                data.text(Tag.StudyInstanceUid, "") + " " + to.dataset() + " " + to.subject() + " " + to.session());
        return data.edit().put(Element.of(Tag.StudyInstanceUid, Vr.UI, uid)).build();
    }

    private static List<String> gone(List<Moved> moved) {
        return moved.stream()
                .filter(one -> !one.oldUid().equals(one.series().uid()))
                .map(Moved::oldUid)
                .toList();
    }

    /// Within a project they stay what they are; another one has to keep originals itself, or they are
    /// destroyed.
    private void takeOriginals(Moved one, Places places) {
        var to = places.to().projectId();
        boolean renamed = !one.oldUid().equals(one.series().uid());
        if (renamed && (to.equals(places.from().projectId()) || keeping.keeps(to))) {
            originals.follow(one.oldUid(), one.series().uid(), one.renamed());
        }
    }

    private UUID rows(Arrival arrival, List<Moved> moved, Target to, Places places, Decided decided) {
        var gone = gone(moved);
        if (!gone.isEmpty()) {
            converting.ifAvailable(one -> one.withdraw(gone, decided));
        }
        for (var one : moved) {
            record.remove(one.oldUid());
        }
        for (var one : moved) {
            uids.keep(one.series().uid(), one.uids());
            takeOriginals(one, places);
            record.add(one.study(), one.series(), one.instances());
            var before = one.completion();
            record.complete(one.series().uid(), before.verdict(), before.head(), one.metadata(), before.reportSha256());
            record.note(one.series().uid(), rows.problems(one.oldUid()));
        }
        var id = rows.moved(
                arrival.id(),
                moved.stream().map(Moved::oldUid).toList(),
                moved.stream().map(one -> one.series().uid()).toList(),
                new MovedRows.To(to, places.scopeId(), moved.getFirst().study().uid(), Ids.next()),
                decided);
        audit.record(
                "dicom.move",
                "arrival:" + id,
                Map.of(
                        "project", to.projectId(),
                        "by", decided.by(),
                        "reason", decided.reason(),
                        "from", places.from().subject(),
                        "subject", places.to().subject(),
                        "series", moved.size()));
        return id;
    }
}
