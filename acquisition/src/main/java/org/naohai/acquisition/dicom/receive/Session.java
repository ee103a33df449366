package org.naohai.acquisition.dicom.receive;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.dicom.commitment.CommitmentDialogue;
import org.naohai.acquisition.dicom.commitment.Commitments;
import org.naohai.formats.dicom.dimse.AeTitle;
import org.naohai.formats.dicom.dimse.AssociateAnswer;
import org.naohai.formats.dicom.dimse.AssociateAnswer.Reject;
import org.naohai.formats.dicom.dimse.AssociateRequest;
import org.naohai.formats.dicom.dimse.Association;
import org.naohai.formats.dicom.dimse.AssociationBroken;
import org.naohai.formats.dicom.dimse.CommandField;
import org.naohai.formats.dicom.dimse.Message;
import org.naohai.formats.dicom.dimse.Status;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to the port, from its request for an association to its end. Owned by its thread.
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Socket socket;
    private final Desk desk;
    private final Connections connections;
    private String callingAe = "";
    private Seats.@Nullable Seat seat;
    private @Nullable Association association;
    private long stored;
    private long refused;

    Session(Socket socket, Desk desk, Connections connections) {
        this.socket = socket;
        this.desk = desk;
        this.connections = connections;
    }

    /// What all sessions share.
    ///
    /// - **allowed** which calling titles may send
    record Desk(
            DicomSettings settings,
            Predicate<String> allowed,
            Deliveries deliveries,
            Commitments commitments,
            Seats seats,
            Complaints complaints,
            RecentRefusals refusals) {

        Desk(DicomSettings settings, Predicate<String> allowed, Deliveries deliveries, Commitments commitments) {
            this(
                    settings,
                    allowed,
                    deliveries,
                    commitments,
                    new Seats(settings.associations(), settings.perPeer()),
                    new Complaints(),
                    new RecentRefusals());
        }
    }

    void run() {
        try (var held = new Seating()) {
            var settings = desk.settings();
            var in = new PacedInput(socket, settings.stall(), settings.slowest().toBytes());
            in.rest(settings.negotiation());
            var accepted = Association.accept(in, socket.getOutputStream(), this::answer);
            if (accepted.isPresent()) {
                association = accepted.get();
                connections.associated(socket);
                serve(accepted.get(), in);
            }
        } catch (AssociationBroken broken) {
            desk.complaints().tell(callingAe, broken.why().words());
        } catch (SocketTimeoutException slow) {
            desk.complaints().tell(callingAe, association == null ? "no request in time" : "too slow or silent");
        } catch (IOException gone) {
            desk.complaints().tell(callingAe, "connection lost");
        } catch (RuntimeException defect) {
            LOG.atError()
                    .addKeyValue("callingAe", AeTitle.shown(callingAe))
                    .setCause(Wordless.of(defect))
                    .log("association failed");
        }
    }

    private AssociateAnswer answer(AssociateRequest request) {
        callingAe = request.callingAe();
        var reject = objection(request);
        if (reject.isPresent()) {
            return reject.get();
        }
        return Negotiation.accept(request, (int) desk.settings().maxPdu().toBytes());
    }

    private Optional<Reject> objection(AssociateRequest request) {
        if (!request.calledAe().equals(desk.settings().ae())) {
            return rejected("called title is not ours", Reject.CALLED_AE_UNKNOWN);
        }
        try {
            if (AeTitle.find(callingAe).isEmpty() || !desk.allowed().test(callingAe)) {
                return rejected("calling title is not registered", Reject.CALLING_AE_UNKNOWN);
            }
        } catch (RuntimeException databaseAway) {
            return rejected("senders cannot be looked up", Reject.CONGESTION);
        }
        seat = desk.seats().take(callingAe).orElse(null);
        return seat == null ? rejected("too many associations", Reject.LIMIT_EXCEEDED) : Optional.empty();
    }

    private Optional<Reject> rejected(String cause, Reject reject) {
        desk.complaints().tell(callingAe, cause);
        desk.refusals().add(callingAe, cause);
        return Optional.of(reject);
    }

    private void serve(Association open, PacedInput in) throws IOException {
        var settings = desk.settings();
        var sender = new Sender(Sender.Way.DIMSE, callingAe, null, null);
        try (var storing = new Storing(
                        desk.deliveries(), sender, settings.instance().toBytes());
                var dialogue = new CommitmentDialogue(desk.commitments(), callingAe, settings.ae())) {
            in.rest(settings.idle());
            for (var message = open.next(); message.isPresent(); message = open.next()) {
                answer(message.get(), open, storing, dialogue);
                in.rest(settings.idle());
            }
        } finally {
            LOG.atInfo()
                    .addKeyValue("callingAe", callingAe)
                    .addKeyValue("instances", stored)
                    .addKeyValue("refused", refused)
                    .log("association over");
        }
    }

    private void answer(Message message, Association open, Storing storing, CommitmentDialogue dialogue)
            throws IOException {
        var command = message.command();
        if (CommandField.isResponse(command.field())) {
            dialogue.answered(command);
            return;
        }
        if (command.field() == CommandField.C_CANCEL_RQ) {
            return;
        }
        int status = switch (command.field()) {
            case CommandField.C_ECHO_RQ -> Status.SUCCESS;
            case CommandField.C_STORE_RQ -> counted(storing.store(message, open));
            case CommandField.N_ACTION_RQ -> dialogue.asked(message, open);
            default -> Status.UNRECOGNIZED_OPERATION;
        };
        open.send(message.context().id(), command.response(status));
        dialogue.reportDue(open);
    }

    private int counted(int status) {
        if (Status.isDone(status)) {
            stored++;
        } else {
            refused++;
        }
        return status;
    }

    /// Ends association, connection and seat, in this order and whatever happens.
    private final class Seating implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try {
                if (association != null) {
                    association.abort();
                }
                Farewell.close(socket);
            } finally {
                if (seat != null) {
                    seat.close();
                }
            }
        }
    }
}
