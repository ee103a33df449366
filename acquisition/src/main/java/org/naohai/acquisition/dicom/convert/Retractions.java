package org.naohai.acquisition.dicom.convert;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.convert.ConversionRows.Conversion;
import org.naohai.acquisition.dicom.convert.RetractionRows.Waiting;
import org.naohai.acquisition.pipeline.DatasetContents;
import org.naohai.acquisition.pipeline.DatasetContents.Retraction;
import org.naohai.catalogue.DicomRecord;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes what earlier conversions brought out of datasets again: written down first, done then, as often
/// as it takes.
@Component
class Retractions {

    private final RetractionRows waiting;
    private final ConversionRows rows;
    private final DatasetContents datasetContents;
    private final TransactionTemplate transactions;

    Retractions(
            RetractionRows waiting,
            ConversionRows rows,
            DatasetContents datasetContents,
            @Qualifier("workerTransactions") TransactionTemplate transactions) {
        this.waiting = waiting;
        this.rows = rows;
        this.datasetContents = datasetContents;
        this.transactions = transactions;
    }

    /// Joins the caller's transaction.
    void withdraw(Collection<String> seriesUids, Decided decided) {
        rows.withdraw(seriesUids, decided);
    }

    /// An arrival whose study became another one when it moved: what the former one had brought goes.
    void withdrawFormer(Conversion now, DicomRecord record) {
        for (var former : rows.formerStudies(now.arrivalId(), now.studyUid())) {
            var gone = rows.outputs(former).stream()
                    .map(Output::seriesUid)
                    .filter(series -> record.findSeries(series).isEmpty())
                    .toList();
            transactions.executeWithoutResult(
                    status -> withdraw(gone, new Decided(now.convertedBy(), "the study has moved")));
        }
    }

    /// Series that went away while nobody said so: what they had brought goes, too.
    void withdrawLost(DicomRecord record) {
        for (var lost : rows.withoutArrival()) {
            if (record.findSeries(lost.seriesUid()).isEmpty()) {
                transactions.executeWithoutResult(status -> withdraw(
                        List.of(lost.seriesUid()),
                        new Decided(lost.convertedBy(), "the series is not there any more")));
            }
        }
    }

    void finish(UUID projectId, String dataset) throws IOException, InterruptedException {
        for (var one : waiting.list()) {
            if (one.what().projectId().equals(projectId)
                    && one.what().datasetName().equals(dataset)) {
                finish(one);
            }
        }
    }

    void finishAll() throws IOException, InterruptedException {
        for (var one : waiting.list()) {
            finish(one);
        }
    }

    private void finish(Waiting one) throws IOException, InterruptedException {
        var what = one.what();
        datasetContents.retract(new Retraction(
                what.projectId(),
                what.datasetName(),
                what.intakeId() == null ? one.id() : what.intakeId(),
                what.files(),
                one.decided().by(),
                one.decided().reason()));
        waiting.done(one.id());
    }
}
