package org.naohai.formats.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Siemens' own header within DICOM: named fields of texts, in the format `SV10` or the older one without a mark.
///
/// - **layout** number of fields, 77; then each field: name of 64 bytes, multiplicity, VR of 4 bytes, type, number of
///   items, 77 or 205; each item: four numbers, of which the second (older format: the first, less the number of
///   items of the first field) is its length, then the text, filled up to 4 bytes. All numbers 32 bits, little endian
/// - **source** the layout as found by Matthew Brett and Chris Rorden, published with nibabel's documentation
public final class CsaHeader {

    private static final String CREATOR = "SIEMENS CSA HEADER";
    private static final int GROUP = 0x0029;
    private static final int IMAGE = 0x10;
    private static final int SERIES = 0x20;
    private static final int MARK = 0x30315653;
    private static final int FIELD = 84;
    private static final int ITEM = 16;
    private static final int MOST_FIELDS = 1_000;
    private static final int MOST_BYTES = 16 << 20;

    private final Map<String, List<String>> fields;

    private CsaHeader(Map<String, List<String>> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    /// What it says of the image, (0029,xx10).
    public static Optional<CsaHeader> image(DicomObject object) throws IOException {
        return of(object, object.data().get(GROUP, CREATOR, IMAGE));
    }

    /// What it says of the series, (0029,xx20), the protocol among it.
    public static Optional<CsaHeader> series(DicomObject object) throws IOException {
        return of(object, object.data().get(GROUP, CREATOR, SERIES));
    }

    private static Optional<CsaHeader> of(DicomObject object, @Nullable Element element) throws IOException {
        if (element == null) {
            return Optional.empty();
        }
        var stream = PixelStream.of(object, element);
        if (stream.length() > MOST_BYTES) {
            return Optional.empty();
        }
        var bytes = new byte[(int) stream.length()];
        stream.read(0, bytes);
        return read(bytes);
    }

    /// - **gives** nothing where the bytes are no such header; of a damaged one, the fields before the damage
    public static Optional<CsaHeader> read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < 16) {
            return Optional.empty();
        }
        boolean marked = in.getInt(0) == MARK;
        in.position(marked ? 8 : 0);
        int count = in.getInt();
        int check = in.getInt();
        if (count < 1 || count > MOST_FIELDS || check != 77) {
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, List<String>>();
        int firstItems = -1;
        for (int i = 0; i < count && in.remaining() >= FIELD; i++) {
            var name = text(in, 64);
            int multiplicity = in.getInt();
            in.position(in.position() + 8);
            int items = in.getInt();
            in.getInt();
            firstItems = firstItems < 0 ? items : firstItems;
            var values = new ArrayList<String>();
            if (items < 0 || !items(in, items, marked ? 0 : firstItems, marked, values)) {
                break;
            }
            int wanted = multiplicity > 0 ? Math.min(multiplicity, values.size()) : values.size();
            fields.put(name, withoutEmptyEnd(values.subList(0, wanted)));
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(new CsaHeader(fields));
    }

    private static boolean items(ByteBuffer in, int items, int less, boolean marked, List<String> values) {
        for (int i = 0; i < items; i++) {
            if (in.remaining() < ITEM) {
                return false;
            }
            int at = in.position();
            int length = marked ? in.getInt(at + 4) : in.getInt(at) - less;
            in.position(at + ITEM);
            if (!marked && (length < 0 || length > in.remaining())) {
                return true;
            }
            if (length < 0 || length > in.remaining()) {
                return false;
            }
            values.add(text(in, length));
            in.position(in.position() + Math.min(in.remaining(), (4 - length % 4) % 4));
        }
        return true;
    }

    private static List<String> withoutEmptyEnd(List<String> values) {
        int size = values.size();
        while (size > 0 && values.get(size - 1).isEmpty()) {
            size--;
        }
        return List.copyOf(values.subList(0, size));
    }

    /// Up to the zero byte; the rest of a field is what the memory held before.
    private static String text(ByteBuffer in, int length) {
        var bytes = new byte[length];
        in.get(bytes);
        int end = 0;
        while (end < length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1).strip();
    }

    public Map<String, List<String>> fields() {
        return fields;
    }

    public Optional<String> text(String field) {
        return fields.getOrDefault(field, List.of()).stream().findFirst();
    }

    /// The numbers of a field; what is no number is left out.
    public double[] numbers(String field) {
        return fields.getOrDefault(field, List.of()).stream()
                .map(Values::decimal)
                .filter(number -> number != null)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /// The names of the fields alone: values may identify a person.
    @Override
    public String toString() {
        return "CsaHeader" + Arrays.toString(fields.keySet().toArray());
    }
}
