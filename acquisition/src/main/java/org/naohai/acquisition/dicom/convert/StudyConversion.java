package org.naohai.acquisition.dicom.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.naohai.acquisition.dicom.convert.ConversionQueue.Arrival;
import org.naohai.acquisition.dicom.convert.ConversionRows.Conversion;
import org.naohai.acquisition.dicom.naming.NamingTable;
import org.naohai.acquisition.dicom.naming.StudyNames;
import org.naohai.acquisition.pipeline.DatasetContents;
import org.naohai.catalogue.DicomRecord;
import org.naohai.catalogue.DicomRecord.Study;
import org.naohai.collaboration.Person;
import org.naohai.formats.bids.EntityParser;
import org.naohai.kernel.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The way of a study from the archive into its dataset: convert each series → name all images → write
/// down what will be where → take out what is no longer so → import. Every step may be repeated after a
/// crash.
@Component
class StudyConversion {

    static final String HEADS = "DICOM_HEADS_NOT_SHARED";

    private static final Pattern LABEL = Pattern.compile("sub-[0-9A-Za-z+]{1,64}");
    private static final Pattern SESSION = Pattern.compile("[0-9A-Za-z+]{1,64}");

    private final DicomRecord record;
    private final SeriesConversion series;
    private final ProjectNaming naming;
    private final ConversionRows rows;
    private final Retractions retractions;
    private final DatasetContents datasetContents;
    private final Handover handover;
    private final SubjectLocks locks;
    private final ParallelGzip gzip;
    private final TransactionTemplate transactions;

    StudyConversion(
            DicomRecord record,
            SeriesConversion series,
            ProjectNaming naming,
            ConversionRows rows,
            Retractions retractions,
            DatasetContents datasetContents,
            Handover handover,
            SubjectLocks locks,
            ParallelGzip gzip,
            @Qualifier("workerTransactions") TransactionTemplate transactions) {
        this.record = record;
        this.series = series;
        this.naming = naming;
        this.rows = rows;
        this.retractions = retractions;
        this.datasetContents = datasetContents;
        this.handover = handover;
        this.locks = locks;
        this.gzip = gzip;
        this.transactions = transactions;
    }

    /// What people should know, and whether something could not be converted.
    record Result(List<Problem> problems, boolean failed) {}

    /// - **person** in whose name it is imported
    Result convert(Arrival arrival, Study study, Person person) throws IOException, InterruptedException {
        requireLabels(study);
        if (record.showsFacesToOthers(study)) {
            throw new ConversionFailed(
                    Problem.error(HEADS, null, null, "volumes of a head", "a dataset of the project alone"));
        }
        try (var rooms = new Rooms(series)) {
            var made = Made.of(study.uid(), record, series, rooms);
            var lock = locks.of(study);
            lock.lockInterruptibly();
            try {
                return place(arrival, study, person, made, rooms);
            } finally {
                lock.unlock();
            }
        }
    }

    private static void requireLabels(Study study) {
        boolean fits = LABEL.matcher(study.subject()).matches()
                && (study.session() == null || SESSION.matcher(study.session()).matches());
        if (!fits) {
            throw ConversionFailed.of("a subject or session that BIDS cannot write", "letters and digits");
        }
    }

    private Result place(Arrival arrival, Study study, Person person, Made made, Rooms rooms)
            throws IOException, InterruptedException {
        var conversion = new Conversion(
                study.uid(),
                arrival.id(),
                study.projectId(),
                study.scopeId(),
                study.dataset(),
                study.subject(),
                study.session(),
                made.software(),
                null,
                person.id());
        retractions.withdrawFormer(conversion, record);
        retractions.finish(study.projectId(), study.dataset());
        var paths = datasetContents.paths(study.projectId(), study.dataset());
        var named = names(study, made, taken(conversion, paths));
        var room = rooms.open();
        var outputs = new ArrayList<>(made.outputs());
        outputs.addAll(made.written(study.uid(), named, new BidsFolder(room.output(), gzip)));
        if (!paths.contains(BidsFolder.DESCRIPTION)) {
            new BidsFolder(room.output(), gzip).describe(study.dataset(), made.software());
        }
        transactions.executeWithoutResult(status -> rows.replace(conversion, outputs));
        retractions.finish(study.projectId(), study.dataset());
        if (outputs.stream().anyMatch(one -> one.outcome() == Output.Outcome.NAMED)) {
            var intake = handover.take(study, person, room.output());
            transactions.executeWithoutResult(status -> rows.imported(study.uid(), intake));
        }
        return new Result(
                Findings.of(outputs), outputs.stream().anyMatch(one -> one.outcome() == Output.Outcome.FAILED));
    }

    /// Names that are others': of files in the dataset, but for those that this study has brought, and of
    /// studies of the subject whose files are on their way, or wait in quarantine.
    private Set<String> taken(Conversion conversion, Set<String> paths) {
        var taken = new HashSet<>(rows.stemsOfOthers(conversion));
        var mine = new HashSet<String>();
        rows.find(conversion.studyUid())
                .filter(before -> before.projectId().equals(conversion.projectId())
                        && before.datasetName().equals(conversion.datasetName()))
                .ifPresent(before ->
                        rows.outputs(conversion.studyUid()).forEach(one -> mine.add(String.valueOf(one.stem()))));
        for (var path : paths) {
            if (path.startsWith(conversion.subjectLabel() + "/")) {
                var stem = path.substring(
                        0, path.length() - EntityParser.extension(path).length());
                if (!mine.contains(stem)) {
                    taken.add(stem);
                }
            }
        }
        return taken;
    }

    private List<StudyNames.Result> names(Study study, Made made, Set<String> taken) {
        var table = new NamingTable(naming.rules(study.projectId()));
        return new StudyNames(table, study.subject(), study.session()).name(made.images(), taken);
    }
}
