package org.naohai.formats.dicom.dimse;

import java.util.Optional;

/// The name of an application entity: 1 to 16 characters of the default repertoire without backslash and control
/// characters, not blanks alone; outer blanks do not count (PS3.5 table 6.2-1, AE).
public record AeTitle(String text) {

    public static final int LONGEST = 16;

    /// - **fails** `IllegalArgumentException` where it is none
    public AeTitle {
        text = text.strip();
        if (!isValid(text)) {
            throw new IllegalArgumentException("not an application entity title");
        }
    }

    public static Optional<AeTitle> find(String text) {
        var stripped = text.strip();
        return isValid(stripped) ? Optional.of(new AeTitle(stripped)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c >= 0x20 && c < 0x7F && c != '\\');
    }

    /// For logs: what a stranger sent, with everything but letters, digits and a few marks as `?`.
    public static String shown(String text) {
        var stripped = text.strip();
        var shown = new StringBuilder();
        for (int i = 0; i < Math.min(LONGEST, stripped.length()); i++) {
            char c = stripped.charAt(i);
            boolean plain =
                    c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "-_. ".indexOf(c) >= 0;
            shown.append(plain ? c : '?');
        }
        return shown.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
