package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deliveries.Answer;
import org.naohai.acquisition.dicom.Deliveries.Incoming;
import org.naohai.acquisition.journal.InstanceJournal;
import org.naohai.acquisition.journal.Spool;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Tag;
import org.naohai.lake.DiskFull;

/// The bytes of one instance as they come: in memory up to [InstanceJournal#INLINE], in a spool from there on.
/// Owned by one thread.
final class IncomingInstance implements Incoming {

    /// Out of resources, error: data set does not match SOP class, error: cannot understand (PS3.4 table
    /// B.2-1).
    private static final int OUT_OF_RESOURCES = 0xA700;

    private static final int MISMATCH = 0xA900;
    private static final int NOT_UNDERSTOOD = 0xC000;
    private static final long PATIENCE_SECONDS = 60;
    /// PS3.5 9.1: UIDs are digits and dots, 64 at most.
    private static final java.util.regex.Pattern UID = java.util.regex.Pattern.compile("[0-9.]{1,64}");

    private final Letter letter;
    private final String sopClassUid;
    private final String sopInstanceUid;
    private final Buffers buffers;
    private final InstanceJournal journal;
    private final Reception reception;
    private final int expected;
    private byte @Nullable [] array;
    private int length;
    private @Nullable Spool spool;
    private Spool.@Nullable Writer writer;
    private long spooled;

    /// Takes what has come whole.
    interface Reception {
        /// Returns when it is in the journal.
        ///
        /// - **giveBack** to be run once the object is not used any more; null where nothing is to be given
        ///   back
        void received(Letter letter, ByteBuffer body, long size, DicomObject object, @Nullable Runnable giveBack)
                throws IOException;
    }

    IncomingInstance(
            Letter letter,
            String sopClassUid,
            String sopInstanceUid,
            int expected,
            Buffers buffers,
            InstanceJournal journal,
            Reception reception) {
        this.letter = letter;
        this.sopClassUid = sopClassUid;
        this.sopInstanceUid = sopInstanceUid;
        this.expected = expected;
        this.buffers = buffers;
        this.journal = journal;
        this.reception = reception;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (writer == null && length + (long) count > InstanceJournal.INLINE) {
            spill();
        }
        if (writer != null) {
            writer.write(bytes, from, count);
            spooled += count;
            return;
        }
        var into = roomFor(count);
        System.arraycopy(bytes, from, into, length, count);
        length += count;
    }

    private byte[] roomFor(int count) throws IOException {
        var now = array;
        if (now != null && now.length - length >= count) {
            return now;
        }
        var larger = take(Math.max(length + count, now == null ? expected : 2 * now.length));
        if (now != null) {
            System.arraycopy(now, 0, larger, 0, length);
            buffers.give(now);
        }
        array = larger;
        return larger;
    }

    private byte[] take(int atLeast) throws IOException {
        try {
            var taken = buffers.take(Math.min(atLeast, InstanceJournal.INLINE), PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (taken == null) {
                throw new Overloaded();
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException();
        }
    }

    /// Too much is under way to take more.
    static final class Overloaded extends IOException {
        Overloaded() {
            super("no memory for another instance");
        }
    }

    private void spill() throws IOException {
        spool = journal.newSpool();
        writer = spool.writer(0);
        if (array != null) {
            writer.write(array, 0, length);
            spooled = length;
            buffers.give(array);
            array = null;
            length = 0;
        }
    }

    @Override
    public Answer finish() throws IOException {
        try {
            return writer == null ? finishInMemory() : finishSpooled();
        } catch (DiskFull e) {
            abort();
            return new Answer.Refused(OUT_OF_RESOURCES, "DISK_FULL", sopClassUid, sopInstanceUid);
        } catch (IOException | RuntimeException e) {
            abort();
            throw e;
        }
    }

    private Answer finishInMemory() throws IOException {
        var bytes = array == null ? new byte[0] : array;
        var object = Parcel.parse(letter, new ByteSource.Memory(bytes, 0, length));
        var refused = refused(object);
        if (refused != null) {
            abort();
            return refused;
        }
        array = null;
        reception.received(letter, ByteBuffer.wrap(bytes, 0, length), length, object, () -> buffers.give(bytes));
        return kept(object);
    }

    private Answer finishSpooled() throws IOException {
        var whole = java.util.Objects.requireNonNull(spool);
        var open = java.util.Objects.requireNonNull(writer);
        open.sync();
        open.close();
        whole.sync();
        DicomObject object;
        try (var channel = whole.channel()) {
            object = Parcel.parse(letter, ByteSource.of(channel));
        }
        var refused = refused(object);
        if (refused != null) {
            abort();
            return refused;
        }
        var name = String.valueOf(whole.path().getFileName());
        spool = null;
        writer = null;
        var spooledLetter = new Letter(letter.sender(), letter.syntax(), letter.form(), name);
        reception.received(spooledLetter, ByteBuffer.allocate(0), spooled, object, null);
        return kept(object);
    }

    private static Answer kept(DicomObject object) {
        return new Answer.Kept(
                object.data().text(Tag.SopClassUid, ""), object.data().text(Tag.SopInstanceUid, ""));
    }

    /// What cannot be told from another instance is not kept; what is damaged behind its names is.
    private @Nullable Answer refused(DicomObject object) {
        var uid = object.data().text(Tag.SopInstanceUid, "");
        var type = object.data().text(Tag.SopClassUid, "");
        if (!isUid(uid)
                || !isUid(type)
                || !isUid(object.data().text(Tag.StudyInstanceUid, ""))
                || !isUid(object.data().text(Tag.SeriesInstanceUid, ""))) {
            return new Answer.Refused(NOT_UNDERSTOOD, "DICOM_UNREADABLE", sopClassUid, sopInstanceUid);
        }
        if (!sopInstanceUid.isEmpty() && !sopInstanceUid.equals(uid)
                || !sopClassUid.isEmpty() && !sopClassUid.equals(type)) {
            return new Answer.Refused(MISMATCH, "DICOM_COMMAND_MISMATCH", sopClassUid, sopInstanceUid);
        }
        return null;
    }

    private static boolean isUid(String text) {
        return UID.matcher(text).matches();
    }

    @Override
    public void abort() {
        if (array != null) {
            buffers.give(array);
            array = null;
        }
        try {
            if (writer != null) {
                writer.close();
                writer = null;
            }
            if (spool != null) {
                spool.destroy();
                spool = null;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
