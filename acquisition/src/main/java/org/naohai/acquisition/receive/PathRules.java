package org.naohai.acquisition.receive;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.naohai.acquisition.journal.Entry;

/// Which paths an import may hold: relative, inside its root, writable on every system a reader may have.
///
/// - **limits** 255 bytes a segment and 1,024 a path in UTF-8 (ext4, APFS and NTFS take them) · 32 folders deep
public final class PathRules {

    private static final int SEGMENT_BYTES = 255;
    private static final int PATH_BYTES = 1024;
    private static final int DEPTH = 32;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*");

    private PathRules() {}

    /// A path that is fine, or why it is not.
    public sealed interface Checked {
        /// - **path** in NFC, without `./` and doubled slashes
        record Fine(String path) implements Checked {}

        record Wrong(Entry.Refused refused) implements Checked {}
    }

    public static Checked check(String given) {
        var path = Normalizer.normalize(given, Normalizer.Form.NFC).replace('\\', '/');
        var segments = segments(path);
        return violation(path, segments)
                .<Checked>map(why ->
                        new Checked.Wrong(new Entry.Refused(shown(path), why.code(), why.found(), why.expected())))
                .orElseGet(() -> new Checked.Fine(String.join("/", segments)));
    }

    private record Violation(String code, String found, String expected) {}

    private static Optional<Violation> violation(String path, List<String> segments) {
        if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
            return wrong("PATH_ABSOLUTE", "absolute path", "path relative to the dataset");
        }
        if (segments.contains("..")) {
            return wrong("PATH_TRAVERSAL", "..", "path inside the dataset");
        }
        if (segments.isEmpty()) {
            return wrong("PATH_EMPTY", "empty path", "a file name");
        }
        if (path.codePoints().anyMatch(PathRules::unprintable)) {
            return wrong("PATH_CHARACTERS", "control or undecodable character", "printable UTF-8");
        }
        return tooLong(path, segments);
    }

    private static Optional<Violation> tooLong(String path, List<String> segments) {
        if (bytes(path) > PATH_BYTES) {
            return wrong("PATH_TOO_LONG", bytes(path) + " bytes", "≤ " + PATH_BYTES + " bytes");
        }
        if (segments.size() > DEPTH) {
            return wrong("PATH_TOO_LONG", segments.size() + " folders", "≤ " + DEPTH + " folders");
        }
        return segments.stream()
                .filter(segment -> bytes(segment) > SEGMENT_BYTES)
                .findFirst()
                .flatMap(segment -> wrong("PATH_TOO_LONG", bytes(segment) + " bytes", "≤ " + SEGMENT_BYTES + " bytes"));
    }

    private static Optional<Violation> wrong(String code, String found, String expected) {
        return Optional.of(new Violation(code, found, expected));
    }

    private static List<String> segments(String path) {
        var segments = new ArrayList<String>();
        for (var segment : path.split("/", -1)) {
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /// Controls, what is no character, line separators, and what turns the direction of writing so that a name reads as
    /// another (U+202E).
    private static boolean unprintable(int character) {
        return Character.isISOControl(character)
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069
                || character == 0x2028
                || character == 0x2029
                || character == 0xFFFD
                || Character.getType(character) == Character.SURROGATE;
    }

    /// The path as it may be shown: no control characters, not too long.
    private static String shown(String path) {
        var printable = path.codePoints()
                .map(one -> unprintable(one) ? '\uFFFD' : one)
                .limit(200)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return printable.toString();
    }
}
