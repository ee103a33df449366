package org.naohai.acquisition.dicom.deidentify;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Dictionary;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// Reads the fields that say who a study is about (`identity-fields.tsv`, and every name of a person), once
/// for each value of a series. Owned by one thread.
final class IdentityFields {

    private static final int DEEPEST = 32;

    private static final Field NOBODY = new Field(0, "");

    private final ByTag<Field> fields = new ByTag<>();
    private final Consumer<Told> consumer;

    IdentityFields(Profile profile, Consumer<Told> consumer) {
        this.consumer = consumer;
        for (var line :
                ProfileTable.lines("identity-fields.tsv").stream().skip(1).toList()) {
            var cells = line.split("\t", -1);
            boolean kept = cells[1].equals("institution") && profile.has(Option.RETAIN_INSTITUTION_IDENTITY)
                    || cells[1].equals("device") && profile.has(Option.RETAIN_DEVICE_IDENTITY);
            if (!kept) {
                int tag = Integer.parseUnsignedInt(cells[0].replace(",", ""), 16);
                fields.put(tag, new Field(tag, cells[1]));
            }
        }
    }

    /// What a field says.
    record Told(String kind, int tag, String value) {}

    private static final class Field {
        private final int tag;
        private final String kind;
        private byte[] last = {};

        Field(int tag, String kind) {
            this.tag = tag;
            this.kind = kind;
        }
    }

    void read(DataSet data) {
        read(data, 0);
    }

    private void read(DataSet data, int depth) {
        for (var element : data) {
            if (element.value() instanceof Value.Items(var items)) {
                if (depth < DEEPEST) {
                    items.forEach(item -> read(item, depth + 1));
                }
            } else if (element.value() instanceof Value.Bytes bytes && bytes.length() > 0) {
                var field = field(element);
                if (field != null) {
                    read(field, element, bytes, data.characters());
                }
            }
        }
    }

    /// Of what the standard has for names, whatever representation the sender gives it, and of what a sender calls one.
    private @Nullable Field field(Element element) {
        var field = fields.get(element.tag());
        if (field == null || field == NOBODY && element.vr() == Vr.PN) {
            boolean name = element.vr() == Vr.PN || Dictionary.vr(element.tag()) == Vr.PN;
            field = name ? new Field(element.tag(), "name") : NOBODY;
            if (name || !Tag.isPrivate(element.tag())) {
                fields.put(element.tag(), field);
            }
        }
        return field == NOBODY ? null : field;
    }

    private void read(Field field, Element element, Value.Bytes bytes, CharacterSets characters) {
        int from = bytes.offset();
        if (Arrays.equals(field.last, 0, field.last.length, bytes.array(), from, from + bytes.length())) {
            return;
        }
        field.last = bytes.copy();
        if (Texts.isAscii(bytes)) {
            tell(field, Texts.ascii(bytes));
            return;
        }
        var text = Texts.decoded(element, characters);
        tell(field, text);
        Texts.otherwise(bytes, text).forEach(other -> tell(field, other));
    }

    private void tell(Field field, String text) {
        for (var value : text.split("\\\\")) {
            var bare = value.strip();
            if (!bare.isEmpty()) {
                consumer.accept(new Told(field.kind, field.tag, bare));
            }
        }
    }
}
