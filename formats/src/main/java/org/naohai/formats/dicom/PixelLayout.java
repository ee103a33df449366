package org.naohai.formats.dicom;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// How the pixels of an image are laid out (PS3.3 C.7.6.3, PS3.5 8).
///
/// - **rows**, **columns** pixels of a frame · **samples** values of a pixel: 1, or 3 of a colour
/// - **bitsAllocated** of a sample in the stream: 1, 8, 16, 32 or 64 · **bitsStored**, **highBit** which of them count
/// - **signed** two's complement · **planar** one colour after the other instead of pixel by pixel
/// - **floating** IEEE 754 numbers (7FE0,0008 and 7FE0,0009)
/// - **photometric** `MONOCHROME1`, `MONOCHROME2`, `PALETTE COLOR`, `RGB`, `YBR_FULL`, `YBR_FULL_422` …
public record PixelLayout(
        int rows,
        int columns,
        int frames,
        int samples,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        boolean signed,
        boolean planar,
        boolean floating,
        String photometric) {

    /// The layout that the attributes of the image state; null where they state none that can be.
    ///
    /// - **pixels** tag of the pixel data that is read: one of three (PS3.3 C.7.6.24, C.7.6.25)
    static @Nullable PixelLayout of(DataSet data, int pixels, Findings findings) {
        boolean floating = pixels != Tag.PixelData;
        int floatBits = pixels == Tag.DoubleFloatPixelData ? 64 : 32;
        int rows = data.integer(Tag.Rows, 0);
        int columns = data.integer(Tag.Columns, 0);
        int samples = data.integer(Tag.SamplesPerPixel, 1);
        int allocated = data.integer(Tag.BitsAllocated, floating ? floatBits : 0);
        int frames = data.integer(Tag.NumberOfFrames, 1);
        if (rows <= 0 || columns <= 0) {
            findings.error("DICOM_PIXEL_LAYOUT", "(0028,0010)", rows + " × " + columns, "> 0");
            return null;
        }
        boolean known = floating
                ? allocated == floatBits
                : allocated == 1 || allocated == 8 || allocated == 16 || allocated == 32 || allocated == 64;
        if (!known || samples != 1 && samples != 3 && samples != 4 || frames < 0) {
            var found = "%d bit × %d × %d".formatted(allocated, samples, frames);
            findings.error("DICOM_PIXEL_LAYOUT", "(0028,0100)", found, "1 | 8 | 16 | 32 | 64 bit");
            return null;
        }
        int stored = data.integer(Tag.BitsStored, allocated);
        if (stored < 1 || stored > allocated) {
            findings.warning("DICOM_BITS_STORED", "(0028,0101)", Integer.toString(stored), "≤ " + allocated);
            stored = allocated;
        }
        int high = data.integer(Tag.HighBit, stored - 1);
        if (high < stored - 1 || high >= allocated) {
            findings.warning("DICOM_BITS_STORED", "(0028,0102)", Integer.toString(high), Integer.toString(stored - 1));
            high = stored - 1;
        }
        return new PixelLayout(
                rows,
                columns,
                Math.max(1, frames),
                samples,
                allocated,
                stored,
                high,
                data.integer(Tag.PixelRepresentation, 0) == 1,
                samples > 1 && data.integer(Tag.PlanarConfiguration, 0) == 1,
                floating,
                data.text(Tag.PhotometricInterpretation, samples == 1 ? "MONOCHROME2" : "RGB"));
    }

    /// Bytes that native pixels fill, padded to an even number; empty where the attributes do not tell.
    ///
    /// - **pixels** tag of the pixel data
    public static OptionalLong streamLength(DataSet data, int pixels) {
        var layout = of(data, pixels, new Findings());
        if (layout == null || layout.frameBits() > (Long.MAX_VALUE - 15) / layout.frames) {
            return OptionalLong.empty();
        }
        return OptionalLong.of((layout.frameBits() * layout.frames + 15) / 16 * 2);
    }

    /// The same for a part of the frame.
    PixelLayout sized(int otherRows, int otherColumns) {
        return new PixelLayout(
                otherRows,
                otherColumns,
                1,
                samples,
                bitsAllocated,
                bitsStored,
                highBit,
                signed,
                planar,
                floating,
                photometric);
    }

    /// As decoded frames have it: colours pixel by pixel, none subsampled.
    PixelLayout decoded() {
        return new PixelLayout(
                rows,
                columns,
                frames,
                samples,
                bitsAllocated,
                bitsStored,
                highBit,
                signed,
                false,
                floating,
                isSubsampled() ? photometric.replace("_422", "") : photometric);
    }

    /// Pixels of a frame.
    public long pixels() {
        return (long) rows * columns;
    }

    /// Samples of a frame in a native stream; two colours for two pixels where they are subsampled.
    long streamSamples() {
        return isSubsampled() ? 2 * pixels() : pixels() * samples;
    }

    /// Bits of a frame in a native stream (PS3.5 8.1.1: frames follow each other without a gap).
    long frameBits() {
        return streamSamples() * bitsAllocated;
    }

    boolean isSubsampled() {
        return samples == 3 && photometric.endsWith("_422");
    }

    boolean isMonochrome() {
        return photometric.startsWith("MONOCHROME") || floating;
    }

    /// Bytes of a sample once it is decoded: at least one.
    public int sampleBytes() {
        return Math.max(1, bitsAllocated / 8);
    }
}
