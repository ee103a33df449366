package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// Encodes data sets: as Part 10 files, or bare as an association carries them.
///
/// Pixel data is not copied: it stays in the source of the object it was read with, big endian is turned round on the
/// way out. Group lengths (gggg,0000) behind group 0002 are left out, as they are retired and would be wrong.
///
/// - **source** PS3.10 7.1, PS3.5 7 and annex A
public final class DicomWriter {

    /// Ours, from a random UUID (PS3.5 B.2).
    public static final String IMPLEMENTATION_CLASS_UID = "2.25.87941463516168841488125974363709659455";

    public static final String IMPLEMENTATION_VERSION_NAME = "NAOHAI_1";

    private static final int PREAMBLE = 128;
    private static final int EXPECTED = 1 << 14;
    private static final byte[] VERSION = {0, 1};

    private DicomWriter() {}

    /// A file with preamble and group 0002, whose UIDs and length are those of what is written.
    ///
    /// - **meta** further elements of group 0002 to keep
    /// - **target** native for native pixel data; encapsulated pixel data is written as it came
    /// - **origin** whose source the data set's bulk values lie in; null where it has none
    public static Encoded part10(DataSet meta, DataSet data, TransferSyntax target, @Nullable DicomObject origin)
            throws IOException {
        return finished(begun(meta, data, target), data, target, origin);
    }

    /// Preamble and group 0002 alone: what a bare data set of this transfer syntax lacks to be a file.
    ///
    /// - **data** names SOP class and instance
    public static Encoded head(DataSet data, TransferSyntax syntax) {
        var out = begun(DataSet.EMPTY, data, syntax);
        return new Encoded(out.pieces(), out.size(), -1, -1);
    }

    private static Output begun(DataSet meta, DataSet data, TransferSyntax target) {
        var out = new Output(EXPECTED);
        out.putBytes(new byte[PREAMBLE], 0, PREAMBLE, 1);
        out.putInt(0x4449434D, true);
        putMeta(out, meta, data, target);
        return out;
    }

    /// The data set alone.
    public static Encoded dataSet(DataSet data, TransferSyntax target, @Nullable DicomObject origin)
            throws IOException {
        return finished(new Output(EXPECTED), data, target, origin);
    }

    private static void putMeta(Output out, DataSet meta, DataSet data, TransferSyntax target) {
        var builder = meta.edit()
                .remove(Tag.FileMetaInformationGroupLength)
                .put(new Element(Tag.FileMetaInformationVersion, Vr.OB, new Value.Bytes(VERSION)))
                .put(Element.of(Tag.TransferSyntaxUid, Vr.UI, target.uid()))
                .put(Element.of(Tag.ImplementationClassUid, Vr.UI, IMPLEMENTATION_CLASS_UID))
                .put(Element.of(Tag.ImplementationVersionName, Vr.SH, IMPLEMENTATION_VERSION_NAME));
        var sopClass = data.text(Tag.SopClassUid);
        if (sopClass != null) {
            builder.put(Element.of(Tag.MediaStorageSopClassUid, Vr.UI, sopClass));
        }
        var instance = data.text(Tag.SopInstanceUid);
        if (instance != null) {
            builder.put(Element.of(Tag.MediaStorageSopInstanceUid, Vr.UI, instance));
        }
        out.putTag(Tag.FileMetaInformationGroupLength, false);
        out.put('U');
        out.put('L');
        out.putShort(4, false);
        int mark = out.mark();
        out.putInt(0, false);
        long start = out.size();
        new ElementWriter(out, TransferSyntax.EXPLICIT_LITTLE, null).elements(builder.build());
        out.setInt(mark, (int) (out.size() - start), false);
    }

    private static Encoded finished(Output out, DataSet data, TransferSyntax target, @Nullable DicomObject origin)
            throws IOException {
        if (target.deflated()) {
            return deflated(out, data, origin);
        }
        var writer = new ElementWriter(out, target, origin);
        writer.elements(data);
        return new Encoded(out.pieces(), out.size(), writer.pixelOffset(), writer.pixelLength());
    }

    /// - **source** PS3.5 A.5: padded to even length by a zero byte behind the stream
    private static Encoded deflated(Output out, DataSet data, @Nullable DicomObject origin) throws IOException {
        var plain = dataSet(data, TransferSyntax.EXPLICIT_LITTLE, origin);
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (var bytes = new java.io.ByteArrayOutputStream();
                var stream = new java.util.zip.DeflaterOutputStream(bytes, deflater)) {
            plain.writeTo(stream);
            stream.finish();
            if (bytes.size() % 2 != 0) {
                bytes.write(0);
            }
            var all = bytes.toByteArray();
            out.putBytes(all, 0, all.length, 1);
        } finally {
            deflater.end();
        }
        return new Encoded(out.pieces(), out.size(), -1, -1);
    }
}
