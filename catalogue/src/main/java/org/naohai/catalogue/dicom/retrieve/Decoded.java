package org.naohai.catalogue.dicom.retrieve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.PixelReader;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;
import org.naohai.lake.Lake;

/// Run-length encoded instances as explicit VR little endian, without loss.
final class Decoded {

    private static final long MOST = 256L << 20;

    private Decoded() {}

    static boolean isPossible(Part part) {
        return part.syntax().equals(TransferSyntax.RLE);
    }

    /// - **number** from 1 · **returns** empty where the frame is damaged, or not there
    static Optional<byte[]> frame(Lake lake, Part part, int number) throws IOException {
        try (var channel = lake.channel(part.sha256())) {
            var reader =
                    PixelReader.open(DicomReader.read(ByteSource.of(channel))).reader();
            if (reader.isEmpty() || number > reader.get().layout().frames()) {
                return Optional.empty();
            }
            return reader.get().frame(number - 1).frame().map(frame -> frame.bytes());
        }
    }

    /// The whole instance as a Part 10 file; empty where a frame is damaged or it is too large to be held.
    static Optional<byte[]> instance(Lake lake, Part part) throws IOException {
        try (var channel = lake.channel(part.sha256())) {
            var object = DicomReader.read(ByteSource.of(channel));
            var reader = PixelReader.open(object).reader();
            if (reader.isEmpty()) {
                return Optional.empty();
            }
            var pixels = pixels(reader.get());
            return pixels.isEmpty() ? Optional.empty() : Optional.of(written(object, reader.get(), pixels.get()));
        }
    }

    private static Optional<byte[]> pixels(PixelReader reader) throws IOException {
        var layout = reader.layout();
        if (layout.pixels() * layout.samples() * layout.sampleBytes() * layout.frames() > MOST) {
            return Optional.empty();
        }
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < layout.frames(); i++) {
            var frame = reader.frame(i).frame();
            if (frame.isEmpty()) {
                return Optional.empty();
            }
            all.write(frame.get().bytes());
        }
        if (all.size() % 2 != 0) {
            all.write(0);
        }
        return Optional.of(all.toByteArray());
    }

    private static byte[] written(DicomObject object, PixelReader reader, byte[] pixels) throws IOException {
        var vr = reader.layout().bitsAllocated() > 8 ? Vr.OW : Vr.OB;
        var data = object.data().edit().put(new Element(Tag.PixelData, vr, new Value.Bytes(pixels)));
        if (reader.layout().samples() > 1) {
            data.put(Element.ofShort(Tag.PlanarConfiguration, 0));
        }
        return DicomWriter.part10(object.meta(), data.build(), TransferSyntax.EXPLICIT_LITTLE, object)
                .toBytes();
    }
}
