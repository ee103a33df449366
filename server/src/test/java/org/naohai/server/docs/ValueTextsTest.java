package org.naohai.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.Problem;
import org.naohai.kernel.ValueTexts;
import org.naohai.testkit.SharedData;

/// What problems find and expect reads in Chinese, too: every English phrase in the sources has its Chinese text.
class ValueTextsTest {

    private static final Path ROOT = SharedData.projectRoot();
    private static final Pattern REPORTED =
            Pattern.compile("(?:Problem\\s*\\.\\s*(?:error|warning|info)|new Problem|Refused\\s*\\.\\s*of"
                    + "|\\b(?:warn|when|columns))\\s*\\(");
    /// Words of standards and programs, read the same in any language.
    private static final Pattern NEUTRAL = Pattern.compile(
            "[^a-z]*|.*_.*|"
                    + "\\.vhdr|\\.bval \\+ \\.bvec|NaN \\| Inf|UTF-8|RFC \\d+|VCFv4.*|#CHROM.*|CHROM POS.*|linux x86_64|2 \\(mm\\)|3 × n|on|root|\\|z\\| ≤ 5|≥ .* s/mm²|Bearer nh_…|"
                    + "resourceType|Bundle|sub-10|domain:imaging|intake, path|Brain Vision Data Exchange Header File|"
                    + "annex/objects/…|sub-<label>|\\.bval.*|open, registered, controlled, project|owner, contributor, reader|[≤>] [\\d,]+ ([KMGT]?iB|s)|s");

    @Test
    void every_phrase_that_a_problem_finds_or_expects_has_a_chinese_text() throws IOException {
        var phrases = phrases();
        assertThat(phrases).hasSizeGreaterThan(100);
        phrases.entrySet().removeIf(one -> NEUTRAL.matcher(one.getKey()).matches() || ValueTexts.knows(one.getKey()));
        assertThat(phrases).isEmpty();
    }

    @Test
    void values_stand_in_their_places() {
        assertThat(ValueTexts.of("12 cells").zh()).isEqualTo("12 个单元格");
        assertThat(ValueTexts.of("3 rows, first with 7 cells").zh()).isEqualTo("3 行，首个有 7 个单元格");
        assertThat(ValueTexts.of("3 columns: a, b").zh()).isEqualTo("3 列：a, b");
        assertThat(ValueTexts.of("≥ 3 mm").zh()).isEqualTo("≥ 3 mm");
        assertThat(ValueTexts.of("absent").en()).isEqualTo("absent");
        assertThat(ValueTexts.of("3 of 7 samples").zh()).isEqualTo("7 个样本中的 3 个");
        assertThat(ValueTexts.of("2 columns: one value").zh()).isEqualTo("2 列：只有一个取值");
        assertThat(ValueTexts.of("participants.tsv: male; FHIR: female").zh()).isEqualTo("participants.tsv：男；FHIR：女");
    }

    @Test
    void one_is_singular_in_english() {
        assertThat(ValueTexts.of("1 cells").en()).isEqualTo("1 cell");
        assertThat(ValueTexts.of("1 entries").en()).isEqualTo("1 entry");
        assertThat(ValueTexts.of("1 columns: one value").en()).isEqualTo("1 column: one value");
        assertThat(ValueTexts.of("11 cells").en()).isEqualTo("11 cells");
    }

    @Test
    void what_a_person_wrote_is_never_translated() {
        assertThat(ValueTexts.of("nobody").zh()).isEqualTo("未登录");
        assertThat(ValueTexts.of(Problem.quoted("nobody")).zh()).isEqualTo("“nobody”");
        assertThat(ValueTexts.of(Problem.quoted("3 cells")).zh()).isEqualTo("“3 cells”");
    }

    /// Literal phrase → where it stands.
    private static Map<String, String> phrases() throws IOException {
        var phrases = new TreeMap<String, String>();
        try (var files = Files.walk(ROOT, 12)) {
            for (var file : (Iterable<Path>) files.filter(ValueTextsTest::isSource)::iterator) {
                var source = Files.readString(file);
                REPORTED.matcher(source).results().forEach(found -> {
                    var arguments = arguments(source, found.end());
                    for (var one : arguments.subList(Math.max(3, arguments.size() - 2), arguments.size())) {
                        if (one.matches("\"[^\"]*\"")) {
                            phrases.put(one.substring(1, one.length() - 1), String.valueOf(file.getFileName()));
                        }
                    }
                });
            }
        }
        return phrases;
    }

    /// The arguments of a call, from behind its parenthesis to its end.
    private static List<String> arguments(String source, int from) {
        var arguments = new ArrayList<String>();
        int depth = 0;
        int start = from;
        boolean quoted = false;
        for (int i = from; depth >= 0; i++) {
            char one = source.charAt(i);
            if (one == '"' && source.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && "([{".indexOf(one) >= 0) {
                depth++;
            } else if (!quoted && ")]}".indexOf(one) >= 0) {
                depth--;
            }
            if (!quoted && (depth < 0 || depth == 0 && one == ',')) {
                arguments.add(source.substring(start, i).strip());
                start = i + 1;
            }
        }
        return arguments.size() < 4 ? List.of("", "", "") : arguments;
    }

    private static boolean isSource(Path file) {
        var path = ROOT.relativize(file).toString();
        return path.endsWith(".java") && path.contains("src/main/java");
    }
}
