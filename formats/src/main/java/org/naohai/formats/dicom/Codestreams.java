package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What of encapsulated pixels is picture: comments, data of applications and bytes behind the picture are none.
///
/// - **JPEG, JPEG-LS** (ISO/IEC 10918-1 B, 14495-1 C): without COM and APPn, but for JFIF without a thumbnail, Adobe
///   and the colour transform of JPEG-LS, each once
/// - **JPEG 2000, HTJ2K** (ISO/IEC 15444-1 A): without COM of the main header; one of a tile part is not understood
/// - **RLE** (PS3.5 G): a header, and segments with nothing but zeros between them; what follows the last goes
/// - **memory** 64 KiB; of the source, places are given
public final class Codestreams {

    private static final String FAMILY = "1.2.840.10008.1.2.4.";

    private static final long LONGEST = 0xFFFFFFFEL;

    private Codestreams() {}

    /// - **data** that the pixels stand in: the object's, or an item's
    /// - **gives** the same pixels where all of them is picture; otherwise one fragment a frame without an
    ///   offset table; nothing where they are not as the transfer syntax says, or that is not known
    /// - **fails** [IOException] of the source alone
    public static Optional<Value.Encapsulated> bare(DicomObject object, DataSet data, Value.Encapsulated pixels)
            throws IOException {
        var whose = new DicomObject(object.meta(), object.syntax(), data, object.source(), List.of());
        var frames = FrameTable.of(whose, pixels, Math.max(1, data.integer(Tag.NumberOfFrames, 1)));
        if (frames == null || !object.syntax().encapsulated()) {
            return Optional.empty();
        }
        boolean whole = isRight(object.source(), pixels, frames);
        var fragments = new ArrayList<Value.Bulk>();
        var joined = new ArrayList<Integer>();
        for (var frame : frames) {
            var bytes = new FrameBytes(object.source(), frame);
            var kept = kept(object.syntax().uid(), bytes, data);
            if (kept == null || bytes.size() > LONGEST) {
                return Optional.empty();
            }
            whole &= kept.whole();
            fragments.addAll(kept.places());
            joined.add(kept.places().size());
        }
        return Optional.of(whole ? pixels : new Value.Encapsulated(new Value.Bulk(0, 0), fragments, joined));
    }

    /// Whether the basic offset table says where the frames are, and nothing else.
    private static boolean isRight(ByteSource source, Value.Encapsulated pixels, List<List<Value.Bulk>> frames)
            throws IOException {
        if (pixels.offsetTable().length() == 0) {
            return true;
        }
        long origin = pixels.fragments().getFirst().offset();
        var starts = frames.stream()
                .mapToLong(frame -> frame.getFirst().offset() - origin)
                .toArray();
        return Arrays.equals(starts, FrameTable.basic(source, pixels.offsetTable(), frames.size()));
    }

    private static @Nullable Kept kept(String uid, FrameBytes frame, DataSet data) throws IOException {
        if (uid.equals(TransferSyntax.RLE.uid())) {
            return rle(frame, data);
        }
        int number = uid.startsWith(FAMILY) && uid.length() <= FAMILY.length() + 3
                ? Integer.parseInt("0" + uid.substring(FAMILY.length()).replaceAll("\\D", ""))
                : 0;
        if (number >= 50 && number <= 81) {
            return JpegMarkers.kept(frame);
        }
        return number >= 90 && number <= 93 || number >= 201 && number <= 203 ? Jpeg2000Markers.kept(frame) : null;
    }

    /// A number of segments, where each begins, and zeros; each segment gives one byte of every pixel.
    private static @Nullable Kept rle(FrameBytes frame, DataSet data) throws IOException {
        if (frame.size() < Rle.HEADER) {
            return null;
        }
        long pixels = (long) data.integer(Tag.Rows, 0) * data.integer(Tag.Columns, 0);
        int planes = data.integer(Tag.SamplesPerPixel, 1) * ((data.integer(Tag.BitsAllocated, 8) + 7) / 8);
        long end = Rle.HEADER;
        long segments = Integer.toUnsignedLong(Integer.reverseBytes((int) frame.intAt(0)));
        for (int i = 1; i < Rle.HEADER / 4; i++) {
            long start = Integer.toUnsignedLong(Integer.reverseBytes((int) frame.intAt(4L * i)));
            boolean fits = i > segments ? start == 0 : start >= end && start < frame.size();
            if (!fits || i == 1 && start != Rle.HEADER || i <= segments && !isEmpty(frame, end, start)) {
                return null;
            }
            end = i > segments ? end : Rle.end(frame, start, pixels);
        }
        return segments != planes || segments >= Rle.HEADER / 4 || end > frame.size() ? null : ofRle(frame, end);
    }

    private static Kept ofRle(FrameBytes frame, long end) throws IOException {
        return isEmpty(frame, end, frame.size())
                ? new Kept(frame.places(0, frame.size()), true)
                : new Kept(frame.places(0, end), false);
    }

    private static boolean isEmpty(FrameBytes frame, long from, long to) throws IOException {
        for (long place = from; place < to; place++) {
            if (frame.at(place) != 0) {
                return false;
            }
        }
        return true;
    }

    /// What stays of a frame.
    ///
    /// - **places** in the source, in order · **whole** nothing but padding is left out
    record Kept(List<Value.Bulk> places, boolean whole) {}

    /// Notes what is left out of a frame while it is read.
    static final class Cutting {

        private static final int MOST = 1000;

        private final FrameBytes frame;
        private final List<Value.Bulk> places = new ArrayList<>();
        private long from;
        private int cuts;

        Cutting(FrameBytes frame) {
            this.frame = frame;
        }

        void leaveOut(long begin, long end) {
            if (begin > from && cuts++ < MOST) {
                places.addAll(frame.places(from, begin));
            }
            from = end;
        }

        /// - **end** behind the picture · **gives** null where more than one picture stands there, or more is cut than
        ///   any writer gives cause for
        @Nullable
        Kept done(long end) throws IOException {
            if (cuts > MOST || frame.anotherFrom(end)) {
                return null;
            }
            boolean padded = frame.size() == end || frame.size() == end + 1 && frame.at(end) == 0;
            boolean whole = from == 0 && padded;
            places.addAll(frame.places(from, end));
            return new Kept(List.copyOf(places), whole);
        }
    }
}
