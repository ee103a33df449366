package org.naohai.formats.dicom.dimse;

import java.io.IOException;
import java.util.Locale;

/// An association ended otherwise than by its release. Says why in words of its own, never in those of the peer.
public final class AssociationBroken extends IOException {

    private final Cause why;

    AssociationBroken(Cause why) {
        super(why.words());
        this.why = why;
    }

    public Cause why() {
        return why;
    }

    /// Why it ended.
    public enum Cause {
        /// the peer asked nothing and went away
        NOTHING_CAME,
        /// the peer closed the connection between messages, without a release
        CLOSED,
        /// the peer closed the connection within a message
        CLOSED_IN_MESSAGE,
        PEER_ABORTED,
        /// the first bytes are a web request
        HTTP,
        /// the first bytes are a TLS handshake
        TLS,
        NOT_DICOM,
        PDU_UNEXPECTED,
        PDU_TOO_LONG,
        PDU_MALFORMED,
        CONTEXT_UNKNOWN,
        COMMAND_MALFORMED,
        COMMAND_TOO_LONG,
        /// what the peer answered does not belong to what it was asked
        ANSWER_UNEXPECTED;

        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
