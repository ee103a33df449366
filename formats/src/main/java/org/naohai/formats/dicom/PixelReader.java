package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;

/// The pixels of an image, frame by frame.
///
/// - **decodes** native pixels of 1, 8, 16, 32 and 64 bits, RLE, and 8-bit JPEG as far as the JDK can; frames of other
///   encodings are given as they came ([#frameFragments])
/// - **memory** one frame; none is allocated that its bytes do not warrant
/// - **source** PS3.5 8 and annexes A.4, G. Owned by one thread
public final class PixelReader {

    private final DicomObject object;
    private final PixelLayout layout;
    private final PixelStream stream;
    private final @Nullable List<List<Value.Bulk>> fragments;

    private PixelReader(
            DicomObject object, PixelLayout layout, PixelStream stream, @Nullable List<List<Value.Bulk>> fragments) {
        this.object = object;
        this.layout = layout;
        this.stream = stream;
        this.fragments = fragments;
    }

    /// A reader, or the reasons why there is none; warnings come with a reader, too.
    public record Opened(Optional<PixelReader> reader, List<Problem> problems) {
        public Opened {
            problems = List.copyOf(problems);
        }
    }

    /// A decoded frame, or the reason why there is none.
    public record Decoded(Optional<PixelFrame> frame, List<Problem> problems) {
        public Decoded {
            problems = List.copyOf(problems);
        }
    }

    /// - **fails** [IOException] of the source alone
    public static Opened open(DicomObject object) throws IOException {
        var findings = new Findings();
        var reader = open(object, findings);
        return new Opened(Optional.ofNullable(reader), findings.all());
    }

    private static @Nullable PixelReader open(DicomObject object, Findings findings) throws IOException {
        var element = pixels(object.data());
        if (element == null || element.isEmpty()) {
            findings.error("DICOM_NO_PIXELS", Tag.text(Tag.PixelData), "—", "> 0 B");
            return null;
        }
        var layout = PixelLayout.of(object.data(), element.tag(), findings);
        if (layout == null) {
            return null;
        }
        if (element.value() instanceof Value.Encapsulated encapsulated) {
            var frames = FrameTable.of(object, encapsulated, layout.frames());
            if (frames == null) {
                var found = encapsulated.fragments().size() + " / " + layout.frames();
                findings.error("DICOM_FRAMES", Tag.text(Tag.PixelData), found, "(0028,0008)");
                return null;
            }
            return new PixelReader(object, layout, PixelStream.EMPTY, frames);
        }
        var stream = PixelStream.of(object, element);
        long wanted = (layout.frameBits() * layout.frames() + 7) / 8;
        if (layout.frameBits() > Long.MAX_VALUE / layout.frames() || stream.length() < wanted) {
            findings.error("DICOM_PIXEL_LENGTH", Tag.text(element.tag()), stream.length() + " B", wanted + " B");
            return null;
        }
        if (stream.length() > wanted + 1) {
            findings.warning("DICOM_PIXEL_LENGTH", Tag.text(element.tag()), stream.length() + " B", wanted + " B");
        }
        return new PixelReader(object, layout, stream, null);
    }

    static @Nullable Element pixels(DataSet data) {
        var pixels = data.get(Tag.PixelData);
        if (pixels == null) {
            pixels = data.get(Tag.FloatPixelData);
        }
        return pixels == null ? data.get(Tag.DoubleFloatPixelData) : pixels;
    }

    public PixelLayout layout() {
        return layout;
    }

    /// Where the bytes of an encapsulated frame lie in the source of the object, as they came.
    ///
    /// - **frame** from 0 · **gives** nothing where the pixels are native
    public List<Value.Bulk> frameFragments(int frame) {
        checkFrame(frame);
        return fragments == null ? List.of() : fragments.get(frame);
    }

    /// - **frame** from 0
    /// - **fails** [IOException] of the source alone
    public Decoded frame(int frame) throws IOException {
        checkFrame(frame);
        var findings = new Findings();
        var bytes = fragments == null ? nativeFrame(frame) : encapsulated(frame, findings);
        if (bytes == null) {
            return new Decoded(Optional.empty(), findings.all());
        }
        return new Decoded(Optional.of(new PixelFrame(layout.decoded(), bytes)), findings.all());
    }

    private void checkFrame(int frame) {
        if (frame < 0 || frame >= layout.frames()) {
            throw new IndexOutOfBoundsException(frame);
        }
    }

    private byte[] nativeFrame(int frame) throws IOException {
        if (layout.bitsAllocated() == 1) {
            return NativePixels.bits(stream, layout, frame);
        }
        var bytes = new byte[Math.toIntExact(layout.frameBits() / 8)];
        stream.read(frame * (long) bytes.length, bytes);
        if (layout.isSubsampled()) {
            return NativePixels.full(bytes, layout);
        }
        return layout.planar() ? NativePixels.interleaved(bytes, layout) : bytes;
    }

    private byte @Nullable [] encapsulated(int frame, Findings findings) throws IOException {
        var syntax = object.syntax().uid();
        boolean rle = syntax.equals(TransferSyntax.RLE.uid());
        if (!rle && !JpegBaseline.reads(syntax)) {
            findings.error("DICOM_CODEC", Tag.text(Tag.PixelData), syntax, TransferSyntax.EXPLICIT_LITTLE.uid());
            return null;
        }
        var whole = joined(frameFragments(frame));
        var bytes = rle ? Rle.decode(whole, layout) : JpegBaseline.decode(whole, layout);
        if (bytes == null) {
            var wanted = layout.columns() + " × " + layout.rows();
            findings.error("DICOM_FRAME_DAMAGED", Tag.text(Tag.PixelData), "[" + (frame + 1) + "]", wanted);
        }
        return bytes;
    }

    /// The bytes of one frame in one piece.
    private byte[] joined(List<Value.Bulk> parts) throws IOException {
        long size = parts.stream().mapToLong(Value.Bulk::length).sum();
        var whole = new byte[Math.toIntExact(size)];
        int at = 0;
        for (var part : parts) {
            object.source().read(part.offset(), whole, at, (int) part.length());
            at += (int) part.length();
        }
        return whole;
    }
}
