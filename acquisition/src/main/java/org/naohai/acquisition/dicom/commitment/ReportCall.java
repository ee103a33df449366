package org.naohai.acquisition.dicom.commitment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.naohai.acquisition.dicom.commitment.AddressBook.Address;
import org.naohai.formats.dicom.SopClasses;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.dimse.AssociateRequest;
import org.naohai.formats.dicom.dimse.Association;
import org.naohai.formats.dicom.dimse.Command;
import org.naohai.formats.dicom.dimse.CommandField;
import org.naohai.formats.dicom.dimse.CommandTag;
import org.naohai.formats.dicom.dimse.PresentationContext;
import org.naohai.formats.dicom.dimse.PresentationContext.Accepted;
import org.naohai.formats.dicom.dimse.UserInformation;
import org.naohai.formats.dicom.dimse.UserInformation.RoleSelection;

/// N-EVENT-REPORT: on an association that is there, or on one of our own to the sender.
final class ReportCall {

    static final String WELL_KNOWN_INSTANCE = "1.2.840.10008.1.20.1.1";

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofSeconds(30);
    private static final int MAX_PDU = 128 << 10;
    private static final int CONTEXT = 1;
    private static final int MESSAGE = 1;

    private ReportCall() {}

    static void send(Association association, Accepted context, int messageId, Report report) throws IOException {
        var command = Command.request(CommandField.N_EVENT_REPORT_RQ, messageId)
                .withUid(CommandTag.AffectedSopClassUid, SopClasses.STORAGE_COMMITMENT)
                .withUid(CommandTag.AffectedSopInstanceUid, WELL_KNOWN_INSTANCE)
                .with(CommandTag.EventTypeId, report.eventType());
        var data = CommitmentCodec.encode(report, TransferSyntax.of(context.transferSyntax()));
        association.send(context.id(), command, new ByteArrayInputStream(data));
    }

    /// Whether the sender confirmed it.
    static boolean call(Address address, String calledAe, String ownAe, Report report) throws IOException {
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address.host(), address.port()), (int) CONNECTING.toMillis());
            socket.setSoTimeout((int) ANSWERING.toMillis());
            var association =
                    Association.request(socket.getInputStream(), socket.getOutputStream(), request(calledAe, ownAe));
            if (association.contexts().isEmpty()) {
                association.release();
                return false;
            }
            send(association, association.contexts().iterator().next(), MESSAGE, report);
            var answer = association.next();
            boolean confirmed = answer.isPresent()
                    && answer.get().command().field() == CommandField.responseTo(CommandField.N_EVENT_REPORT_RQ);
            association.release();
            return confirmed;
        }
    }

    /// We are the provider although we ask for the association (PS3.4 J.3.3, PS3.7 D.3.3.4).
    private static AssociateRequest request(String calledAe, String ownAe) {
        var context = new PresentationContext(
                CONTEXT,
                SopClasses.STORAGE_COMMITMENT,
                List.of(TransferSyntax.EXPLICIT_LITTLE.uid(), TransferSyntax.IMPLICIT_LITTLE.uid()));
        var roles = List.of(new RoleSelection(SopClasses.STORAGE_COMMITMENT, false, true));
        return new AssociateRequest(
                calledAe, ownAe, List.of(context), UserInformation.of(MAX_PDU).withRoles(roles));
    }
}
