package org.naohai.formats.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the encoded texts of a data set are written in: Specific Character Set (PS3.3 C.12.1.1.2, PS3.5 6.1).
///
/// - **terms** its values as they stand, first the initial one
public record CharacterSets(List<String> terms) {

    public static final CharacterSets DEFAULT = new CharacterSets(List.of());

    private static final Map<String, Charset> SINGLE = Map.ofEntries(
            Map.entry("ISO_IR 192", StandardCharsets.UTF_8),
            Map.entry("GB18030", Charset.forName("GB18030")),
            Map.entry("GBK", Charset.forName("GBK")),
            Map.entry("ISO_IR 101", Charset.forName("ISO-8859-2")),
            Map.entry("ISO_IR 109", Charset.forName("ISO-8859-3")),
            Map.entry("ISO_IR 110", Charset.forName("ISO-8859-4")),
            Map.entry("ISO_IR 144", Charset.forName("ISO-8859-5")),
            Map.entry("ISO_IR 127", Charset.forName("ISO-8859-6")),
            Map.entry("ISO_IR 126", Charset.forName("ISO-8859-7")),
            Map.entry("ISO_IR 138", Charset.forName("ISO-8859-8")),
            Map.entry("ISO_IR 148", Charset.forName("ISO-8859-9")));

    public CharacterSets {
        terms = List.copyOf(terms);
    }

    static CharacterSets of(List<String> terms) {
        return terms.isEmpty() ? DEFAULT : new CharacterSets(terms);
    }

    /// All values, without padding.
    List<String> texts(byte[] bytes, int from, int length, Vr vr) {
        var text = decode(bytes, from, length, vr);
        if (!vr.isMultiValued() || text.indexOf('\\') < 0) {
            return List.of(stripped(text, vr));
        }
        var values = new ArrayList<String>();
        int start = 0;
        for (int end = text.indexOf('\\'); end >= 0; end = text.indexOf('\\', start)) {
            values.add(stripped(text.substring(start, end), vr));
            start = end + 1;
        }
        values.add(stripped(text.substring(start), vr));
        return values;
    }

    String decode(byte[] bytes, int from, int length, Vr vr) {
        boolean plain = true;
        for (int i = from; i < from + length && plain; i++) {
            plain = bytes[i] >= 0;
        }
        var charset = plain || !vr.isEncodedText() || terms.isEmpty()
                ? StandardCharsets.ISO_8859_1
                : SINGLE.getOrDefault(terms.getFirst(), StandardCharsets.ISO_8859_1);
        return new String(bytes, from, length, charset);
    }

    /// Blanks at the end never count; those at the start do in texts of paragraphs (PS3.5 table 6.2-1).
    private static String stripped(String text, Vr vr) {
        boolean leadingCounts = vr == Vr.LT || vr == Vr.ST || vr == Vr.UT || vr == Vr.UC;
        int start = 0;
        int end = text.length();
        while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        while (!leadingCounts && start < end && text.charAt(start) == ' ') {
            start++;
        }
        return text.substring(start, end);
    }
}
