package org.naohai.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.ProblemTexts;
import org.naohai.testkit.SharedData;

class ProblemGuideTest {

    private static final Path ROOT = SharedData.projectRoot();
    private static final Path PAGE = ROOT.resolve("docs/guide/problems.md");
    private static final Pattern CODE =
            Pattern.compile("(?:Problem\\s*\\.\\s*(?:error|warning|info)|new Problem)\\s*\\(\\s*\"([A-Z0-9_]+)\"");

    @Test
    void the_guide_lists_every_problem_code_as_shipped() throws IOException {
        var page = render();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("rewrite it with -Dgolden.update=true").hasContent(page);
    }

    @Test
    void every_code_that_the_sources_report_has_texts() throws IOException {
        assertThat(ProblemTexts.shipped().codes()).containsAll(codesInSources());
    }

    @Test
    void titles_and_fixes_are_there_in_both_languages() {
        var texts = ProblemTexts.shipped();
        for (var code : texts.codes()) {
            assertThat(texts.title(code).zh()).as(code).matches(".*\\p{IsHan}.*");
            assertThat(texts.fix(code).zh()).as(code).matches(".*\\p{IsHan}.*");
            assertThat(texts.title(code).en()).as(code).matches(".*[A-Za-z].*").doesNotContainPattern("\\p{IsHan}");
            assertThat(texts.fix(code).en()).as(code).matches(".*[A-Za-z].*").doesNotContainPattern("\\p{IsHan}");
        }
    }

    private static String render() {
        var texts = ProblemTexts.shipped();
        var page = new StringBuilder("""
                # Problems 问题

                What each code means and what to do. 每个代码的含义与改法。

                | code | 含义 | meaning | 改法 | fix |
                |---|---|---|---|---|
                """);
        for (var code : new TreeSet<>(texts.codes())) {
            var title = texts.title(code);
            var fix = texts.fix(code);
            page.append("| `%s` | %s | %s | %s | %s |%n"
                    .formatted(code, cell(title.zh()), cell(title.en()), cell(fix.zh()), cell(fix.en())));
        }
        return page.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static Set<String> codesInSources() throws IOException {
        var codes = new TreeSet<String>();
        try (var files = Files.walk(ROOT, 12)) {
            for (var file : (Iterable<Path>) files.filter(ProblemGuideTest::isSource)::iterator) {
                CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        return codes;
    }

    private static boolean isSource(Path file) {
        var path = ROOT.relativize(file).toString();
        return path.endsWith(".java") && path.contains("src/main/java");
    }
}
