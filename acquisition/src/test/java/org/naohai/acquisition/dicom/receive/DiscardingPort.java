package org.naohai.acquisition.dicom.receive;

import java.time.Duration;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.formats.dicom.TransferSyntax;
import org.springframework.util.unit.DataSize;

/// What the protocol alone costs: a port that forgets what it gets. Run it, and send with the peer's tools.
final class DiscardingPort {

    private DiscardingPort() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        var desk = new Session.Desk(settings(port), ae -> true, sender -> new Forgetting(sender), new NoCommitments());
        new ScannerPort(desk).start();
        Thread.sleep(Duration.ofHours(1));
    }

    private static DicomSettings settings(int port) {
        return new DicomSettings(
                port,
                "127.0.0.1",
                "NAOHAI",
                64,
                16,
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                DataSize.ofKilobytes(4),
                DataSize.ofKilobytes(Integer.getInteger("pdu", 256)),
                DataSize.ofGigabytes(16));
    }

    private record Forgetting(Sender sender) implements Deliveries.Delivery {
        @Override
        public Deliveries.Incoming begin(
                String sopClassUid, String sopInstanceUid, TransferSyntax syntax, Deliveries.Form form) {
            return new Deliveries.Incoming() {
                @Override
                public void write(byte[] bytes, int from, int length) {}

                @Override
                public Deliveries.Answer finish() {
                    return new Deliveries.Answer.Kept(sopClassUid, sopInstanceUid);
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void sync() {}

        @Override
        public void close() {}
    }
}
