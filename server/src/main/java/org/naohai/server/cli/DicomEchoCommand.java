package org.naohai.server.cli;

import java.util.List;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.dimse.AssociateRequest;
import org.naohai.formats.dicom.dimse.PresentationContext;
import org.naohai.formats.dicom.dimse.Requestor;
import org.naohai.formats.dicom.dimse.UserInformation;
import org.naohai.kernel.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `naohai dicom echo HOST PORT TITLE`: whether an application entity answers (C-ECHO).
@Command(name = "echo")
final class DicomEchoCommand implements Runnable {

    private static final int MAX_PDU = 128 << 10;

    @Parameters(index = "0", paramLabel = "HOST", descriptionKey = "dicom.host")
    private String host = "";

    @Parameters(index = "1", paramLabel = "PORT", descriptionKey = "dicom.port")
    private int port;

    @Parameters(index = "2", paramLabel = "TITLE", descriptionKey = "dicom.called")
    private String called = "";

    @Option(names = "--calling", paramLabel = "TITLE", descriptionKey = "dicom.calling", defaultValue = "NAOHAI")
    private String calling = "NAOHAI";

    @Override
    public void run() {
        long start = System.nanoTime();
        int status = DicomPartner.talk(host, port, request(), association -> {
            var requestor = new Requestor(association);
            var context = requestor.find(Requestor.VERIFICATION, TransferSyntax.IMPLICIT_LITTLE.uid());
            return context.isEmpty() ? -1 : requestor.echo(context.get());
        });
        if (status != 0) {
            throw Refused.of(
                    Refused.Kind.UNAVAILABLE, "DICOM_NO_ANSWER", called, "verification not offered", "an answer");
        }
        Say.line("✓ " + Say.text("dicom.echoed", called, host + ":" + port, (System.nanoTime() - start) / 1_000_000));
    }

    private AssociateRequest request() {
        var verification =
                new PresentationContext(1, Requestor.VERIFICATION, List.of(TransferSyntax.IMPLICIT_LITTLE.uid()));
        return new AssociateRequest(
                DicomPartner.title("TITLE", called),
                DicomPartner.title("--calling", calling),
                List.of(verification),
                UserInformation.of(MAX_PDU));
    }
}
