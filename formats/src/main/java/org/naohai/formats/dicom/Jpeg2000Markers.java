package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks the marker segments of a JPEG 2000 or HTJ2K codestream (ISO/IEC 15444-1 A.2, 15444-15 A).
final class Jpeg2000Markers {

    private static final int TILE = 0xFF90;
    private static final int PACKET = 0xFF91;
    private static final int DATA = 0xFF93;
    private static final int COMMENT = 0xFF64;
    private static final int END = 0xFFD9;
    private static final Set<Integer> MAIN = Set.of(
            0xFF50, 0xFF52, 0xFF53, 0xFF55, 0xFF56, 0xFF57, 0xFF59, 0xFF5C, 0xFF5D, 0xFF5E, 0xFF5F, 0xFF60, 0xFF63);
    private static final Set<Integer> OF_TILE = Set.of(0xFF52, 0xFF53, 0xFF58, 0xFF5C, 0xFF5D, 0xFF5E, 0xFF5F, 0xFF61);

    private final FrameBytes frame;
    private final Codestreams.Cutting cutting;

    private Jpeg2000Markers(FrameBytes frame) {
        this.frame = frame;
        this.cutting = new Codestreams.Cutting(frame);
    }

    /// - **gives** null where it is none
    static Codestreams.@Nullable Kept kept(FrameBytes frame) throws IOException {
        boolean begins = frame.intAt(0) == 0xFF4FFF51L;
        return begins ? new Jpeg2000Markers(frame).walk() : null;
    }

    private Codestreams.@Nullable Kept walk() throws IOException {
        long at = behind(2);
        for (int marker = marker(at); marker != TILE; marker = marker(at)) {
            long end = behind(at);
            if (marker == COMMENT) {
                cutting.leaveOut(at, end);
            } else if (!MAIN.contains(marker)) {
                return null;
            }
            at = end;
        }
        while (marker(at) == TILE) {
            at = behindTile(at);
        }
        return marker(at) == END ? cutting.done(at + 2) : null;
    }

    private int marker(long at) throws IOException {
        return at < 0 ? -1 : frame.shortAt(at);
    }

    /// Behind a marker segment; -1 where it is cut.
    private long behind(long at) throws IOException {
        int length = frame.shortAt(at + 2);
        return length < 2 || at + 2 + length > frame.size() ? -1 : at + 2 + length;
    }

    /// Behind a tile part; -1 where it is not to be understood.
    private long behindTile(long start) throws IOException {
        long at = behind(start);
        if (at != start + 12) {
            return -1;
        }
        long length = frame.intAt(start + 6);
        while (OF_TILE.contains(marker(at))) {
            at = behind(at);
        }
        if (marker(at) != DATA) {
            return -1;
        }
        long end = length == 0 ? end(at + 2) : start + length;
        return end < at + 2 || end > frame.size() ? -1 : end;
    }

    /// Where the codestream ends, of a tile part that does not say: packets hold nothing above FF8F, but for the
    /// numbers of packets.
    private long end(long from) throws IOException {
        long at = frame.marker(from);
        while (at < frame.size() && frame.shortAt(at) != END) {
            at = frame.marker(at + (frame.shortAt(at) == PACKET ? 6 : 1));
        }
        return at;
    }
}
