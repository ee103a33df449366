package org.naohai.formats.dicom.dimse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.naohai.formats.dicom.dimse.AssociationBroken.Cause;
import org.naohai.formats.dicom.dimse.PresentationContext.Accepted;

/// The asking side of C-ECHO and C-STORE, one operation after the other. Owned by one thread.
public final class Requestor {

    public static final String VERIFICATION = "1.2.840.10008.1.1";

    private static final int MEDIUM = 0;

    private final Association association;
    private int messageId;

    public Requestor(Association association) {
        this.association = association;
    }

    /// The context in which instances of a class go in an encoding, where the peer takes them.
    public Optional<Accepted> find(String sopClassUid, String transferSyntax) {
        return association.contexts().stream()
                .filter(one -> one.abstractSyntax().equals(sopClassUid)
                        && one.transferSyntax().equals(transferSyntax))
                .findFirst();
    }

    /// - **returns** the status
    public int echo(Accepted context) throws IOException {
        var asked =
                Command.request(CommandField.C_ECHO_RQ, nextId()).withUid(CommandTag.AffectedSopClassUid, VERIFICATION);
        association.send(context.id(), asked);
        return answer(asked);
    }

    /// - **data** the data set in the encoding of the context
    /// - **returns** the status
    public int store(Accepted context, String sopInstanceUid, InputStream data) throws IOException {
        var asked = Command.request(CommandField.C_STORE_RQ, nextId())
                .withUid(CommandTag.AffectedSopClassUid, context.abstractSyntax())
                .withUid(CommandTag.AffectedSopInstanceUid, sopInstanceUid)
                .with(CommandTag.Priority, MEDIUM);
        association.send(context.id(), asked, data);
        return answer(asked);
    }

    private int nextId() {
        messageId = messageId % 0xFFFF + 1;
        return messageId;
    }

    private int answer(Command asked) throws IOException {
        var answered = association.next().orElseThrow(() -> new AssociationBroken(Cause.CLOSED));
        var command = answered.command();
        if (command.field() != CommandField.responseTo(asked.field())
                || command.number(CommandTag.MessageIdBeingRespondedTo, -1) != asked.messageId()) {
            association.abort();
            throw new AssociationBroken(Cause.ANSWER_UNEXPECTED);
        }
        return command.status();
    }
}
