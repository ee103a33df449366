package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The data set of the deflated syntax (PS3.5 A.5): a raw deflate stream, inflated whole, within a limit.
///
/// - **limit** inflated bytes ≤ 16 MiB + 100 × stored bytes: images reach 2–5 ×, empty masks 60 ×, a bomb 1,030 ×
final class Inflated {

    private static final long ALLOWANCE = 16L << 20;
    private static final long RATIO = 100;
    private static final int BUFFER = 1 << 16;

    private Inflated() {}

    /// What could be inflated; damage and bombs are told.
    static ByteSource of(ByteSource source, long from, Findings findings) throws IOException {
        long stored = source.size() - from;
        long most = Math.min(ALLOWANCE + RATIO * stored, Integer.MAX_VALUE - 16);
        var inflater = new Inflater(true);
        try {
            return inflate(source, from, inflater, (int) most, findings);
        } finally {
            inflater.end();
        }
    }

    private static ByteSource inflate(ByteSource source, long from, Inflater inflater, int most, Findings findings)
            throws IOException {
        var out = new byte[(int) Math.min(most, Math.max(1 << 12, 4 * (source.size() - from)))];
        var piece = new byte[BUFFER];
        long at = from;
        int count = 0;
        while (!inflater.finished()) {
            if (inflater.needsInput()) {
                int size = (int) Math.min(BUFFER, source.size() - at);
                if (size == 0) {
                    findings.error("DICOM_TRUNCATED", "deflate", count + " B", "> " + count + " B");
                    break;
                }
                source.read(at, piece, 0, size);
                inflater.setInput(piece, 0, size);
                at += size;
            }
            if (count == most) {
                findings.error("DICOM_BOMB", "deflate", "> " + most + " B", "≤ " + most + " B");
                break;
            }
            if (count == out.length) {
                out = Arrays.copyOf(out, (int) Math.min(most, 2L * out.length));
            }
            int n = inflated(inflater, out, count, findings);
            if (n < 0) {
                break;
            }
            count += n;
        }
        return new ByteSource.Memory(out, 0, count);
    }

    private static int inflated(Inflater inflater, byte[] out, int count, Findings findings) {
        try {
            int n = inflater.inflate(out, count, out.length - count);
            return n == 0 && inflater.needsDictionary() ? -1 : n;
        } catch (DataFormatException e) {
            findings.error("DICOM_DEFLATE", "deflate", count + " B", "deflate");
            return -1;
        }
    }
}
