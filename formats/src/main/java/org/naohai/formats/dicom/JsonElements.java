package org.naohai.formats.dicom;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/// Writes elements as PS3.18 F.2 has them: an object by tag with `vr` and `Value`, `InlineBinary` or `BulkDataURI`.
final class JsonElements {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final int LONGEST_SAFE = 15;

    private final JsonGenerator json;
    private final DicomJson.BulkUris uris;

    JsonElements(JsonGenerator json, DicomJson.BulkUris uris) {
        this.json = json;
        this.uris = uris;
    }

    /// - **path** of the sequence and item it is in, ending with `/`; empty for the object itself
    void dataSet(DataSet data, String path) {
        json.writeStartObject();
        for (var element : data) {
            if (Tag.element(element.tag()) != 0 && Tag.group(element.tag()) != 2) {
                var hex = Tag.hex(element.tag());
                json.writeName(hex);
                json.writeStartObject();
                json.writeStringProperty("vr", element.vr().name());
                value(element, data.characters(), path + hex);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private void value(Element element, CharacterSets characters, String path) {
        if (element.isEmpty()) {
            return;
        }
        switch (element.value()) {
            case Value.Items(var items) -> items(items, path);
            case Value.Bulk bulk -> uri(element, path);
            case Value.Encapsulated encapsulated -> uri(element, path);
            case Value.Bytes bytes
            when element.vr().isBulk() -> {
                if (!uri(element, path)) {
                    json.writeBinaryProperty("InlineBinary", Values.littleEndian(element.vr(), bytes));
                }
            }
            case Value.Bytes bytes -> values(element, Values.texts(element, characters));
        }
    }

    private boolean uri(Element element, String path) {
        var uri = uris.uri(path, element);
        if (uri != null) {
            json.writeStringProperty("BulkDataURI", uri);
        }
        return uri != null;
    }

    private void items(List<DataSet> items, String path) {
        json.writeName("Value");
        json.writeStartArray();
        for (int i = 0; i < items.size(); i++) {
            dataSet(items.get(i), path + "/" + i + "/");
        }
        json.writeEndArray();
    }

    private void values(Element element, List<String> values) {
        var vr = element.vr();
        json.writeName("Value");
        json.writeStartArray();
        for (var value : values) {
            if (value.isEmpty()) {
                json.writeNull();
            } else if (element.tag() == Tag.SpecificCharacterSet) {
                json.writeString("ISO_IR 192");
                break;
            } else if (vr == Vr.PN) {
                name(value);
            } else if (vr == Vr.DS || vr == Vr.IS || vr.isNumbers() && vr != Vr.AT) {
                number(value);
            } else {
                json.writeString(value);
            }
        }
        json.writeEndArray();
    }

    private void name(String value) {
        var groups = value.split("=", 3);
        json.writeStartObject();
        group("Alphabetic", groups, 0);
        group("Ideographic", groups, 1);
        group("Phonetic", groups, 2);
        json.writeEndObject();
    }

    private void group(String name, String[] groups, int i) {
        if (i < groups.length && !groups[i].isEmpty()) {
            json.writeStringProperty(name, groups[i]);
        }
    }

    /// A number as it stands where JSON has such; strings for what is none, or has more digits than a double keeps
    /// (PS3.18 F.2.3.1 allows both).
    private void number(String value) {
        if (NUMBER.matcher(value).matches()) {
            plainNumber(value);
            return;
        }
        try {
            plainNumber(new BigDecimal(value).toString());
        } catch (NumberFormatException none) {
            json.writeString(value);
        }
    }

    private void plainNumber(String value) {
        boolean integer = value.indexOf('.') < 0 && value.indexOf('E') < 0 && value.indexOf('e') < 0;
        if (integer && value.length() > LONGEST_SAFE + 1) {
            json.writeString(value);
        } else {
            json.writeNumber(value);
        }
    }
}
