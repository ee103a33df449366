package org.naohai.catalogue.register;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.naohai.formats.Kind;
import org.naohai.quality.Assessment;

/// A path without the identities that file names carry (`Jane_Doe_7f3a.json`): what everybody but an owner sees.
///
/// A segment that holds a word of a name, or a number or address found in the file, becomes `hidden-` and eight digits
/// of the content's hash. A clinical record is named after its patient so often that its file name is always replaced.
final class PublicPath {

    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern NOT_LETTERS_OR_DIGITS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> VALUES = Set.of("phone", "email", "national_id", "record_number", "birth_date");
    private static final int SHORTEST_LATIN = 3;
    private static final int SHORTEST_VALUE = 5;
    private static final int DIGITS = 8;
    /// What intake has called a record already stays so: the manifest and the lists speak of one path.
    private static final Pattern HIDDEN = Pattern.compile("record-[0-9a-f]{8}(\\.[a-z0-9]+){0,2}");

    private final Set<String> names;
    private final Set<String> values;
    private final boolean record;
    private final String substitute;

    private PublicPath(Set<String> names, Set<String> values, boolean record, String substitute) {
        this.names = names;
        this.values = values;
        this.record = record;
        this.substitute = substitute;
    }

    static PublicPath of(Assessment assessment, String contentSha256) {
        var found = assessment.identities();
        var names = found.stream()
                .filter(identity ->
                        identity.kind().equals("name") && !identity.field().equals("path"))
                .flatMap(identity -> NOT_LETTERS.splitAsStream(lower(identity.value())))
                .filter(PublicPath::tells)
                .collect(Collectors.toSet());
        var values = found.stream()
                .filter(identity -> VALUES.contains(identity.kind()))
                .map(identity -> compact(identity.value()))
                .filter(value -> value.length() >= SHORTEST_VALUE)
                .collect(Collectors.toSet());
        boolean record = assessment.unit().kind() == Kind.FHIR_BUNDLE
                && assessment.unit().entities().subject() == null;
        return new PublicPath(names, values, record, contentSha256.substring(0, DIGITS));
    }

    String of(String path) {
        var segments = List.of(path.split("/"));
        var last = segments.size() - 1;
        var result = new StringBuilder();
        for (int i = 0; i <= last; i++) {
            result.append(i == 0 ? "" : "/").append(segment(segments.get(i), i == last));
        }
        return result.toString();
    }

    private String segment(String segment, boolean isFile) {
        if (isFile && record && HIDDEN.matcher(segment).matches()) {
            return segment;
        }
        if (isFile && record) {
            return "record-" + substitute + extension(segment);
        }
        return identifies(segment) ? "hidden-" + substitute + (isFile ? extension(segment) : "") : segment;
    }

    private boolean identifies(String segment) {
        if (names.isEmpty() && values.isEmpty()) {
            return false;
        }
        var compact = compact(segment);
        var words = NOT_LETTERS.splitAsStream(lower(segment)).collect(Collectors.toSet());
        return names.stream().anyMatch(name -> isHan(name) ? compact.contains(name) : words.contains(name))
                || values.stream().anyMatch(compact::contains);
    }

    /// Two Han characters name a person; two Latin letters name nobody.
    private static boolean tells(String word) {
        return word.length() >= (isHan(word) ? 2 : SHORTEST_LATIN);
    }

    private static boolean isHan(String word) {
        return word.codePoints().anyMatch(Character::isIdeographic);
    }

    private static String compact(String text) {
        return NOT_LETTERS_OR_DIGITS.matcher(lower(text)).replaceAll("");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : lower(name.substring(dot));
    }
}
