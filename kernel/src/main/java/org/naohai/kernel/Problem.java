package org.naohai.kernel;

import org.jspecify.annotations.Nullable;

/// What is wrong with a piece of data: a result, not an exception.
///
/// - **code** stable English upper snake case, e.g. `NIFTI_TRUNCATED`; its title and fix, in both languages, stand in
///   [ProblemTexts] (`META-INF/naohai/problems.tsv` of the module that reports it)
/// - **file** path inside the import, `/`-separated; never an absolute path
/// - **found**, **expected** short values, never an identifier of a person; what a person wrote is [#quoted]
public record Problem(
        String code,
        Severity severity,
        @Nullable String file,
        @Nullable String field,
        String found,
        String expected) {

    private static final int MAX_VALUE = 300;

    public Problem {
        found = clipped(found);
        expected = clipped(expected);
    }

    public static Problem error(
            String code, @Nullable String file, @Nullable String field, String found, String expected) {
        return new Problem(code, Severity.ERROR, file, field, found, expected);
    }

    public static Problem warning(
            String code, @Nullable String file, @Nullable String field, String found, String expected) {
        return new Problem(code, Severity.WARNING, file, field, found, expected);
    }

    public static Problem info(
            String code, @Nullable String file, @Nullable String field, String found, String expected) {
        return new Problem(code, Severity.INFO, file, field, found, expected);
    }

    public Text title() {
        return ProblemTexts.shipped().title(code);
    }

    public Text fix() {
        return ProblemTexts.shipped().fix(code);
    }

    /// [#found] for people, in both languages.
    public Text foundText() {
        return ValueTexts.of(found);
    }

    /// [#expected] for people, in both languages.
    public Text expectedText() {
        return ValueTexts.of(expected);
    }

    /// A value that a person wrote, as [#found]: in quotation marks it is never taken for a phrase and translated.
    public static String quoted(String value) {
        return "“" + value + "”";
    }

    private static String clipped(String value) {
        return value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE - 1) + "…";
    }
}
