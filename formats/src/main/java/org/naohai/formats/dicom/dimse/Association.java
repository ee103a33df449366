package org.naohai.formats.dicom.dimse;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.naohai.formats.dicom.dimse.AssociateAnswer.Accept;
import org.naohai.formats.dicom.dimse.AssociateAnswer.Reject;
import org.naohai.formats.dicom.dimse.AssociationBroken.Cause;
import org.naohai.formats.dicom.dimse.Fragments.Expecting;
import org.naohai.formats.dicom.dimse.PresentationContext.Accepted;
import org.naohai.formats.dicom.dimse.PresentationContext.Outcome;

/// An association, of either side (PS3.8 9.2). Whatever breaks the protocol ends it with an A-ABORT and
/// [AssociationBroken]. Owned by one thread.
///
/// The streams are the caller's: she bounds them in time and closes them.
public final class Association {

    private final Fragments fragments;
    private final PduOutput out;
    private final AssociateRequest request;
    private final Map<Integer, Accepted> contexts = new HashMap<>();
    private boolean open = true;
    private boolean dataPending;
    private int dataContext;

    private Association(
            PduInput in, PduOutput out, AssociateRequest request, Accept accept, int ownMaxPdu, int maxPdu) {
        this.fragments = new Fragments(in, ownMaxPdu);
        this.out = out;
        this.request = request;
        var proposed = new HashMap<Integer, PresentationContext>();
        request.contexts().forEach(context -> proposed.put(context.id(), context));
        for (var result : accept.results()) {
            var context = proposed.get(result.id());
            var syntax = result.transferSyntax();
            if (context != null && result.outcome() == Outcome.ACCEPTED && syntax != null) {
                contexts.put(context.id(), new Accepted(context.id(), context.abstractSyntax(), syntax));
            }
        }
        in.grow();
        out.limit(maxPdu);
    }

    /// Says what becomes of a request.
    @FunctionalInterface
    public interface Acceptor {
        AssociateAnswer answer(AssociateRequest request);
    }

    /// Waits for a request and answers it; empty where it was rejected.
    public static Optional<Association> accept(InputStream from, OutputStream to, Acceptor acceptor)
            throws IOException {
        var in = new PduInput(from);
        var out = new PduOutput(to);
        try {
            var body = associateBody(in, Pdu.ASSOCIATE_RQ);
            var objection = AssociateDecoding.objection(body);
            var request = AssociateDecoding.request(body);
            return switch (objection == null ? acceptor.answer(request) : objection) {
                case Reject(int result, int source, int reason) -> {
                    out.write(Pdu.shortOne(Pdu.ASSOCIATE_RJ, result, source, reason));
                    yield Optional.empty();
                }
                case Accept accept -> {
                    out.write(AssociateEncoding.encode(accept, request));
                    yield Optional.of(new Association(
                            in,
                            out,
                            request,
                            accept,
                            accept.user().maxPdu(),
                            request.user().maxPdu()));
                }
            };
        } catch (AssociationBroken broken) {
            abortFor(out, broken.why());
            throw broken;
        }
    }

    /// Asks for an association.
    ///
    /// - **fails** [AssociationRejected]
    public static Association request(InputStream from, OutputStream to, AssociateRequest request) throws IOException {
        var in = new PduInput(from);
        var out = new PduOutput(to);
        out.write(AssociateEncoding.encode(request));
        try {
            var body = associateBody(in, Pdu.ASSOCIATE_AC);
            var accept = AssociateDecoding.accept(body);
            return new Association(
                    in,
                    out,
                    request,
                    accept,
                    request.user().maxPdu(),
                    accept.user().maxPdu());
        } catch (AssociationBroken broken) {
            abortFor(out, broken.why());
            throw broken;
        }
    }

    private static byte[] associateBody(PduInput in, int type) throws IOException {
        if (!in.next(0)) {
            throw new AssociationBroken(Cause.NOTHING_CAME);
        }
        var body = in.body();
        if (in.type() == Pdu.ASSOCIATE_RJ && type == Pdu.ASSOCIATE_AC && body.length == Pdu.SHORT_BODY) {
            throw new AssociationRejected(new Reject(body[1], body[2], body[3]));
        }
        if (in.type() != type) {
            throw new AssociationBroken(in.type() == Pdu.ABORT ? Cause.PEER_ABORTED : Cause.PDU_UNEXPECTED);
        }
        if (body.length < AssociateDecoding.FIXED) {
            throw new AssociationBroken(Cause.PDU_MALFORMED);
        }
        return body;
    }

    public AssociateRequest request() {
        return request;
    }

    public Collection<Accepted> contexts() {
        return contexts.values();
    }

    /// Whether it is neither released nor aborted.
    public boolean isOpen() {
        return open;
    }

    /// Waits for the next message, and reads over what was left of the data set before it.
    ///
    /// - **returns** empty when the peer has released the association, which is confirmed
    public Optional<Message> next() throws IOException {
        data(DataSink.DISCARD);
        return guarded(this::nextMessage);
    }

    private Optional<Message> nextMessage() throws IOException {
        var bytes = new CommandBytes();
        int contextId = 0;
        do {
            if (!fragments.next(bytes.size() == 0 ? Expecting.MESSAGE : Expecting.REST)) {
                out.write(Pdu.shortOne(Pdu.RELEASE_RP, 0, 0, 0));
                open = false;
                return Optional.empty();
            }
            if (!fragments.isCommand() || bytes.size() > 0 && fragments.contextId() != contextId) {
                throw new AssociationBroken(Cause.PDU_UNEXPECTED);
            }
            if (bytes.size() + fragments.length() > Command.LONGEST) {
                throw new AssociationBroken(Cause.COMMAND_TOO_LONG);
            }
            contextId = fragments.contextId();
            fragments.pass(bytes::write);
        } while (!fragments.isLast());
        return Optional.of(message(contextId, Command.decode(bytes.array(), bytes.size())));
    }

    private Message message(int contextId, Command command) throws AssociationBroken {
        var context = contexts.get(contextId);
        if (context == null) {
            throw new AssociationBroken(Cause.CONTEXT_UNKNOWN);
        }
        dataPending = command.hasDataSet();
        dataContext = contextId;
        return new Message(context, command);
    }

    /// Hands on the data set of the message just read, as it comes.
    ///
    /// - **returns** its length, bytes; 0 where there is none, or it was read before
    /// - **fails** with what the sink fails of; the association is of no more use then
    public long data(DataSink sink) throws IOException {
        return dataPending ? guarded(() -> passData(sink)) : 0;
    }

    private long passData(DataSink sink) throws IOException {
        long total = 0;
        while (dataPending) {
            fragments.next(Expecting.REST);
            if (fragments.isCommand() || fragments.contextId() != dataContext) {
                throw new AssociationBroken(Cause.PDU_UNEXPECTED);
            }
            fragments.pass(sink);
            total += fragments.length();
            dataPending = !fragments.isLast();
        }
        return total;
    }

    public void send(int contextId, Command command) throws IOException {
        out.message(contextId, command);
    }

    /// - **data** the data set as the context's transfer syntax says, of even length, not empty
    public void send(int contextId, Command command, InputStream data) throws IOException {
        out.message(contextId, command.withDataSet(), data);
    }

    /// Ends it in peace, as its requestor. What the peer still sends meanwhile is read over.
    public void release() throws IOException {
        if (open) {
            open = false;
            out.write(Pdu.shortOne(Pdu.RELEASE_RQ, 0, 0, 0));
            fragments.skipAll();
        }
    }

    /// Ends it at once. Tells the peer if that is still possible.
    public void abort() {
        if (open) {
            open = false;
            abort(out, 0, 0);
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T guarded(Reading<T> reading) throws IOException {
        if (!open) {
            throw new EOFException("the association has ended");
        }
        try {
            return reading.read();
        } catch (AssociationBroken broken) {
            open = false;
            abortFor(out, broken.why());
            throw broken;
        }
    }

    /// A-ABORT of the protocol with its reason (PS3.8 table 9-26).
    private static void abortFor(PduOutput out, Cause why) {
        switch (why) {
            case NOTHING_CAME, CLOSED, CLOSED_IN_MESSAGE, PEER_ABORTED -> {}
            case HTTP, TLS, NOT_DICOM -> abort(out, 2, 1);
            case PDU_UNEXPECTED, ANSWER_UNEXPECTED -> abort(out, 2, 2);
            case PDU_TOO_LONG, PDU_MALFORMED, CONTEXT_UNKNOWN, COMMAND_MALFORMED, COMMAND_TOO_LONG -> abort(out, 2, 6);
        }
    }

    private static void abort(PduOutput out, int source, int reason) {
        try {
            out.write(Pdu.shortOne(Pdu.ABORT, 0, source, reason));
        } catch (IOException gone) {
            // nobody is there to be told
        }
    }

    /// A command as it is put together.
    private static final class CommandBytes extends ByteArrayOutputStream {
        byte[] array() {
            return buf;
        }
    }
}
