package org.naohai.acquisition.dicom.receive;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Deliveries.Answer;
import org.naohai.acquisition.dicom.Deliveries.Delivery;
import org.naohai.acquisition.dicom.Deliveries.Incoming;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.dimse.Association;
import org.naohai.formats.dicom.dimse.CommandTag;
import org.naohai.formats.dicom.dimse.DataSink;
import org.naohai.formats.dicom.dimse.Message;
import org.naohai.formats.dicom.dimse.Status;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The instances of one association on their way into the archive. Owned by its thread.
final class Storing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Storing.class);
    private static final Pattern UID = Pattern.compile("[0-9.]{1,64}");

    private final Deliveries deliveries;
    private final Sender sender;
    private final long largest;
    private @Nullable Delivery delivery;
    private boolean failureTold;

    Storing(Deliveries deliveries, Sender sender, long largest) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.largest = largest;
    }

    /// Reads the data set and answers with the status of the C-STORE. What fails on our side is read to its end, so
    /// that the sender hears of it and can go on.
    int store(Message message, Association association) throws IOException {
        var command = message.command();
        var sopClassUid = command.text(CommandTag.AffectedSopClassUid);
        var sopInstanceUid = command.text(CommandTag.AffectedSopInstanceUid);
        if (!command.hasDataSet()) {
            return Status.CANNOT_UNDERSTAND;
        }
        if (!UID.matcher(sopClassUid).matches() || !UID.matcher(sopInstanceUid).matches()) {
            return Status.INVALID_SOP_INSTANCE;
        }
        var syntax = TransferSyntax.of(message.context().transferSyntax());
        var sink = new Sink(sopClassUid, sopInstanceUid, syntax);
        try {
            association.data(sink);
        } catch (IOException | RuntimeException broken) {
            sink.abort();
            throw broken;
        }
        return sink.finish();
    }

    private Delivery delivery() {
        var opened = delivery;
        if (opened == null) {
            opened = deliveries.open(sender);
            delivery = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        if (delivery != null) {
            delivery.close();
        }
    }

    private int failed(Exception cause) {
        if (!failureTold) {
            failureTold = true;
            LOG.atError()
                    .addKeyValue("callingAe", sender.callingAe())
                    .setCause(Wordless.of(cause))
                    .log("instances cannot be kept");
        }
        return cause instanceof IOException || cause instanceof org.naohai.kernel.Refused
                ? Status.OUT_OF_RESOURCES
                : Status.PROCESSING_FAILURE;
    }

    /// Hands on until something fails, and only reads from then on.
    private final class Sink implements DataSink {

        private @Nullable Incoming incoming;
        private int status = Status.SUCCESS;
        private long size;

        private Sink(String sopClassUid, String sopInstanceUid, TransferSyntax syntax) {
            try {
                incoming = delivery().begin(sopClassUid, sopInstanceUid, syntax, Deliveries.Form.DATA_SET);
            } catch (RuntimeException cause) {
                status = failed(cause);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            size += length;
            var open = incoming;
            if (open == null) {
                return;
            }
            try {
                if (size > largest) {
                    throw new IOException("larger than the port takes");
                }
                open.write(bytes, from, length);
            } catch (IOException | RuntimeException cause) {
                abort();
                status = failed(cause);
            }
        }

        private void abort() {
            var open = incoming;
            incoming = null;
            if (open != null) {
                open.abort();
            }
        }

        private int finish() {
            var open = incoming;
            if (open == null) {
                return status;
            }
            try {
                var answer = open.finish();
                delivery().sync();
                return switch (answer) {
                    case Answer.Kept kept -> Status.SUCCESS;
                    case Answer.Refused refused -> refused.status();
                };
            } catch (IOException | RuntimeException cause) {
                return failed(cause);
            }
        }
    }
}
