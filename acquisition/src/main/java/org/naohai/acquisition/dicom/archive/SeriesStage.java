package org.naohai.acquisition.dicom.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Checking;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.acquisition.dicom.archive.StudyWork.Settled;
import org.naohai.catalogue.DicomRecord;
import org.naohai.catalogue.DicomRecord.Instance;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;
import org.naohai.kernel.Problem;
import org.naohai.lake.LakePack;

/// What a series has gathered: what it knows, and what is ready for the [Committer]. Owned by whoever has the
/// series' turn.
final class SeriesStage {

    /// A pack of this size is committed at once.
    static final long FULL = 64L << 20;

    Settled.@Nullable Going going;
    /// Its UIDs where they are not those that it came under; null: they are.
    SeriesSteps.@Nullable Apart apart;
    /// As it was settled last: what is gathered belongs to it.
    @Nullable
    UUID arrivalId;

    Deidentifying.@Nullable Series deidentifier;
    Checking.@Nullable Series checks;

    @Nullable
    MetadataDocument metadata;

    DicomRecord.@Nullable Study study;
    DicomRecord.@Nullable Series series;
    /// What the record held of the series when this work began, and all that was added since.
    final Map<String, Known> known = new HashMap<>();
    /// Whether the record held instances before: what describes the series as a whole is then made from all
    /// of them.
    boolean continued;
    /// Whether anything of it is in the record.
    boolean recorded;

    @Nullable
    LakePack pack;

    List<Large> large = new ArrayList<>();
    List<Staged> staged = new ArrayList<>();
    Map<String, String> originals = new HashMap<>();
    /// What is here already.
    List<Parcel> again = new ArrayList<>();
    List<Withheld> withheld = new ArrayList<>();
    long bytes;
    long since = System.nanoTime();

    /// An instance of the series that is in the record, or on its way.
    record Known(String sha256, byte[] sourceDigest) {}

    /// An instance too large for a pack, by what opens its de-identified bytes again.
    record Large(String sha256, long size, Parcel parcel, DataSet data) {}

    /// An instance in the pack, or among the large ones.
    record Staged(Instance instance, Parcel parcel) {}

    /// An instance that waits for a person.
    ///
    /// - **sopInstanceUid**, **modality**, **number** of the series as they came; empty where they could
    ///   not be read
    record Withheld(
            Parcel parcel,
            Problem cause,
            String sopInstanceUid,
            String modality,
            @Nullable Integer number) {

        static Withheld of(Parcel parcel, Problem cause, DataSet data) {
            return new Withheld(
                    parcel,
                    cause,
                    data.text(Tag.SopInstanceUid, ""),
                    data.text(Tag.Modality, ""),
                    Descriptions.number(data, Tag.SeriesNumber));
        }
    }

    boolean isEmpty() {
        return staged.isEmpty() && again.isEmpty() && withheld.isEmpty();
    }

    /// Whether it should be committed now, be it for its size or its age.
    boolean isDue(long ageNanos) {
        return !isEmpty() && (isFull() || System.nanoTime() - since > ageNanos);
    }

    boolean isFull() {
        return bytes >= FULL;
    }

    /// What is ready; the stage goes on empty.
    Ready detach() {
        var ready = new Ready(
                Objects.requireNonNull(arrivalId), study, series, pack, large, staged, originals, again, withheld);
        recorded = recorded || !staged.isEmpty();
        pack = null;
        large = new ArrayList<>();
        staged = new ArrayList<>();
        originals = new HashMap<>();
        again = new ArrayList<>();
        withheld = new ArrayList<>();
        bytes = 0;
        since = System.nanoTime();
        return ready;
    }

    /// Nothing of it was ever gathered; what was, to be gathered anew.
    List<Parcel> startAgain() {
        var parcels = new ArrayList<Parcel>();
        staged.forEach(one -> parcels.add(one.parcel()));
        parcels.addAll(again);
        withheld.forEach(one -> parcels.add(one.parcel()));
        if (pack != null) {
            pack.close();
        }
        if (arrivalId != null) {
            detach();
        }
        going = null;
        apart = null;
        deidentifier = null;
        checks = null;
        metadata = null;
        study = null;
        series = null;
        known.clear();
        continued = false;
        recorded = false;
        return parcels;
    }

    /// Some that were known are not there any more: what describes the series is made of what is.
    void forget(Set<String> sopUids) {
        if (known.keySet().removeAll(sopUids)) {
            continued = true;
            recorded = recorded && !known.isEmpty();
        }
    }

    /// What a series hands to the [Committer].
    record Ready(
            UUID arrivalId,
            DicomRecord.@Nullable Study study,
            DicomRecord.@Nullable Series series,
            @Nullable LakePack pack,
            List<Large> large,
            List<Staged> staged,
            Map<String, String> originals,
            List<Parcel> again,
            List<Withheld> withheld) {

        List<Parcel> parcels() {
            var parcels = new ArrayList<Parcel>();
            staged.forEach(one -> parcels.add(one.parcel()));
            parcels.addAll(again);
            withheld.forEach(one -> parcels.add(one.parcel()));
            return parcels;
        }
    }
}
