package org.naohai.acquisition.dicom.deidentify;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.Codestreams;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomObject;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.PixelLayout;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Value;

/// Leaves of pixel data what is picture, as places in the source. Owned by one thread.
final class PixelCleaner {

    private static final int EXTENDED_OFFSETS = 0x7FE00001;
    private static final int EXTENDED_LENGTHS = 0x7FE00002;

    private DicomObject object;
    private Value.@Nullable Encapsulated last;
    private Optional<Value.Encapsulated> picture = Optional.empty();
    private boolean unsearched;

    PixelCleaner(DicomObject object) {
        this.object = object;
    }

    static boolean isPixels(int tag) {
        return tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData;
    }

    /// Where frames begin in pixels as they came.
    static boolean isOffsets(int tag) {
        return tag == EXTENDED_OFFSETS || tag == EXTENDED_LENGTHS;
    }

    void open(DicomObject given) {
        object = given;
        last = null;
        unsearched = false;
    }

    /// Whether there are pixels that may hold more than a picture.
    boolean unsearched() {
        return unsearched;
    }

    /// Whether the pixels of the data set stay where they are.
    boolean stay(DataSet data) {
        var pixels = data.get(Tag.PixelData);
        return pixels != null
                && pixels.value() instanceof Value.Encapsulated encapsulated
                && picture(data, encapsulated)
                        .filter(kept -> kept == encapsulated)
                        .isPresent();
    }

    /// The same element where all of it is picture, or nobody can tell.
    Element clean(Element element, DataSet data, Attribute attribute, int instance) {
        var value = switch (element.value()) {
            case Value.Encapsulated pixels -> encapsulated(pixels, data, attribute, instance);
            case Value.Bulk(var offset, var length) -> {
                long kept = kept(element.tag(), length, data, attribute, instance);
                yield kept == length ? element.value() : new Value.Bulk(offset, kept);
            }
            case Value.Bytes bytes -> {
                int kept = (int) kept(element.tag(), bytes.length(), data, attribute, instance);
                yield kept == bytes.length()
                        ? bytes
                        : new Value.Bytes(bytes.array(), bytes.offset(), kept, bytes.bigEndian());
            }
            case Value.Items items -> items;
        };
        return value == element.value() ? element : new Element(element.tag(), element.vr(), value);
    }

    private long kept(int tag, long length, DataSet data, Attribute attribute, int instance) {
        if (length == 0) {
            return length;
        }
        var wanted = PixelLayout.streamLength(data, tag);
        if (wanted.isEmpty()) {
            unsearched = true;
            attribute.count("unsearched", "kept", instance);
            return length;
        }
        if (length > wanted.getAsLong()) {
            attribute.count("pixels", "cut", instance);
        }
        return Math.min(length, wanted.getAsLong());
    }

    private Value encapsulated(Value.Encapsulated pixels, DataSet data, Attribute attribute, int instance) {
        if (pixels.fragments().isEmpty() && pixels.offsetTable().length() == 0) {
            return pixels;
        }
        var found = picture(data, pixels);
        if (found.isEmpty()) {
            unsearched = true;
            attribute.count("unsearched", "kept", instance);
            return pixels;
        }
        if (found.get() != pixels) {
            attribute.count("pixels", "cut", instance);
        }
        if (object.syntax().uid().equals(TransferSyntax.RLE.uid())) {
            attribute.count("pixels", "kept", instance);
        }
        return found.get();
    }

    private Optional<Value.Encapsulated> picture(DataSet data, Value.Encapsulated pixels) {
        if (last != pixels) {
            last = pixels;
            try {
                picture = Codestreams.bare(object, data, pixels);
            } catch (IOException e) {
                picture = Optional.empty();
            }
        }
        return picture;
    }
}
