package org.naohai.acquisition.dicom.commitment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.SopClasses;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.dimse.Association;
import org.naohai.formats.dicom.dimse.Command;
import org.naohai.formats.dicom.dimse.CommandField;
import org.naohai.formats.dicom.dimse.CommandTag;
import org.naohai.formats.dicom.dimse.Message;
import org.naohai.formats.dicom.dimse.PresentationContext.Accepted;
import org.naohai.formats.dicom.dimse.Status;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Storage commitment on one association: requests come in, and what can be said at once goes back on it. What the
/// sender does not confirm here is reported on another association. Owned by the association's thread.
public final class CommitmentDialogue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommitmentDialogue.class);

    /// Some 60,000 instances.
    private static final int LONGEST_REQUEST = 8 << 20;

    private static final int REQUEST_STORAGE_COMMITMENT = 1;

    /// Longer than it takes from the acknowledgement of an instance to the archive.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Commitments commitments;
    private final String callingAe;
    private final String calledAe;
    private final Map<Integer, UUID> unconfirmed = new HashMap<>();
    private @Nullable Due due;
    private int messageId;

    public CommitmentDialogue(Commitments commitments, String callingAe, String calledAe) {
        this.commitments = commitments;
        this.callingAe = callingAe;
        this.calledAe = calledAe;
    }

    /// What can be reported once the request is answered.
    private record Due(UUID id, Accepted context, Commitment commitment) {}

    /// Reads an N-ACTION request; answers with its status.
    public int asked(Message message, Association association) throws IOException {
        var command = message.command();
        var bytes = new Collected();
        association.data(bytes::write);
        if (!command.text(CommandTag.RequestedSopClassUid).equals(SopClasses.STORAGE_COMMITMENT)) {
            return Status.NO_SUCH_SOP_CLASS;
        }
        if (!command.text(CommandTag.RequestedSopInstanceUid).equals(ReportCall.WELL_KNOWN_INSTANCE)) {
            return Status.NO_SUCH_OBJECT;
        }
        if (command.number(CommandTag.ActionTypeId, 0) != REQUEST_STORAGE_COMMITMENT) {
            return Status.NO_SUCH_ACTION;
        }
        if (bytes.tooMany) {
            return Status.RESOURCE_LIMITATION;
        }
        var syntax = TransferSyntax.of(message.context().transferSyntax());
        var commitment = CommitmentCodec.decode(bytes.collected.toByteArray(), syntax);
        if (commitment.isEmpty()) {
            return Status.INVALID_ARGUMENT;
        }
        try {
            accept(commitment.get(), message.context());
            return Status.SUCCESS;
        } catch (RuntimeException notNow) {
            LOG.atError()
                    .addKeyValue("callingAe", callingAe)
                    .setCause(Wordless.of(notNow))
                    .log("storage commitment cannot be taken");
            return Status.PROCESSING_FAILURE;
        }
    }

    private void accept(Commitment commitment, Accepted context) {
        due = new Due(commitments.ask(commitment, callingAe, calledAe), context, commitment);
    }

    /// Sends what is due on the association that asked for it. What has only just come in is waited for a moment.
    public void reportDue(Association association) throws IOException {
        var now = due;
        if (now == null) {
            return;
        }
        due = null;
        messageId = messageId % 0xFFFF + 1;
        unconfirmed.put(messageId, now.id());
        var report = report(now.commitment());
        if (report.missing().isEmpty() || !commitments.hasAddress(callingAe)) {
            ReportCall.send(association, now.context(), messageId, report);
        } else {
            unconfirmed.remove(messageId);
            commitments.callBack(now.id());
        }
    }

    private Report report(Commitment commitment) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var report = commitments.report(commitment);
        while (!report.missing().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            report = commitments.report(commitment);
        }
        return report;
    }

    /// The answer to a report. A refusal is an answer, too: the sender has heard it.
    public void answered(Command command) {
        if (command.field() == CommandField.responseTo(CommandField.N_EVENT_REPORT_RQ)) {
            Optional.ofNullable(unconfirmed.remove(command.number(CommandTag.MessageIdBeingRespondedTo, 0)))
                    .ifPresent(commitments::reported);
        }
    }

    @Override
    public void close() {
        unconfirmed.values().forEach(commitments::callBack);
        if (due != null) {
            commitments.callBack(due.id());
        }
    }

    /// The data set of a request, as far as it may be.
    private static final class Collected {

        private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
        private boolean tooMany;

        private void write(byte[] bytes, int from, int length) {
            tooMany |= collected.size() + length > LONGEST_REQUEST;
            if (!tooMany) {
                collected.write(bytes, from, length);
            }
        }
    }
}
