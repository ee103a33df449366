package org.naohai.acquisition.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.Intake;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Deliveries.Answer;
import org.naohai.acquisition.dicom.Deliveries.Delivery;
import org.naohai.acquisition.dicom.Deliveries.Form;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.pipeline.ImportTree.TreeFile;
import org.naohai.formats.Detector;
import org.naohai.formats.Kind;
import org.naohai.formats.bids.EntityParser;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomDir;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;
import org.springframework.stereotype.Component;

/// DICOM among the files of an import goes the way of everything that comes from scanners, into the dataset of the
/// import. A DICOMDIR only lists what lies beside it, and tells what was not copied. What the archive refuses stays
/// with the other files.
@Component
class DicomFiles {

    private static final int BUFFER = 1 << 18;
    private static final String MEDIA_DIRECTORY = "DICOMDIR";
    private static final String EXTENSION = ".DCM";

    private final Deliveries deliveries;

    DicomFiles(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /// - **rest** what is no DICOM, or was refused · **instances** handed on · **directories** DICOMDIR files ·
    ///   **problems** of media that came in part
    record Taken(List<TreeFile> rest, long instances, long directories, List<Problem> problems) {}

    /// - **each** told after each instance
    Taken take(Consignment consignment, Runnable each) throws IOException {
        if (consignment.decision() != null) {
            return new Taken(List.copyOf(consignment.files()), 0, 0, List.of());
        }
        var tree = new ImportTree(List.of(), List.copyOf(consignment.files()));
        var rest = new ArrayList<TreeFile>();
        var directories = new ArrayList<TreeFile>();
        long instances = 0;
        try (var senders = new Senders(consignment.intake())) {
            for (var file : consignment.files()) {
                if (Detector.kind(file.path(), tree) != Kind.DICOM) {
                    rest.add(file);
                } else if (name(file.path()).equalsIgnoreCase(MEDIA_DIRECTORY)) {
                    directories.add(file);
                } else if (deliver(file, senders.of(file.path()))) {
                    instances++;
                    each.run();
                } else {
                    rest.add(file);
                }
            }
            senders.sync();
        }
        return new Taken(rest, instances, directories.size(), missing(directories, consignment));
    }

    private static List<Problem> missing(List<TreeFile> directories, Consignment consignment) throws IOException {
        if (directories.isEmpty()) {
            return List.of();
        }
        var there = new HashSet<String>();
        consignment.files().forEach(file -> there.add(asOnMedia(file.path())));
        consignment.refused().forEach(file -> there.add(asOnMedia(file.path())));
        var problems = new ArrayList<Problem>();
        for (var directory : directories) {
            try (var channel = directory.opener().open()) {
                var object = DicomReader.read(ByteSource.of(channel));
                var listed = DicomDir.of(object);
                var folder = directory.path().substring(0, directory.path().length() - MEDIA_DIRECTORY.length());
                long absent = listed.entries().stream()
                        .filter(entry -> !there.contains(asOnMedia(folder + entry.path())))
                        .count();
                problems.addAll(listed.problems());
                object.problems().stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .forEach(problems::add);
                if (absent > 0) {
                    var found = "%d of %d files missing"
                            .formatted(absent, listed.entries().size());
                    problems.add(Problem.warning("DICOM_MEDIUM_INCOMPLETE", null, null, found, "every file it lists"));
                }
            }
        }
        return problems;
    }

    /// Copies of media may have another case, and `.dcm` behind.
    private static String asOnMedia(String path) {
        var upper = path.toUpperCase(Locale.ROOT);
        return upper.endsWith(EXTENSION) ? upper.substring(0, upper.length() - EXTENSION.length()) : upper;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean deliver(TreeFile file, Delivery delivery) throws IOException {
        var incoming = delivery.begin("", "", TransferSyntax.EXPLICIT_LITTLE, Form.FILE);
        try (var channel = file.opener().open()) {
            var buffer = java.nio.ByteBuffer.allocate(BUFFER);
            while (channel.read(buffer.clear()) >= 0) {
                incoming.write(buffer.array(), 0, buffer.position());
            }
        } catch (IOException | RuntimeException e) {
            incoming.abort();
            throw e;
        }
        return incoming.finish() instanceof Answer.Kept;
    }

    /// One delivery for each subject and session that the paths name.
    private final class Senders implements AutoCloseable {

        private final Intake intake;
        private @Nullable Target target;
        private @Nullable Delivery open;

        private Senders(Intake intake) {
            this.intake = intake;
        }

        private Delivery of(String path) throws IOException {
            var entities = EntityParser.parse(path);
            var subject = entities.subject();
            var wanted = new Target(
                    intake.projectId(),
                    intake.datasetName(),
                    subject == null ? null : "sub-" + subject,
                    entities.session());
            var delivery = open;
            if (delivery == null || !wanted.equals(target)) {
                sync();
                close();
                target = wanted;
                delivery = deliveries.open(new Sender(Sender.Way.IMPORT, "IMPORT", intake.startedBy(), wanted));
                open = delivery;
            }
            return delivery;
        }

        private void sync() throws IOException {
            if (open != null) {
                open.sync();
            }
        }

        @Override
        public void close() {
            if (open != null) {
                open.close();
                open = null;
            }
        }
    }
}
