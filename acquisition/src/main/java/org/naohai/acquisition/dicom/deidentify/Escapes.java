package org.naohai.acquisition.dicom.deidentify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Characters as JSON, XML and URLs write them with ASCII: `\u6b27`, `&#27431;`, `%E6%AC%A7`.
final class Escapes {

    private static final Pattern ESCAPED =
            Pattern.compile("\\\\u(\\p{XDigit}{4})|&#([0-9]{1,7});|&#[xX](\\p{XDigit}{1,6});|((?:%\\p{XDigit}{2})+)");

    private Escapes() {}

    static boolean in(String text) {
        return (text.indexOf('\\') >= 0 || text.indexOf('&') >= 0 || text.indexOf('%') >= 0)
                && ESCAPED.matcher(text).find();
    }

    /// The characters themselves.
    static String read(String text) {
        return ESCAPED.matcher(text).replaceAll(match -> Matcher.quoteReplacement(character(match)));
    }

    private static String character(java.util.regex.MatchResult match) {
        if (match.group(1) != null) {
            return Character.toString((char) Integer.parseInt(match.group(1), 16));
        }
        if (match.group(4) != null) {
            return octets(match.group(4));
        }
        int point = match.group(2) != null ? Integer.parseInt(match.group(2)) : Integer.parseInt(match.group(3), 16);
        return Character.isValidCodePoint(point) ? Character.toString(point) : " ";
    }

    private static String octets(String percent) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 1; i < percent.length(); i += 3) {
            bytes.write(Integer.parseInt(percent.substring(i, i + 2), 16));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
