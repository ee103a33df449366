package org.naohai.catalogue.dicom.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A media range with its parameters. Values with a slash need no quotation marks here: viewers write
/// `type=application/octet-stream` (RFC 9110 5.6.6 wants them).
record MediaRange(String type, Map<String, String> parameters) {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+*-]+/[A-Za-z0-9!#$&^_.+*-]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$&^_.+-]+");

    /// Of a header; what is no media range is left out.
    static List<MediaRange> list(String header) {
        var ranges = new ArrayList<MediaRange>();
        for (var text : split(header, ',')) {
            var parts = split(text, ';');
            var type = parts.getFirst().strip();
            if (TYPE.matcher(type).matches()) {
                ranges.add(new MediaRange(type.toLowerCase(Locale.ROOT), parameters(parts.subList(1, parts.size()))));
            }
        }
        return ranges;
    }

    private static Map<String, String> parameters(List<String> parts) {
        var parameters = new LinkedHashMap<String, String>();
        for (var part : parts) {
            int equals = part.indexOf('=');
            var name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (NAME.matcher(name).matches()) {
                parameters.put(
                        name.toLowerCase(Locale.ROOT),
                        unquoted(part.substring(equals + 1).strip()));
            }
        }
        return parameters;
    }

    /// - **fails** never: a quality that is none is 0, so that the range is not chosen
    double quality() {
        try {
            double quality = Double.parseDouble(parameters.getOrDefault("q", "1"));
            return quality >= 0 && quality <= 1 ? quality : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// At a character that stands in no quotation marks.
    private static List<String> split(String text, char at) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == at && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static String unquoted(String value) {
        return value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")
                ? value
                : value.substring(1, value.length() - 1);
    }
}
