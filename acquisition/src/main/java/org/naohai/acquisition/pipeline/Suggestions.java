package org.naohai.acquisition.pipeline;

import static java.util.Comparator.naturalOrder;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.naohai.acquisition.store.DatasetRows.Suggestion;
import org.naohai.formats.Kind;
import org.naohai.quality.Assessment;

/// Whose a unit without a subject may be, by what its name or content shares with a known label.
final class Suggestions {

    private static final Set<Kind> OF_A_PERSON =
            Set.of(Kind.NIFTI, Kind.EDF, Kind.BDF, Kind.BRAINVISION, Kind.DICOM, Kind.VCF);
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LETTERS_BEFORE = Pattern.compile("^\\p{L}+(?=\\p{N})");

    private final Set<String> labels;
    private final Map<String, String> byCore;

    Suggestions(Set<String> labels) {
        this.labels = labels;
        this.byCore = labels.stream()
                .sorted()
                .collect(Collectors.toMap(Suggestions::core, label -> label, (first, later) -> first));
    }

    /// Whether the unit is one person's data without saying whose: a table of many subjects, a shared sidecar or a
    /// file of several samples legitimately belongs to no single one.
    static boolean needsSubject(Assessment assessment) {
        var unit = assessment.unit();
        return OF_A_PERSON.contains(unit.kind())
                && (unit.kind() != Kind.VCF || assessment.subjects().size() == 1);
    }

    Optional<Suggestion> suggest(Assessment assessment, String path) {
        for (var statement : assessment.subjects()) {
            if (statement.label() != null && labels.contains(statement.label())) {
                return Optional.of(new Suggestion(
                        path,
                        statement.label(),
                        "文件内容中写明了 " + statement.label(),
                        "the content says " + statement.label()));
            }
        }
        return heldBy(path).map(label -> new Suggestion(path, label, "文件名中含有该受试者编号", "the file name holds this label"));
    }

    /// `P010_rest.edf`, `sub10.nii`, `10-eeg.bdf` hold `sub-10`; of several labels the first in order.
    private Optional<String> heldBy(String path) {
        return BETWEEN_WORDS
                .splitAsStream(path.toLowerCase(Locale.ROOT))
                .flatMap(word -> Stream.of(word, LETTERS_BEFORE.matcher(word).replaceFirst("")))
                .map(word -> byCore.get(withoutZeros(word)))
                .filter(Objects::nonNull)
                .min(naturalOrder());
    }

    private static String core(String label) {
        return withoutZeros(label.replaceFirst("^sub-", "").toLowerCase(Locale.ROOT));
    }

    private static String withoutZeros(String word) {
        return word.replaceFirst("^0+(?=.)", "");
    }
}
