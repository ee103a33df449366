package org.naohai.server.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.naohai.formats.dicom.dimse.AeTitle;
import org.naohai.formats.dicom.dimse.AssociateRequest;
import org.naohai.formats.dicom.dimse.Association;
import org.naohai.formats.dicom.dimse.AssociationBroken;
import org.naohai.formats.dicom.dimse.AssociationRejected;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;

/// Another application entity, spoken to from the command line.
final class DicomPartner {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofMinutes(2);

    private DicomPartner() {}

    /// What is asked of it over one association.
    @FunctionalInterface
    interface Talk<T> {
        T over(Association association) throws IOException;
    }

    /// - **fails** DICOM_NO_ANSWER, DICOM_REJECTED
    static <T> T talk(String host, int port, AssociateRequest request, Talk<T> talk) {
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), (int) CONNECTING.toMillis());
            socket.setSoTimeout((int) ANSWERING.toMillis());
            var association = Association.request(socket.getInputStream(), socket.getOutputStream(), request);
            var result = talk.over(association);
            association.release();
            return result;
        } catch (AssociationRejected rejected) {
            throw Refused.of(
                    Refused.Kind.UNAVAILABLE, "DICOM_REJECTED", request.calledAe(), reason(rejected), "an association");
        } catch (AssociationBroken broken) {
            throw Refused.of(
                    Refused.Kind.UNAVAILABLE, "DICOM_NO_ANSWER", request.calledAe(), "no answer in DICOM", "an answer");
        } catch (IOException away) {
            throw Refused.of(
                    Refused.Kind.UNAVAILABLE, "DICOM_NO_ANSWER", host + ":" + port, "no connection", "an answer");
        }
    }

    private static String reason(AssociationRejected rejected) {
        var reject = rejected.reject();
        return switch (reject.source() * 100 + reject.reason()) {
            case 103 -> "calling AE title not recognised";
            case 107 -> "called AE title not recognised";
            case 301, 302 -> "too busy";
            default -> "result %d, source %d, reason %d".formatted(reject.result(), reject.source(), reject.reason());
        };
    }

    /// - **fails** DICOM_AE_INVALID
    static String title(String option, String ae) {
        return AeTitle.find(ae)
                .map(AeTitle::text)
                .orElseThrow(() -> Refused.of(
                        Refused.Kind.INVALID, "DICOM_AE_INVALID", option, Problem.quoted(AeTitle.shown(ae)), "MR1"));
    }
}
