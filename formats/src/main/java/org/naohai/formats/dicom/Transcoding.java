package org.naohai.formats.dicom;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes the encoded texts of a data set anew in UTF-8 (ISO_IR 192, PS3.3 C.12.1.1.2).
final class Transcoding {

    private Transcoding() {}

    static DataSet toUtf8(DataSet data) {
        var builder = new DataSet.Builder(CharacterSets.UTF_8);
        boolean plain = true;
        for (var element : data) {
            var written = element(element, data.characters());
            plain &= written == element;
            builder.put(written);
        }
        if (plain && !data.has(Tag.SpecificCharacterSet)) {
            return builder.characters(data.characters()).build();
        }
        return builder.put(Element.of(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 192"))
                .build();
    }

    private static Element element(Element element, CharacterSets characters) {
        if (element.value() instanceof Value.Items(var items)) {
            var written = items.stream().map(Transcoding::toUtf8).toList();
            return written.equals(items) ? element : Element.ofItems(element.tag(), written);
        }
        if (!element.vr().isEncodedText()
                || !(element.value() instanceof Value.Bytes bytes)
                || CharacterSets.isPlain(bytes.array(), bytes.offset(), bytes.length())) {
            return element;
        }
        var text = characters.decode(bytes.array(), bytes.offset(), bytes.length(), element.vr());
        return utf8(element.tag(), element.vr(), text);
    }

    static Element utf8(int tag, Vr vr, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length % 2 != 0) {
            bytes = Arrays.copyOf(bytes, bytes.length + 1);
            bytes[bytes.length - 1] = vr.padding();
        }
        return new Element(tag, vr, new Value.Bytes(bytes));
    }
}
