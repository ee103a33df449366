package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Checking;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.acquisition.dicom.Deidentifying.Place;
import org.naohai.acquisition.dicom.archive.SeriesStage.Known;
import org.naohai.acquisition.dicom.archive.SeriesStage.Withheld;
import org.naohai.acquisition.dicom.archive.StudyWork.Settled;
import org.naohai.catalogue.DicomRecord;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The steps of one instance: settle → de-identify → tell from what is here → pack → check. What cannot go on is
/// withheld for a person.
@Component
class SeriesSteps {

    private static final String SPLIT = "DICOM_STUDY_SPLIT";
    private static final Logger LOG = LoggerFactory.getLogger(SeriesSteps.class);

    private final Settling settling;
    private final Deidentifying deidentifying;
    private final Checking checking;
    private final DicomRecord record;
    private final Packing packing;

    SeriesSteps(
            Settling settling, Deidentifying deidentifying, Checking checking, DicomRecord record, Packing packing) {
        this.settling = settling;
        this.deidentifying = deidentifying;
        this.checking = checking;
        this.record = record;
        this.packing = packing;
    }

    /// False where the database is away or the disk is full: the same instance again later.
    boolean take(SeriesWork work, Parcel parcel) {
        try {
            step(work, parcel);
            return true;
        } catch (Packing.NoRoom e) {
            LOG.atWarn().setCause(Wordless.of(e)).log("no room for the archive; tried again");
            work.giveBack(List.of());
            return false;
        } catch (IOException | RuntimeException e) {
            if (DatabaseAway.says(e)) {
                return false;
            }
            LOG.atError().setCause(Wordless.of(e)).log("instance could not be archived and is withheld");
            withhold(work, parcel, problem("DICOM_ARCHIVE_FAILED", e.getClass().getSimpleName()), DataSet.EMPTY);
            return true;
        }
    }

    private void step(SeriesWork work, Parcel parcel) throws IOException {
        try (var opened = parcel.open()) {
            var object = opened.object();
            var data = object.data();
            var settled = settling.settle(work.study, parcel.letter.sender(), data);
            work.stage.arrivalId = settled.arrivalId();
            switch (settled) {
                case Settled.Held held -> withhold(work, parcel, held.cause(), data);
                case Settled.Going going -> {
                    var doubt = doubt(going, object, parcel);
                    if (doubt != null) {
                        withhold(work, parcel, doubt, data);
                    } else {
                        archive(work.stage, going, parcel, object);
                    }
                }
            }
        }
    }

    private static @Nullable Problem doubt(Settled.Going going, DicomObject object, Parcel parcel) {
        if (parcel.origin.accepted()) {
            return null;
        }
        if (!object.data().text(Tag.PatientId, "").equals(going.patientId()) && !parcel.origin.decided(SPLIT)) {
            return problem(SPLIT, object.data().text(Tag.Modality, "-"));
        }
        return object.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .findFirst()
                .orElse(null);
    }

    private static Problem problem(String code, String found) {
        return Problem.error(code, null, null, found, "a decision");
    }

    private static void withhold(SeriesWork work, Parcel parcel, Problem cause, DataSet data) {
        parcel.forget();
        work.stage.withheld.add(Withheld.of(parcel, cause, data));
    }

    private void archive(SeriesStage stage, Settled.Going going, Parcel parcel, DicomObject object) throws IOException {
        if (stage.going == null) {
            begin(stage, going, object);
        }
        var deidentifier = Objects.requireNonNull(stage.deidentifier);
        var result = deidentifier.apply(object);
        if (result.hold() != null && !parcel.origin.accepted()) {
            stage.withheld.add(Withheld.of(parcel, result.hold(), object.data()));
            return;
        }
        var data = stage.apart == null ? result.data() : stage.apart.of(result.data());
        if (stage.study == null) {
            stage.study = Descriptions.study(going, data);
            stage.series = Descriptions.series(data);
        }
        packing.store(stage, parcel, object, data);
    }

    private void begin(SeriesStage stage, Settled.Going going, DicomObject object) throws IOException {
        stage.deidentifier = deidentifying.open(going.place());
        stage.checks = checking.open(going.place().projectId());
        stage.metadata = new MetadataDocument();
        stage.apart = apart(going.place(), object.data());
        var uid = stage.apart == null
                ? deidentifying.uid(going.place().projectId(), object.data().text(Tag.SeriesInstanceUid, ""))
                : stage.apart.seriesUid();
        for (var one : record.listInstances(uid)) {
            stage.known.put(one.sopUid(), new Known(one.sha256(), one.sourceDigest()));
        }
        stage.continued = !stage.known.isEmpty();
        stage.recorded = stage.continued;
        stage.going = going;
    }

    /// UIDs of a study, and where need be of a series, of its own for what came in the study of another subject or
    /// session; null where it may stand in the study it came in. The study is the same as where it is moved later.
    private @Nullable Apart apart(Place place, DataSet data) {
        var project = place.projectId();
        var came = deidentifying.uid(project, data.text(Tag.StudyInstanceUid, ""));
        var studyUid = record.findStudy(came)
                .filter(study -> !study.dataset().equals(place.dataset())
                        || !study.subject().equals(place.subject())
                        || !Objects.equals(study.session(), place.session()))
                .map(study -> deidentifying.uid(
                        project, came + " " + place.dataset() + " " + place.subject() + " " + place.session()))
                .orElse(came);
        var seriesUid = deidentifying.uid(project, data.text(Tag.SeriesInstanceUid, ""));
        boolean shared = record.findSeries(seriesUid)
                .filter(series -> !series.studyUid().equals(studyUid))
                .isPresent();
        if (shared) {
            return new Apart(studyUid, deidentifying.uid(project, seriesUid + " " + studyUid));
        }
        return studyUid.equals(came) ? null : new Apart(studyUid, seriesUid);
    }

    /// The UIDs that something has here instead of those that it came under.
    record Apart(String studyUid, String seriesUid) {

        DataSet of(DataSet data) {
            return data.edit()
                    .put(Element.of(Tag.StudyInstanceUid, Vr.UI, studyUid))
                    .put(Element.of(Tag.SeriesInstanceUid, Vr.UI, seriesUid))
                    .build();
        }
    }
}
