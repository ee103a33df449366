package org.naohai.formats.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads data sets from the DICOM JSON model (PS3.18 annex F). What is not in the model is told and left out.
final class JsonReading {

    private final Findings findings;
    private final DicomJson.BulkValues bulk;

    JsonReading(Findings findings, DicomJson.BulkValues bulk) {
        this.findings = findings;
        this.bulk = bulk;
    }

    DataSet dataSet(JsonNode node, String path) {
        var builder = new DataSet.Builder(CharacterSets.UTF_8);
        if (!node.isObject()) {
            wrong(path);
            return builder.build();
        }
        boolean plain = true;
        for (var property : node.properties()) {
            var tag = property.getKey().matches("[0-9A-Fa-f]{8}")
                    ? Optional.of(Integer.parseUnsignedInt(property.getKey(), 16))
                    : Optional.<Integer>empty();
            if (tag.isEmpty()) {
                wrong(path);
                continue;
            }
            var element = element(tag.get(), property.getValue(), path + Tag.hex(tag.get()));
            if (element != null) {
                builder.put(element);
                plain &= !(element.vr().isEncodedText()
                        && element.value() instanceof Value.Bytes bytes
                        && !CharacterSets.isPlain(bytes.array(), bytes.offset(), bytes.length()));
            }
        }
        if (!plain) {
            builder.put(Element.of(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 192"));
        }
        return builder.build();
    }

    private void wrong(String path) {
        findings.warning("DICOM_JSON", path, "—", "PS3.18 F");
    }

    private @Nullable Element element(int tag, JsonNode node, String path) {
        var name = node.path("vr").asString("");
        var vr = name.length() == 2 ? Vr.of((byte) name.charAt(0), (byte) name.charAt(1)) : null;
        if (vr == null) {
            wrong(path);
            vr = Dictionary.vr(tag);
        }
        var values = node.path("Value");
        if (vr == Vr.SQ) {
            var items = new ArrayList<DataSet>();
            values.forEach(item -> items.add(dataSet(item, path + "/" + items.size() + "/")));
            return Element.ofItems(tag, items);
        }
        if (node.has("BulkDataURI")) {
            var value = bulk.value(node.path("BulkDataURI").asString(""));
            if (value == null) {
                findings.warning("DICOM_JSON_BULK", path, "—", "BulkDataURI");
                return null;
            }
            return new Element(tag, vr, value);
        }
        if (node.has("InlineBinary")) {
            return binary(tag, vr, node.path("InlineBinary").asString(""), path);
        }
        return values.isEmpty() ? Element.empty(tag, vr) : valued(tag, vr, values, path);
    }

    private @Nullable Element binary(int tag, Vr vr, String base64, String path) {
        try {
            return new Element(tag, vr, new Value.Bytes(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException notBase64) {
            wrong(path);
            return null;
        }
    }

    private @Nullable Element valued(int tag, Vr vr, JsonNode values, String path) {
        if (vr.isBulk()) {
            wrong(path);
            return null;
        }
        var texts = new ArrayList<String>();
        values.forEach(value -> texts.add(vr == Vr.PN ? name(value) : value.isNull() ? "" : value.asString("")));
        if (vr.isText()) {
            return Transcoding.utf8(tag, vr, String.join("\\", texts));
        }
        var bytes = numbers(vr, texts);
        if (bytes == null) {
            wrong(path);
            return null;
        }
        return new Element(tag, vr, new Value.Bytes(bytes));
    }

    private static String name(JsonNode value) {
        if (!value.isObject()) {
            return value.isNull() ? "" : value.asString("");
        }
        return String.join(
                        "=",
                        value.path("Alphabetic").asString(""),
                        value.path("Ideographic").asString(""),
                        value.path("Phonetic").asString(""))
                .replaceFirst("=+$", "");
    }

    private static byte @Nullable [] numbers(Vr vr, List<String> texts) {
        int size = vr == Vr.AT ? 4 : vr.unit();
        var buffer = ByteBuffer.allocate(size * texts.size()).order(ByteOrder.LITTLE_ENDIAN);
        try {
            for (var text : texts) {
                switch (vr) {
                    case US, SS -> buffer.putShort((short) Integer.parseInt(text));
                    case UL, SL -> buffer.putInt((int) Long.parseLong(text));
                    case FL -> buffer.putFloat(Float.parseFloat(text));
                    case FD -> buffer.putDouble(Double.parseDouble(text));
                    case SV -> buffer.putLong(Long.parseLong(text));
                    case UV -> buffer.putLong(Long.parseUnsignedLong(text));
                    case AT -> {
                        int tag = Integer.parseUnsignedInt(text, 16);
                        buffer.putShort((short) (tag >> 16)).putShort((short) tag);
                    }
                    default -> throw new IllegalStateException("not of numbers: " + vr);
                }
            }
        } catch (NumberFormatException none) {
            return null;
        }
        return buffer.array();
    }
}
