package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deliveries.Form;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.DicomReader;

/// An instance on its way into the archive: in the journal, or released from what was held. Its bytes are at hand
/// as long as there is room for them. Owned by one thread at a time.
final class Parcel {

    final Letter letter;
    final long size;
    final Origin origin;
    private @Nullable Opened atHand;

    /// - **atHand** what was parsed when it came; null: read again
    Parcel(Letter letter, long size, Origin origin, @Nullable Opened atHand) {
        this.letter = letter;
        this.size = size;
        this.origin = origin;
        this.atHand = atHand;
    }

    /// Where it lies until it is archived.
    interface Origin {

        Opened open() throws IOException;

        /// The bytes as they came.
        InputStream bytes() throws IOException;

        /// It is archived, or held elsewhere. Once.
        void release() throws IOException;

        /// Whether a person has seen what speaks against storing it, and takes it all the same.
        default boolean accepted() {
            return false;
        }

        /// Whether it was held for this very cause, and a person said where it belongs.
        default boolean decided(String cause) {
            return accepted();
        }

        /// The release that sent it on; null where it just came.
        default @Nullable UUID releaseId() {
            return null;
        }
    }

    /// A parsed instance and what has to be given back when it is done with.
    record Opened(DicomObject object, Runnable done) implements AutoCloseable {
        @Override
        public void close() {
            done.run();
        }
    }

    /// Parses what lies in a channel, which is closed with it.
    static Opened opened(Letter letter, SeekableByteChannel channel) throws IOException {
        try {
            return new Opened(parse(letter, ByteSource.of(channel)), () -> {
                try {
                    channel.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// The caller closes it, and does not keep values of it.
    Opened open() throws IOException {
        var opened = atHand;
        atHand = null;
        return opened != null ? opened : origin.open();
    }

    /// What is not needed soon gives its memory to who comes next.
    void forget() {
        if (atHand != null) {
            atHand.close();
            atHand = null;
        }
    }

    void release() throws IOException {
        forget();
        origin.release();
    }

    static DicomObject parse(Letter letter, ByteSource source) throws IOException {
        return letter.form() == Form.FILE ? DicomReader.read(source) : DicomReader.readDataSet(source, letter.syntax());
    }
}
