package org.naohai.formats.dicom;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Walks the marker segments of a JPEG or JPEG-LS stream (ISO/IEC 10918-1 B.1, ISO/IEC 14495-1 C.1).
final class JpegMarkers {

    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int APPLICATION = 0xE0;
    private static final int LOSSLESS_FRAME = 0xF7;

    private final FrameBytes frame;
    private final Codestreams.Cutting cutting;
    /// Of the data of applications, which were seen.
    private int seen;

    private boolean header;
    private boolean scanned;
    private boolean ls;

    private JpegMarkers(FrameBytes frame) {
        this.frame = frame;
        this.cutting = new Codestreams.Cutting(frame);
    }

    /// - **gives** null where it is none
    static Codestreams.@Nullable Kept kept(FrameBytes frame) throws IOException {
        return frame.shortAt(0) == 0xFFD8 ? new JpegMarkers(frame).walk() : null;
    }

    private Codestreams.@Nullable Kept walk() throws IOException {
        for (long at = 2; at >= 0; ) {
            long start = at;
            while (frame.at(at) == 0xFF && frame.at(at + 1) == 0xFF) {
                at++;
            }
            if (frame.at(at) != 0xFF) {
                return null;
            }
            int marker = frame.at(at + 1);
            if (marker == END) {
                return scanned ? cutting.done(at + 2) : null;
            }
            at = segment(marker, start, at + 2);
        }
        return null;
    }

    /// - **start** of its marker · **at** its length
    /// - **gives** where the next marker is; -1 where it is not to be understood
    private long segment(int marker, long start, long at) throws IOException {
        int length = frame.shortAt(at);
        long end = at + length;
        if (length < 2 || end > frame.size()) {
            return -1;
        }
        if (marker == COMMENT || isApplication(marker)) {
            if (!isFixed(marker, at, length)) {
                cutting.leaveOut(start, end);
            }
            return end;
        }
        if (marker == SCAN) {
            scanned = true;
            return header && length == 6 + 2 * frame.at(at + 2) ? behindScan(end) : -1;
        }
        if (isFrame(marker)) {
            header = true;
            ls |= marker == LOSSLESS_FRAME;
            return length == 8 + 3 * frame.at(at + 7) ? end : -1;
        }
        return switch (marker) {
            case 0xDC, 0xDD -> length <= 6 ? end : -1; // number of lines, restart interval
            case 0xC4, 0xCC, 0xDB, 0xDE, 0xDF, 0xF8 -> end; // tables, hierarchies, parameters of JPEG-LS
            default -> -1;
        };
    }

    private static boolean isApplication(int marker) {
        return marker >= APPLICATION && marker < APPLICATION + 16;
    }

    /// Start of frame: all but the tables C4 and CC, and the extension C8 that is reserved.
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker % 4 != 0 || marker == 0xC0 || marker == LOSSLESS_FRAME;
    }

    /// What decoders need and nothing can be written into: the first of a kind, of its length, without a thumbnail.
    private boolean isFixed(int marker, long at, int length) throws IOException {
        boolean fixed = switch (marker) {
            case APPLICATION -> length == 16 && says("JFIF\0", at) && frame.shortAt(at + 14) == 0;
            case APPLICATION + 14 -> length == 14 && says("Adobe", at);
            case APPLICATION + 8 -> length == 7 && says("mrfx", at);
            default -> false;
        };
        boolean first = (seen >> marker - APPLICATION & 1) == 0;
        if (fixed) {
            seen |= 1 << marker - APPLICATION;
        }
        return fixed && first;
    }

    private boolean says(String name, long at) throws IOException {
        for (int i = 0; i < name.length(); i++) {
            if (frame.at(at + 2 + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Entropy-coded data holds FF before 00 or a restart, in JPEG-LS before less than 80.
    private long behindScan(long from) throws IOException {
        long at = frame.marker(from);
        while (at < frame.size()) {
            int next = frame.at(at + 1);
            boolean data = next == 0 || next >= 0xD0 && next <= 0xD7 || ls && next < 0x80;
            if (!data && next != 0xFF) {
                return at;
            }
            at = frame.marker(data ? at + 2 : at + 1);
        }
        return -1;
    }
}
