package org.naohai.formats.dicom.dimse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// Bytes that a peer sends, made by hand or by our own requestor, and what an acceptor makes of them.
final class Pair {

    static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String IMPLICIT = "1.2.840.10008.1.2";

    private Pair() {}

    static AssociateRequest request(int maxPdu) {
        return new AssociateRequest(
                "NAOHAI",
                "MR1",
                List.of(
                        new PresentationContext(1, Requestor.VERIFICATION, List.of(IMPLICIT)),
                        new PresentationContext(3, MR, List.of(EXPLICIT, IMPLICIT))),
                UserInformation.of(maxPdu));
    }

    /// Takes every context in its first syntax.
    static AssociateAnswer.Accept all(AssociateRequest request, int maxPdu) {
        return new AssociateAnswer.Accept(
                request.contexts().stream()
                        .map(context -> context.transferSyntaxes().isEmpty()
                                ? context.refused(PresentationContext.Outcome.TRANSFER_SYNTAXES_NOT_SUPPORTED)
                                : context.accepted(context.transferSyntaxes().getFirst()))
                        .toList(),
                UserInformation.of(maxPdu));
    }

    /// What a requestor sends that echoes, stores some instances and releases, without waiting for answers.
    static byte[] conversation(int maxPdu, List<byte[]> instances) {
        try {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(AssociateEncoding.encode(request(maxPdu)));
            var out = new PduOutput(bytes);
            out.limit(maxPdu);
            int id = 1;
            out.message(
                    1,
                    Command.request(CommandField.C_ECHO_RQ, id++)
                            .withUid(CommandTag.AffectedSopClassUid, Requestor.VERIFICATION));
            for (var instance : instances) {
                out.message(3, store(id++).withDataSet(), new ByteArrayInputStream(instance));
            }
            out.write(Pdu.shortOne(Pdu.RELEASE_RQ, 0, 0, 0));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Command store(int id) {
        return Command.request(CommandField.C_STORE_RQ, id)
                .withUid(CommandTag.AffectedSopClassUid, MR)
                .withUid(CommandTag.AffectedSopInstanceUid, "1.2.3." + id);
    }

    /// Accepts, answers every request with success and gives every data set to the sink.
    static int serve(InputStream in, OutputStream out, int maxPdu, DataSink sink) throws IOException {
        var accepted = Association.accept(in, out, request -> all(request, maxPdu));
        if (accepted.isEmpty()) {
            return 0;
        }
        var association = accepted.get();
        int messages = 0;
        for (var message = association.next(); message.isPresent(); message = association.next()) {
            association.data(sink);
            association.send(
                    message.get().context().id(), message.get().command().response(Status.SUCCESS));
            messages++;
        }
        return messages;
    }

    /// Gives its bytes in small pieces, as networks do.
    static InputStream trickling(byte[] bytes, int most) {
        return new ByteArrayInputStream(bytes) {
            private int turn;

            @Override
            public synchronized int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(length, 1 + (turn++ * 7) % most));
            }
        };
    }
}
