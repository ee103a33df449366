package org.naohai.formats.dicom;

import java.io.IOException;

/// Tells by its first elements how a data set is encoded that does not say so.
final class SyntaxGuess {

    private static final int ENOUGH = 3;

    private SyntaxGuess() {}

    /// The native syntax in which the first elements make sense; the default one where none does (PS3.5 10.1).
    static TransferSyntax at(Input input, long from) throws IOException {
        if (reads(input, from, TransferSyntax.EXPLICIT_LITTLE)) {
            return TransferSyntax.EXPLICIT_LITTLE;
        }
        return reads(input, from, TransferSyntax.EXPLICIT_BIG)
                ? TransferSyntax.EXPLICIT_BIG
                : TransferSyntax.IMPLICIT_LITTLE;
    }

    static boolean isDataSet(Input input, long from) throws IOException {
        return reads(input, from, TransferSyntax.EXPLICIT_LITTLE)
                || reads(input, from, TransferSyntax.EXPLICIT_BIG)
                || reads(input, from, TransferSyntax.IMPLICIT_LITTLE);
    }

    /// Whether the first elements have VRs, known tags in order and lengths that fit.
    private static boolean reads(Input input, long from, TransferSyntax syntax) throws IOException {
        var headers = new Headers(input, from, syntax);
        long end = input.size();
        int last = -1;
        for (int i = 0; i < ENOUGH; i++) {
            if (end - headers.at < 8) {
                return i > 0 && headers.at == end;
            }
            headers.next(end);
            boolean known = Tag.element(headers.tag) == 0 || Dictionary.get(headers.tag) != null;
            if (headers.odd || headers.cut || headers.tag == 0 || !known && !(i > 0 && Tag.isPrivate(headers.tag))) {
                return false;
            }
            if (last != -1 && Integer.compareUnsigned(headers.tag, last) <= 0) {
                return false;
            }
            if (headers.length == Headers.UNDEFINED) {
                return true;
            }
            last = headers.tag;
            headers.at += Integer.toUnsignedLong(headers.length);
            if (headers.at > end) {
                return i > 0 && headers.tag == Tag.PixelData;
            }
        }
        return true;
    }
}
