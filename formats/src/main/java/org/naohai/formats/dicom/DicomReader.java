package org.naohai.formats.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.naohai.kernel.Problem;

/// Reads DICOM objects. What the bytes say never throws: problems are in the result, with what could be read.
///
/// - **memory** headers are slices of the bytes at hand, or pieces read from the source; pixel data and bulk values
///   above 64 KiB stay where they are. What is allocated is bounded by what the source holds
/// - **fails** [IOException] of the source alone
/// - **source** PS3.10 7.1 (preamble, group 0002), PS3.5 7 and annex A
public final class DicomReader {

    private static final Pattern UID = Pattern.compile("[0-9.]{1,64}");
    private static final int PREAMBLE = 128;
    /// Bytes of something else that may stand before a bare data set, as cut files have them.
    private static final int MOST_LEADING = 16;

    private static final int MAGIC = 0x4449434D;

    private DicomReader() {}

    /// Reads a Part 10 file, one without its preamble, or a bare data set whose encoding is found by looking.
    public static DicomObject read(ByteSource source) throws IOException {
        long from = start(source);
        var findings = new Findings();
        var input = new Input(source);
        if (from < 0 && !startsWithMeta(input)) {
            return bare(source, input, findings);
        }
        var parser = new ElementParser(input, findings, Math.max(0, from), TransferSyntax.EXPLICIT_LITTLE);
        var meta = parser.group(2);
        if (from < 0) {
            findings.warning("DICOM_NO_PREAMBLE", null, "—", "DICM");
        }
        var uid = meta.text(Tag.TransferSyntaxUid);
        if (uid == null || !UID.matcher(uid).matches()) {
            findings.warning("DICOM_NO_SYNTAX", Tag.text(Tag.TransferSyntaxUid), "—", "UID");
            uid = null;
        }
        var syntax = uid == null ? SyntaxGuess.at(input, parser.position()) : TransferSyntax.of(uid);
        return rest(meta, source, parser.position(), syntax, findings);
    }

    /// Reads a data set without group 0002, as an association carries it.
    public static DicomObject readDataSet(ByteSource source, TransferSyntax syntax) throws IOException {
        return rest(DataSet.EMPTY, source, 0, syntax, new Findings());
    }

    private static DicomObject bare(ByteSource source, Input input, Findings findings) throws IOException {
        for (int from = 0; from <= MOST_LEADING; from++) {
            if (SyntaxGuess.isDataSet(input, from)) {
                findings.warning("DICOM_NO_META", "(0002,0010)", from + " B", "DICM");
                return rest(DataSet.EMPTY, source, from, SyntaxGuess.at(input, from), findings);
            }
        }
        var problem = Problem.error("DICOM_NOT_DICOM", null, null, source.size() + " B", "DICOM");
        return new DicomObject(DataSet.EMPTY, TransferSyntax.IMPLICIT_LITTLE, DataSet.EMPTY, source, List.of(problem));
    }

    private static DicomObject rest(
            DataSet meta, ByteSource source, long from, TransferSyntax syntax, Findings findings) throws IOException {
        var read = source;
        long start = from;
        if (syntax.deflated()) {
            read = Inflated.of(source, from, findings);
            start = 0;
        }
        var parser = new ElementParser(new Input(read), findings, start, syntax);
        var data = parser.dataSet();
        var written = asWritten(syntax.asWritten(parser.explicit(), parser.big()), data, read, findings);
        return new DicomObject(meta, written, data, read, findings.all());
    }

    /// Native pixels where fragments are declared, or the other way round, are taken as what they are.
    private static TransferSyntax asWritten(TransferSyntax syntax, DataSet data, ByteSource source, Findings findings)
            throws IOException {
        var pixels = data.get(Tag.PixelData);
        if (pixels == null || pixels.isEmpty()) {
            return syntax;
        }
        var actual = Optional.of(syntax);
        if (pixels.value() instanceof Value.Encapsulated fragments) {
            actual = syntax.encapsulated() ? actual : CodecGuess.of(source, fragments);
        } else if (syntax.encapsulated()) {
            actual = Optional.of(syntax.explicitVr() ? TransferSyntax.EXPLICIT_LITTLE : TransferSyntax.IMPLICIT_LITTLE);
        }
        if (actual.isEmpty()) {
            findings.error("DICOM_SYNTAX_LIES", Tag.text(Tag.PixelData), "—", syntax.uid());
            return syntax;
        }
        if (actual.get() != syntax) {
            findings.warning(
                    "DICOM_SYNTAX_LIES", Tag.text(Tag.PixelData), actual.get().uid(), syntax.uid());
        }
        return actual.get();
    }

    /// - **gives** where group 0002 starts by the magic of Part 10; -1 without it
    private static long start(ByteSource source) throws IOException {
        if (isMagic(source, PREAMBLE)) {
            return PREAMBLE + 4;
        }
        return isMagic(source, 0) ? 4 : -1;
    }

    private static boolean isMagic(ByteSource source, long at) throws IOException {
        if (source.size() < at + 4) {
            return false;
        }
        var four = new byte[4];
        source.read(at, four, 0, 4);
        return ByteBuffer.wrap(four).getInt() == MAGIC;
    }

    private static boolean startsWithMeta(Input input) throws IOException {
        if (input.size() < 8) {
            return false;
        }
        int i = input.at(0, 8);
        var b = input.array();
        return b[i] == 2 && b[i + 1] == 0 && Vr.of(b[i + 4], b[i + 5]) != null;
    }
}
