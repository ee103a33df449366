package org.naohai.acquisition.dicom.convert;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.naohai.acquisition.dicom.Archiving.Decided;
import org.naohai.acquisition.dicom.convert.ConversionRows.Conversion;
import org.naohai.acquisition.dicom.convert.RetractionRows.Waiting;
import org.naohai.acquisition.pipeline.DatasetContents;
import org.naohai.acquisition.pipeline.DatasetContents.Retraction;
import org.naohai.catalogue.DicomRecord;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes what earlier conversions brought out of datasets again: written down first, done then, as often
/// as it takes.
@Component
class Retractions {

    private static final Logger LOG = LoggerFactory.getLogger(Retractions.class);
    private static final Duration LATER = Duration.ofMinutes(1);

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
        for (var one : waiting.of(projectId, dataset)) {
            finish(one);
        }
    }

    /// One that waits, if its time has come; one that fails is tried again later, and holds up nothing else.
    ///
    /// - **returns** whether there was one
    boolean finishNext() throws InterruptedException {
        var next = waiting.claim(LATER);
        if (next.isEmpty()) {
            return false;
        }
        try {
            finish(next.get());
        } catch (IOException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            LOG.atError()
                    .addKeyValue("retraction", next.get().id())
                    .setCause(Wordless.of(e))
                    .log("files could not be taken out of their dataset; tried again later");
        }
        return true;
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
