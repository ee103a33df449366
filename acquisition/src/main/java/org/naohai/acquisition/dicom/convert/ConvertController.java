package org.naohai.acquisition.dicom.convert;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.route.DicomAccess;
import org.naohai.catalogue.DicomRecord;
import org.naohai.catalogue.Recordings;
import org.naohai.formats.bids.EntityParser;
import org.naohai.governance.Acting;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Refused.Kind;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Conversions on demand, and the way from a series to its images and back.
@RestController
class ConvertController {

    private final DicomAccess access;
    private final ConversionQueue queue;
    private final ConversionRows rows;
    private final Conversions conversions;
    private final DicomRecord record;
    private final Recordings recordings;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    ConvertController(
            DicomAccess access,
            ConversionQueue queue,
            ConversionRows rows,
            Conversions conversions,
            DicomRecord record,
            Recordings recordings,
            AuditLog audit,
            @Qualifier("workerTransactions") TransactionTemplate transactions) {
        this.access = access;
        this.queue = queue;
        this.rows = rows;
        this.conversions = conversions;
        this.record = record;
        this.recordings = recordings;
        this.audit = audit;
        this.transactions = transactions;
    }

    @PostMapping("/api/v1/dicom/arrivals/{id}/convert")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void convert(@PathVariable UUID id) {
        var place = queue.place(id)
                .filter(one -> access.contributes(one.projectId()))
                .orElseThrow(() -> Refused.notFound("arrival"));
        if (!conversions.usable()) {
            throw Refused.of(
                    Kind.UNAVAILABLE, "DICOM_CONVERTER_MISSING", null, "no dcm2niix behind bubblewrap", "dcm2niix");
        }
        var asked = transactions.execute(status -> {
            boolean waits = queue.ask(id);
            if (waits) {
                audit.record("dicom.convert.ask", "arrival:" + id, Map.of("project", place.projectId()));
            }
            return waits;
        });
        if (!Boolean.TRUE.equals(asked)) {
            throw Refused.of(
                    Kind.CONFLICT,
                    "DICOM_NOT_CONVERTIBLE",
                    null,
                    "still arriving, or being converted",
                    "an archived study at rest");
        }
        conversions.wake();
    }

    /// - **software** that converted it; null where it has not been converted
    record StudyImages(String studyUid, @Nullable String software, List<OutputView> images) {}

    @GetMapping("/api/v1/dicom/studies/{study}/images")
    StudyImages images(@PathVariable String study) {
        if (record.findStudy(study)
                .filter(one -> Acting.who().reach().read().contains(one.scopeId()))
                .isEmpty()) {
            throw Refused.notFound("study");
        }
        var conversion = rows.find(study);
        if (conversion.isEmpty()) {
            return new StudyImages(study, null, List.of());
        }
        var outputs = rows.outputs(study);
        var paths = outputs.stream()
                .filter(one -> one.stem() != null)
                .map(one -> one.stem() + ".nii.gz")
                .toList();
        var ids = recordings.findAll(
                conversion.get().projectId(), conversion.get().datasetName(), paths);
        return new StudyImages(
                study,
                conversion.get().software(),
                outputs.stream()
                        .map(one -> OutputView.of(one, ids.get(one.stem() + ".nii.gz")))
                        .toList());
    }

    /// Where a recording comes from.
    record Source(String studyUid, String seriesUid, String software) {}

    @GetMapping("/api/v1/recordings/{id}/dicom")
    Source source(@PathVariable UUID id) {
        var recording = recordings.find(id).orElseThrow(() -> Refused.notFound("recording"));
        var path = recording.path();
        var stem =
                path.substring(0, path.length() - EntityParser.extension(path).length());
        return rows.sources(recording.projectId(), stem).stream()
                .filter(one -> Acting.who().reach().read().contains(one.scopeId()))
                .filter(one -> id.equals(recordings
                        .findAll(recording.projectId(), one.datasetName(), List.of(path))
                        .get(path)))
                .map(one -> new Source(one.studyUid(), one.seriesUid(), one.software()))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("DICOM series"));
    }
}
