package org.naohai.acquisition.dicom.receive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.formats.dicom.TransferSyntax;

/// Keeps in memory what is delivered.
public final class MemoryDeliveries implements Deliveries {

    final List<Sender> opened = new ArrayList<>();
    final List<Instance> kept = new ArrayList<>();
    int aborted;
    int closed;
    /// What becomes of an instance.
    volatile Function<Instance, Answer> answers = one -> new Answer.Kept(one.sopClassUid(), one.sopInstanceUid());
    /// Fails writing after so many bytes of an instance.
    volatile long diskBytes = Long.MAX_VALUE;

    public record Instance(
            Sender sender, String sopClassUid, String sopInstanceUid, TransferSyntax syntax, byte[] bytes) {}

    @Override
    public synchronized Delivery open(Sender sender) {
        opened.add(sender);
        return new Delivery() {
            @Override
            public Incoming begin(String sopClassUid, String sopInstanceUid, TransferSyntax syntax, Form form) {
                return new Held(sender, sopClassUid, sopInstanceUid, syntax);
            }

            @Override
            public void sync() {}

            @Override
            public void close() {
                closing();
            }
        };
    }

    private synchronized void closing() {
        closed++;
    }

    public synchronized List<Instance> kept() {
        return List.copyOf(kept);
    }

    synchronized int aborted() {
        return aborted;
    }

    synchronized int closed() {
        return closed;
    }

    private final class Held implements Incoming {

        private final Sender sender;
        private final String sopClassUid;
        private final String sopInstanceUid;
        private final TransferSyntax syntax;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Held(Sender sender, String sopClassUid, String sopInstanceUid, TransferSyntax syntax) {
            this.sender = sender;
            this.sopClassUid = sopClassUid;
            this.sopInstanceUid = sopInstanceUid;
            this.syntax = syntax;
        }

        @Override
        public void write(byte[] from, int at, int length) throws IOException {
            if (bytes.size() + length > diskBytes) {
                throw new IOException("No space left on device");
            }
            bytes.write(from, at, length);
        }

        @Override
        public Answer finish() {
            var one = new Instance(sender, sopClassUid, sopInstanceUid, syntax, bytes.toByteArray());
            var answer = answers.apply(one);
            synchronized (MemoryDeliveries.this) {
                if (answer instanceof Answer.Kept) {
                    kept.add(one);
                }
            }
            return answer;
        }

        @Override
        public void abort() {
            synchronized (MemoryDeliveries.this) {
                aborted++;
            }
        }
    }
}
