package org.naohai.perf;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.dimse.AssociateRequest;
import org.naohai.formats.dicom.dimse.Association;
import org.naohai.formats.dicom.dimse.PresentationContext;
import org.naohai.formats.dicom.dimse.Requestor;
import org.naohai.formats.dicom.dimse.Status;
import org.naohai.formats.dicom.dimse.UserInformation;

/// A scanner that stores one series and remembers what was acknowledged.
final class DicomSender {

    private static final String MR_IMAGE = "1.2.840.10008.5.1.4.1.1.4";
    private static final int MAX_PDU = 1 << 17;

    private final int port;
    private final List<Path> files;
    /// `series/instance`, by the numbers in the data set, which de-identification keeps.
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    DicomSender(int port, List<Path> files) {
        this.port = port;
        this.files = files;
    }

    /// Sends what is not acknowledged yet; false where the receiver went away.
    boolean send() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            var context = new PresentationContext(1, MR_IMAGE, List.of(TransferSyntax.EXPLICIT_LITTLE.uid()));
            var request = new AssociateRequest("NAOHAI", "KILL", List.of(context), UserInformation.of(MAX_PDU));
            var in = new BufferedInputStream(socket.getInputStream());
            var association = Association.request(in, socket.getOutputStream(), request);
            var requestor = new Requestor(association);
            for (var file : files) {
                store(file, requestor);
            }
            association.release();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void store(Path file, Requestor requestor) throws IOException {
        var object = DicomReader.read(ByteSource.of(Files.readAllBytes(file)));
        var data = object.data();
        var name = data.text(Tag.SeriesNumber, "") + "/" + data.text(Tag.InstanceNumber, "");
        if (acknowledged.contains(name)) {
            return;
        }
        var bytes = DicomWriter.dataSet(data, TransferSyntax.EXPLICIT_LITTLE, object)
                .toBytes();
        var context =
                requestor.find(MR_IMAGE, TransferSyntax.EXPLICIT_LITTLE.uid()).orElseThrow();
        var status = requestor.store(context, data.text(Tag.SopInstanceUid, ""), new ByteArrayInputStream(bytes));
        if (!Status.isDone(status)) {
            throw new IOException("refused with status " + Integer.toHexString(status));
        }
        acknowledged.add(name);
    }

    Set<String> acknowledged() {
        return acknowledged;
    }
}
