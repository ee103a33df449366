package org.naohai.server.cli;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Text;
import org.naohai.kernel.ValueTexts;

/// What a command prints. Problems that stop a command are said in both languages, for who reads them may not be
/// who set the terminal's; in one where somebody asked for it (`NAOHAI_LANG`, `--lang`).
public final class Say {

    private static final List<Locale> BOTH = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private static volatile boolean one;

    private Say() {}

    static void inOneLanguage() {
        one = true;
    }

    private static List<Locale> languages() {
        return one ? List.of(Locale.getDefault()) : BOTH;
    }

    /// A text of `Messages.properties` in the language of the command.
    public static String text(String key, Object... values) {
        return MessageFormat.format(
                ResourceBundle.getBundle(
                                "org.naohai.server.cli.Messages",
                                Locale.getDefault(),
                                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT))
                        .getString(key),
                values);
    }

    public static void line(String line) {
        System.out.println(line);
    }

    public static void problem(Problem problem) {
        problem(problem.title(), problem.fix(), problem.field(), problem.found(), problem.expected());
    }

    static void problem(
            Text title,
            Text fix,
            @org.jspecify.annotations.Nullable String field,
            String foundValue,
            String expectedValue) {
        for (var language : languages()) {
            boolean chinese = language.equals(Locale.SIMPLIFIED_CHINESE);
            System.err.println("✗ " + title.in(language));
            var found = ValueTexts.of(foundValue).in(language);
            var expected = ValueTexts.of(expectedValue).in(language);
            System.err.println("  " + (field == null ? "" : field + (chinese ? "：" : ": "))
                    + (chinese ? "实际 " + found + "，应为 " + expected : "found " + found + ", expected " + expected));
            System.err.println("  → " + fix.in(language));
        }
    }
}
