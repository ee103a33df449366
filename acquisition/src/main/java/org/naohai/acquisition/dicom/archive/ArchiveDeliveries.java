package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Sender;
import org.naohai.acquisition.journal.InstanceJournal;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.springframework.stereotype.Component;

/// Takes instances in: parsed as far as their pixels, appended to the journal, handed to the archive, synced,
/// answered. The archive works on an instance while the disk still takes it, so that durability costs the sender
/// nothing more.
@Component
class ArchiveDeliveries implements Deliveries {

    /// What may lie in memory in all; at most an eighth of the heap.
    private static final long MEMORY = Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final InstanceJournal journal;
    private final Archive archive;
    private final Buffers buffers = new Buffers(MEMORY);

    ArchiveDeliveries(InstanceJournal journal, Archive archive) {
        this.journal = journal;
        this.archive = archive;
    }

    @Override
    public Delivery open(Sender sender) {
        archive.awaitReady();
        return new OpenDelivery(sender);
    }

    private final class OpenDelivery implements Delivery, IncomingInstance.Reception {

        private final Sender sender;
        private final InstanceJournal.Stream stream = journal.open();
        private @Nullable SeriesWork current;
        private int expected = 1 << 16;

        private OpenDelivery(Sender sender) {
            this.sender = sender;
        }

        @Override
        public Incoming begin(String sopClassUid, String sopInstanceUid, TransferSyntax syntax, Form form) {
            var letter = new Letter(sender, syntax, form, null);
            return new IncomingInstance(letter, sopClassUid, sopInstanceUid, expected, buffers, journal, this);
        }

        /// The archive gets it before it is synced: what is not acknowledged may be archived all the same.
        @Override
        public void received(
                Letter letter, java.nio.ByteBuffer body, long size, DicomObject object, @Nullable Runnable giveBack)
                throws IOException {
            expected = (int) Math.clamp(size + 4096, 1 << 16, InstanceJournal.INLINE);
            var place = appended(letter, body, giveBack);
            var atHand = giveBack != null && !buffers.scarce() ? new Parcel.Opened(object, giveBack) : null;
            turnTo(archive.accept(
                    new Parcel(letter, size, new JournalOrigin(letter, place, journal), atHand),
                    object.data().text(Tag.StudyInstanceUid, ""),
                    object.data().text(Tag.SeriesInstanceUid, "")));
            if (giveBack != null && atHand == null) {
                giveBack.run();
            }
        }

        @Override
        public void sync() throws IOException {
            stream.sync();
        }

        private InstanceJournal.Place appended(Letter letter, java.nio.ByteBuffer body, @Nullable Runnable giveBack)
                throws IOException {
            try {
                return stream.append(letter.encode(), body);
            } catch (IOException e) {
                if (giveBack != null) {
                    giveBack.run();
                }
                throw e;
            }
        }

        private void turnTo(SeriesWork series) {
            if (series == current) {
                return;
            }
            if (current != null) {
                current.left();
            }
            series.entered();
            current = series;
        }

        @Override
        public void close() {
            stream.close();
            if (current != null) {
                current.left();
                current = null;
            }
        }
    }
}
