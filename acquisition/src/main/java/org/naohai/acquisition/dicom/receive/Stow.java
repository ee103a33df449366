package org.naohai.acquisition.dicom.receive;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deliveries;
import org.naohai.acquisition.dicom.Deliveries.Answer;
import org.naohai.acquisition.dicom.Deliveries.Delivery;
import org.naohai.acquisition.dicom.Deliveries.Incoming;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.dimse.Status;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The parts of one request on their way into the archive. Owned by its thread.
///
/// What is broken off is forgotten; what came whole before it is kept, and costs nothing when it is sent again.
final class Stow {

    private static final Logger LOG = LoggerFactory.getLogger(Stow.class);
    private static final String DICOM = "application/dicom";
    private static final int PIECE = 1 << 16;
    /// Private elements of some devices stand before the study's UID by the megabyte.
    private static final int LONGEST_HEAD = PIECE << 8;

    private static final int MOST_PARTS = 50_000;

    private final Delivery delivery;
    private final StowParts parts;
    private final @Nullable String study;
    private final long largest;
    private final StowAnswer answer = new StowAnswer();
    private final byte[] piece = new byte[PIECE];
    private boolean failureTold;

    /// - **study** that every instance has to be of; null: any · **largest** instance in bytes
    Stow(Delivery delivery, StowParts parts, @Nullable String study, long largest) {
        this.delivery = delivery;
        this.parts = parts;
        this.study = study;
        this.largest = largest;
    }

    /// Returns when all that the answer says was kept is on disk.
    ///
    /// - **fails** [StowParts.Broken] and [EOFException] where the body is not whole
    StowAnswer receive() throws IOException {
        while (parts.next()) {
            if (answer.count() >= MOST_PARTS) {
                throw new StowParts.Broken("more than " + MOST_PARTS + " parts");
            }
            part();
        }
        delivery.sync();
        return answer;
    }

    private void part() throws IOException {
        var head = piece;
        int count = filled(head, 0);
        if (!parts.type().equals(DICOM) && !parts.type().isEmpty()) {
            answer.failed(Status.CANNOT_UNDERSTAND, "", "");
            return;
        }
        if (study != null) {
            while (count == head.length
                    && count < LONGEST_HEAD
                    && study(head, count).isEmpty()) {
                head = Arrays.copyOf(head, 4 * count);
                count = filled(head, count);
            }
            if (isOfAnother(head, count)) {
                return;
            }
        }
        var incoming = delivery.begin("", "", TransferSyntax.EXPLICIT_LITTLE, Deliveries.Form.FILE);
        boolean done = false;
        try {
            answer.add(stored(incoming, head, count));
            done = true;
        } catch (StowParts.Broken | EOFException broken) {
            throw broken;
        } catch (IOException | Refused full) {
            tell(full);
            answer.failed(Status.OUT_OF_RESOURCES, "", "");
        } finally {
            if (!done) {
                incoming.abort();
            }
        }
    }

    private Answer stored(Incoming incoming, byte[] head, int first) throws IOException {
        incoming.write(head, 0, first);
        long size = first;
        for (int count = parts.read(piece, 0, PIECE); count >= 0; count = parts.read(piece, 0, PIECE)) {
            size += count;
            if (size > largest) {
                throw new IOException("larger than is taken");
            }
            incoming.write(piece, 0, count);
        }
        return incoming.finish();
    }

    /// As much of the part as fits behind what is there.
    ///
    /// - **returns** how many bytes there are now
    private int filled(byte[] head, int from) throws IOException {
        int at = from;
        while (at < head.length) {
            int count = parts.read(head, at, head.length - at);
            if (count < 0) {
                break;
            }
            at += count;
        }
        return at;
    }

    private static String study(byte[] head, int count) throws IOException {
        return DicomReader.read(new ByteSource.Memory(head, 0, count)).data().text(Tag.StudyInstanceUid, "");
    }

    /// Its header says which study it is of, before anything of it is kept.
    private boolean isOfAnother(byte[] head, int count) throws IOException {
        var data = DicomReader.read(new ByteSource.Memory(head, 0, count)).data();
        if (data.text(Tag.StudyInstanceUid, "").equals(study)) {
            return false;
        }
        answer.failed(
                Status.DATA_SET_DOES_NOT_MATCH, data.text(Tag.SopClassUid, ""), data.text(Tag.SopInstanceUid, ""));
        return true;
    }

    private void tell(Exception cause) {
        if (!failureTold) {
            failureTold = true;
            LOG.atError().setCause(Wordless.of(cause)).log("instances cannot be kept");
        }
    }
}
