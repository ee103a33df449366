package org.naohai.catalogue.dicom.retrieve;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Encoded;
import org.naohai.formats.dicom.PixelLayout;
import org.naohai.formats.dicom.PixelReader;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.lake.Lake;

/// Run-length encoded instances as explicit VR little endian, without loss. Lengths are known from the layout of
/// the pixels; one frame is decoded and in memory at a time, while it is sent.
///
/// - **fails** while it is sent, where a frame is damaged: what came is shorter than was said
final class Decoded {

    private static final long LARGEST_FRAME = 256L << 20;
    private static final long LARGEST_VALUE = 0xFFFFFFFEL;

    private Decoded() {}

    static boolean isPossible(Part part) {
        return part.syntax().equals(TransferSyntax.RLE);
    }

    /// - **number** from 1 · **returns** empty where it is not there
    static Optional<Frame> frame(Lake lake, Part part, int number) throws IOException {
        try (var channel = lake.channel(part.sha256())) {
            var reader = reader(DicomReader.read(ByteSource.of(channel)));
            return reader == null || number > reader.layout().frames()
                    ? Optional.empty()
                    : Optional.of(new Frame(lake, part.sha256(), number - 1, size(reader.layout())));
        }
    }

    /// The whole instance as a Part 10 file; empty where its pixels cannot be understood.
    static Optional<Multipart.Body> instance(Lake lake, Part part) throws IOException {
        try (var channel = lake.channel(part.sha256())) {
            var object = DicomReader.read(ByteSource.of(channel));
            var reader = reader(object);
            if (reader == null || pixels(reader.layout()) > LARGEST_VALUE) {
                return Optional.empty();
            }
            var length = Around.of(object, reader.layout()).size() + pixels(reader.layout());
            return Optional.of(new Instance(lake, part.sha256(), length));
        }
    }

    private static @Nullable PixelReader reader(DicomObject object) throws IOException {
        return PixelReader.open(object)
                .reader()
                .filter(one -> one.layout().bitsAllocated() >= 8 && size(one.layout()) <= LARGEST_FRAME)
                .orElse(null);
    }

    private static long size(PixelLayout layout) {
        return layout.pixels() * layout.samples() * layout.sampleBytes();
    }

    /// Of all frames, to even length.
    private static long pixels(PixelLayout layout) {
        long size = size(layout) * layout.frames();
        return size + size % 2;
    }

    private static void write(PixelReader reader, int frame, OutputStream out) throws IOException {
        out.write(reader.frame(frame)
                .frame()
                .orElseThrow(() -> new IOException("a frame is damaged"))
                .bytes());
    }

    private static PixelReader again(DicomObject object) throws IOException {
        var reader = reader(object);
        if (reader == null) {
            throw new IOException("the object is another one");
        }
        return reader;
    }

    /// - **index** from 0
    record Frame(Lake lake, String sha256, int index, long length) implements Multipart.Body {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (var channel = lake.channel(sha256)) {
                write(again(DicomReader.read(ByteSource.of(channel))), index, out);
            }
        }
    }

    private record Instance(Lake lake, String sha256, long length) implements Multipart.Body {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (var channel = lake.channel(sha256)) {
                var object = DicomReader.read(ByteSource.of(channel));
                var reader = again(object);
                var around = Around.of(object, reader.layout());
                around.before().writeTo(out);
                out.write(around.head());
                for (int i = 0; i < reader.layout().frames(); i++) {
                    write(reader, i, out);
                }
                if (size(reader.layout()) * reader.layout().frames() % 2 != 0) {
                    out.write(0);
                }
                around.behind().writeTo(out);
            }
        }
    }

    /// What stands before and behind the value of the pixel data.
    ///
    /// - **head** tag, VR and length of the pixel data (PS3.5 7.1.2)
    private record Around(Encoded before, byte[] head, Encoded behind) {

        static Around of(DicomObject object, PixelLayout layout) throws IOException {
            var data = object.data().edit();
            if (layout.samples() > 1) {
                data.put(Element.ofShort(Tag.PlanarConfiguration, 0));
            }
            var all = data.build();
            var little = TransferSyntax.EXPLICIT_LITTLE;
            return new Around(
                    DicomWriter.part10(object.meta(), only(all, order -> order < 0), little, object),
                    head(layout),
                    DicomWriter.dataSet(only(all, order -> order > 0), little, object));
        }

        private static DataSet only(DataSet all, IntPredicate beside) {
            var some = all.edit();
            for (var element : all) {
                if (!beside.test(Integer.compareUnsigned(element.tag(), Tag.PixelData))) {
                    some.remove(element.tag());
                }
            }
            return some.build();
        }

        private static byte[] head(PixelLayout layout) {
            var vr = layout.bitsAllocated() > 8 ? 'W' : 'B';
            int length = (int) pixels(layout);
            return new byte[] {
                (byte) 0xE0,
                0x7F,
                0x10,
                0,
                'O',
                (byte) vr,
                0,
                0,
                (byte) length,
                (byte) (length >>> 8),
                (byte) (length >>> 16),
                (byte) (length >>> 24)
            };
        }

        long size() {
            return before.size() + head.length + behind.size();
        }
    }
}
