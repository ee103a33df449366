package org.naohai.acquisition.dicom.receive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.naohai.acquisition.dicom.commitment.Commitments;
import org.naohai.formats.dicom.dimse.AssociateRequest;
import org.naohai.formats.dicom.dimse.Association;
import org.naohai.formats.dicom.dimse.PresentationContext;
import org.naohai.formats.dicom.dimse.Requestor;
import org.naohai.formats.dicom.dimse.UserInformation;
import org.naohai.testkit.Await;
import org.springframework.util.unit.DataSize;

/// The port on a number of its own, with senders that are known, small limits, and deliveries kept in memory.
final class TestPort implements AutoCloseable {

    static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String IMPLICIT = "1.2.840.10008.1.2";

    final MemoryDeliveries deliveries = new MemoryDeliveries();
    final ScannerPort port;
    final Session.Desk desk;

    TestPort() {
        this(settings());
    }

    TestPort(DicomSettings settings) {
        this(settings, new NoCommitments());
    }

    TestPort(DicomSettings settings, Commitments commitments) {
        desk = new Session.Desk(settings, Set.of("MR1", "MR2", "ORTHANC")::contains, deliveries, commitments);
        port = new ScannerPort(desk);
        port.start();
    }

    static DicomSettings settings() {
        return new DicomSettings(
                -1,
                "127.0.0.1",
                "NAOHAI",
                6,
                4,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                DataSize.ofKilobytes(4),
                DataSize.ofKilobytes(256),
                DataSize.ofMegabytes(64));
    }

    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port.status().port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        return socket;
    }

    static AssociateRequest request(String callingAe, String... classes) {
        var contexts = new java.util.ArrayList<PresentationContext>();
        contexts.add(new PresentationContext(1, Requestor.VERIFICATION, List.of(IMPLICIT)));
        for (int i = 0; i < classes.length; i++) {
            contexts.add(new PresentationContext(3 + 2 * i, classes[i], List.of(EXPLICIT)));
        }
        return new AssociateRequest("NAOHAI", callingAe, contexts, UserInformation.of(16_384));
    }

    static Association associate(Socket socket, String callingAe) throws IOException {
        return Association.request(socket.getInputStream(), socket.getOutputStream(), request(callingAe, MR));
    }

    static void await(BooleanSupplier condition) {
        Await.until(condition::getAsBoolean);
    }

    @Override
    public void close() {
        port.stop();
    }
}
