package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.HexFormat;

/// Puts a small image together.
final class ImageBytes {

    private final DicomBytes bytes;
    private final int[] layout;
    private String photometric = "MONOCHROME2";
    private int samples = 1;
    private int planar;

    /// - **layout** rows, columns, frames, bits allocated, bits stored, pixel representation
    ImageBytes(String syntax, int... layout) {
        this.bytes = DicomBytes.part10(syntax);
        this.layout = layout;
    }

    ImageBytes colour(String photometric, int planar) {
        this.photometric = photometric;
        this.samples = 3;
        this.planar = planar;
        return this;
    }

    ImageBytes photometric(String photometric) {
        this.photometric = photometric;
        return this;
    }

    DicomObject native_(String hex) throws IOException {
        var pixels = HexFormat.of().parseHex(hex.replace(" ", ""));
        return read(header().explicit(Tag.PixelData, layout[3] > 8 ? "OW" : "OB", pixels));
    }

    DicomObject fragments(String table, String... fragments) throws IOException {
        var out = header().explicitHeader(Tag.PixelData, "OB", DicomBytes.UNDEFINED);
        item(out, table);
        for (var fragment : fragments) {
            item(out, fragment);
        }
        return read(out.sequenceEnd());
    }

    private static void item(DicomBytes out, String hex) {
        var content = HexFormat.of().parseHex(hex.replace(" ", ""));
        out.item(content.length + content.length % 2).raw(content).raw(new byte[content.length % 2]);
    }

    private DicomBytes header() {
        var padded = photometric.length() % 2 == 0 ? photometric : photometric + " ";
        bytes.explicit(Tag.SamplesPerPixel, "US", number(samples))
                .explicit(Tag.PhotometricInterpretation, "CS", padded);
        if (samples > 1) {
            bytes.explicit(Tag.PlanarConfiguration, "US", number(planar));
        }
        return bytes.explicit(Tag.NumberOfFrames, "IS", "%-6d".formatted(layout[2]))
                .explicit(Tag.Rows, "US", number(layout[0]))
                .explicit(Tag.Columns, "US", number(layout[1]))
                .explicit(Tag.BitsAllocated, "US", number(layout[3]))
                .explicit(Tag.BitsStored, "US", number(layout[4]))
                .explicit(Tag.HighBit, "US", number(layout[4] - 1))
                .explicit(Tag.PixelRepresentation, "US", number(layout[5]));
    }

    private static byte[] number(int n) {
        return new byte[] {(byte) n, (byte) (n >> 8)};
    }

    private static DicomObject read(DicomBytes bytes) throws IOException {
        return DicomReader.read(ByteSource.of(bytes.bytes()));
    }
}
