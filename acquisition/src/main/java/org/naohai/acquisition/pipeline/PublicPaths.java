package org.naohai.acquisition.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.naohai.acquisition.vault.Vault;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.quality.Assessment;
import org.naohai.quality.Identity;

/// Paths as everyone may see them: a segment that names a person of this import becomes `hidden-` and a
/// keyed hash.
///
/// A segment names a person when it holds all words of a name (two Han characters or two Latin words make one), or
/// a number, phone, address or e-mail of six characters and more. A clinical record outside BIDS folders is called
/// after its patient so often that its file name is always replaced.
final class PublicPaths {

    private static final Set<String> NUMBERS = Set.of("national_id", "record_number", "phone", "email");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;^_./+\\-·]+");
    private static final int SHORTEST_NUMBER = 6;

    private final UUID projectId;
    private final Vault vault;
    private final List<List<String>> telling;
    private final Map<String, String> renamed = new HashMap<>();
    private final Map<String, Boolean> looked = new HashMap<>();

    PublicPaths(UUID projectId, Vault vault, Collection<Assessment> assessments) {
        this.projectId = projectId;
        this.vault = vault;
        this.telling = assessments.stream()
                .flatMap(assessment -> assessment.identities().stream())
                .map(PublicPaths::words)
                .filter(words -> !words.isEmpty())
                .distinct()
                .toList();
    }

    /// Original path → path that may be seen, for those that differ.
    Map<String, String> renamed() {
        return renamed;
    }

    String of(Unit unit, String path) {
        var segments = path.split("/");
        var result = new ArrayList<String>();
        for (int i = 0; i < segments.length; i++) {
            boolean file = i == segments.length - 1;
            boolean record =
                    file && unit.kind() == Kind.FHIR_BUNDLE && unit.entities().subject() == null;
            result.add(record || names(segments[i]) ? hidden(segments[i], file, record) : segments[i]);
        }
        var visible = String.join("/", result);
        if (!visible.equals(path)) {
            renamed.put(path, visible);
        }
        return visible;
    }

    private String hidden(String segment, boolean file, boolean record) {
        if (record && segment.matches("record-[0-9a-f]{8}(\\.[a-z0-9]+){0,2}")) {
            return segment;
        }
        var name = (record ? "record-" : "hidden-") + vault.shortHash(projectId, segment);
        return file ? name + extension(segment) : name;
    }

    private boolean names(String segment) {
        return looked.computeIfAbsent(
                segment.toLowerCase(Locale.ROOT),
                lower -> telling.stream().anyMatch(words -> words.stream().allMatch(lower::contains)));
    }

    private static List<String> words(Identity identity) {
        var value = identity.value().strip().toLowerCase(Locale.ROOT);
        if (NUMBERS.contains(identity.kind())) {
            return value.length() >= SHORTEST_NUMBER ? List.of(value) : List.of();
        }
        if (!identity.kind().equals("name")) {
            return List.of();
        }
        var words = BETWEEN_WORDS
                .splitAsStream(value)
                .filter(word -> word.length() > 1)
                .toList();
        boolean han = words.stream().anyMatch(word -> word.codePoints().anyMatch(Character::isIdeographic));
        return han || words.size() > 1 ? words : List.of();
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        if (dot > 0 && name.substring(dot).equalsIgnoreCase(".gz") && name.lastIndexOf('.', dot - 1) > 0) {
            dot = name.lastIndexOf('.', dot - 1);
        }
        return dot <= 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }
}
