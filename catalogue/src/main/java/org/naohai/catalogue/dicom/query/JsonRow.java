package org.naohai.catalogue.dicom.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One object of the DICOM JSON model (PS3.18 annex F), attribute by attribute in order of tags.
final class JsonRow {

    private final StringBuilder json;
    private boolean first = true;

    JsonRow(StringBuilder json) {
        this.json = json.append('{');
    }

    JsonRow text(String tag, String vr, @Nullable String value) {
        begin(tag, vr);
        if (value != null && !value.isEmpty()) {
            json.append(",\"Value\":[");
            quoted(value);
            json.append(']');
        }
        json.append('}');
        return this;
    }

    JsonRow texts(String tag, String vr, List<String> values) {
        begin(tag, vr);
        if (!values.isEmpty()) {
            json.append(",\"Value\":[");
            for (int i = 0; i < values.size(); i++) {
                json.append(i == 0 ? "" : ",");
                quoted(values.get(i));
            }
            json.append(']');
        }
        json.append('}');
        return this;
    }

    JsonRow name(String tag, String value) {
        begin(tag, "PN");
        if (!value.isEmpty()) {
            json.append(",\"Value\":[{\"Alphabetic\":");
            quoted(value);
            json.append("}]");
        }
        json.append('}');
        return this;
    }

    JsonRow number(String tag, String vr, @Nullable Integer value) {
        begin(tag, vr);
        if (value != null) {
            json.append(",\"Value\":[").append(value.intValue()).append(']');
        }
        json.append('}');
        return this;
    }

    void end() {
        json.append('}');
    }

    private void begin(String tag, String vr) {
        json.append(first ? "\"" : ",\"")
                .append(tag)
                .append("\":{\"vr\":\"")
                .append(vr)
                .append('"');
        first = false;
    }

    private void quoted(String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) && !isPaired(value, i)) {
                json.append("\\u").append(java.util.HexFormat.of().toHexDigits(c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private static boolean isPaired(String value, int at) {
        char c = value.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }
}
