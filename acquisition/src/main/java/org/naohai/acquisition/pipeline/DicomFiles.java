package org.naohai.acquisition.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import org.naohai.formats.dicom.TransferSyntax;
import org.springframework.stereotype.Component;

/// DICOM among the files of an import goes the way of everything that comes from scanners, into the dataset of the
/// import. A DICOMDIR only lists what lies beside it. What the archive refuses stays with the other files.
@Component
class DicomFiles {

    private static final int BUFFER = 1 << 18;
    private static final String MEDIA_DIRECTORY = "DICOMDIR";

    private final Deliveries deliveries;

    DicomFiles(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /// - **rest** what is no DICOM, or was refused · **instances** handed on · **directories** DICOMDIR files
    record Taken(List<TreeFile> rest, long instances, long directories) {}

    /// - **each** told after each instance
    Taken take(Consignment consignment, Runnable each) throws IOException {
        if (consignment.decision() != null) {
            return new Taken(List.copyOf(consignment.files()), 0, 0);
        }
        var tree = new ImportTree(List.of(), List.copyOf(consignment.files()));
        var rest = new ArrayList<TreeFile>();
        long instances = 0;
        long directories = 0;
        try (var senders = new Senders(consignment.intake())) {
            for (var file : consignment.files()) {
                if (Detector.kind(file.path(), tree) != Kind.DICOM) {
                    rest.add(file);
                } else if (name(file.path()).equals(MEDIA_DIRECTORY)) {
                    directories++;
                } else if (deliver(file, senders.of(file.path()))) {
                    instances++;
                    each.run();
                } else {
                    rest.add(file);
                }
            }
            senders.sync();
        }
        return new Taken(rest, instances, directories);
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
                delivery = deliveries.open(new Sender(Sender.Way.IMPORT, "IMPORT", "", intake.startedBy(), wanted));
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
