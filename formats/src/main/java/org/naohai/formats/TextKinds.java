package org.naohai.formats;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/// What kind a text is: table, gradients, FHIR, sidecar or document.
final class TextKinds {

    private static final Set<String> TABLES = Set.of(".tsv", ".csv", ".tab", ".tsv.gz", ".csv.gz");
    private static final Set<String> MAYBE_TABLES = Set.of(".txt", ".dat", "");
    private static final Pattern NUMBERS = Pattern.compile("[-+0-9.eEnaN\\s,]+");
    private static final Pattern RESOURCE = Pattern.compile("\"resourceType\"\\s*:\\s*\"");
    private static final Pattern MAY_BE_FHIR = Pattern.compile("\"(?:fullUrl|entry|meta)\"\\s*:");
    private static final int SNIFFED_LINES = 20;

    private TextKinds() {}

    static Kind refine(Kind found, String path, String extension, Prefix prefix) {
        if (found != Kind.DOCUMENT || !prefix.isText()) {
            return found;
        }
        var text = prefix.text();
        var name = path.substring(path.lastIndexOf('/') + 1);
        if ((extension.equals(".bval") || extension.equals(".bvec") || name.matches("(?:.*[_.])?bv(?:al|ec)s?"))
                && NUMBERS.matcher(text).matches()) {
            return Kind.GRADIENTS;
        }
        if (TABLES.contains(extension) || (MAYBE_TABLES.contains(extension) && looksLikeTable(text))) {
            return Kind.TABLE;
        }
        return Kind.DOCUMENT;
    }

    static Kind json(String path, Prefix prefix, FileTree files) {
        var text = prefix.text();
        if (RESOURCE.matcher(text).find()) {
            return Kind.FHIR_BUNDLE;
        }
        return prefix.length() == Prefix.SIZE && MAY_BE_FHIR.matcher(text).find() && namesResource(path, files)
                ? Kind.FHIR_BUNDLE
                : Kind.SIDECAR;
    }

    /// A bundle may say what it is behind its entries: looks for the member of the outermost object.
    private static boolean namesResource(String path, FileTree files) {
        try (var stream = files.open(path);
                var parser = org.naohai.formats.json.BoundedJson.parser(stream)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if ("resourceType".equals(parser.currentName())) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return false;
        } catch (IOException | JacksonException e) {
            return false;
        }
    }

    /// The same number of tabs, commas or semicolons, at least one, in each of the first lines.
    private static boolean looksLikeTable(String text) {
        List<String> lines = text.lines().limit(SNIFFED_LINES).toList();
        var whole = lines.size() > 1 && lines.size() < SNIFFED_LINES ? lines.subList(0, lines.size() - 1) : lines;
        return whole.size() >= 2
                && "\t,;"
                        .chars()
                        .anyMatch(separator -> whole.stream()
                                                .mapToLong(line -> line.chars()
                                                        .filter(c -> c == separator)
                                                        .count())
                                                .distinct()
                                                .count()
                                        == 1
                                && whole.getFirst().indexOf(separator) >= 0);
    }
}
