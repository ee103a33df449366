package org.naohai.quality.identity;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.quality.Identity;

/// File names that carry the name of the person whose file it is (`Zhang_San_….json`).
public final class PathIdentities {

    private static final Pattern NAMED_RECORD = Pattern.compile(
            "(?:.*/)?\\p{Lu}\\p{Ll}+[_ -]\\p{Lu}\\p{Ll}+[_ -][\\w-]*\\d[\\w-]*\\.(?:json|xml|pdf|zip|dcm|edf|csv|txt)");

    private PathIdentities() {}

    /// `fhir/Jane_Doe_59a8543c.json`: two capitalised words and a number.
    static boolean namedAfterSomeone(String cell) {
        return cell.length() < 300
                && cell.indexOf('.') > 0
                && NAMED_RECORD.matcher(cell).matches();
    }

    /// - **words** parts of names known from the file's content
    public static Optional<Identity> find(String path, Collection<String> words, @Nullable String subjectLabel) {
        var name = path.toLowerCase(Locale.ROOT);
        return words.stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(word -> word.length() >= 2 && namedIn(name, word))
                ? Optional.of(new Identity(subjectLabel, "name", "path", path, path))
                : Optional.empty();
    }

    private static boolean namedIn(String path, String word) {
        for (int at = path.indexOf(word); at >= 0; at = path.indexOf(word, at + 1)) {
            boolean starts = at == 0 || !Character.isLetter(path.charAt(at - 1));
            int end = at + word.length();
            if (starts && (end == path.length() || !Character.isLetter(path.charAt(end)))) {
                return true;
            }
        }
        return false;
    }
}
