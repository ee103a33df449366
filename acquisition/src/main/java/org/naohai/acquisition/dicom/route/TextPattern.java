package org.naohai.acquisition.dicom.route;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A pattern of a rule, against the whole of a value, in upper or lower case, full or half width.
///
/// `*` stands for any characters and is a group, `?` for one; behind `re:` stands a regular expression of RE2, whose
/// time is linear in the text: no pattern can hang the intake.
///
/// - **isLiteral** whether it fits one value only, so that it could be the very id of a person
record TextPattern(String text, Pattern compiled, boolean isLiteral) {

    static final int LONGEST = 200;
    private static final int LONGEST_VALUE = 256;
    private static final int LARGEST_PROGRAM = 2_000;
    /// before the size of the program can be asked
    private static final int LARGEST_SIZE = 8_192;

    private static final String EXPRESSION = "re:";
    private static final String SPECIAL = "\\.[](){}*+?|^$";

    /// - **fails** [PatternRefused]
    static TextPattern of(String text) {
        if (text.length() > LONGEST) {
            throw PatternRefused.tooLarge();
        }
        var plain = normal(text);
        if (plain.length() > LONGEST) { // one character may be eighteen in half width
            throw PatternRefused.tooLarge();
        }
        boolean isExpression = plain.startsWith(EXPRESSION);
        var expression = isExpression ? plain.substring(EXPRESSION.length()) : ofGlob(plain);
        var shape = ExpressionShape.of(expression);
        if (shape.size() > LARGEST_SIZE) {
            throw PatternRefused.tooLarge();
        }
        try {
            var compiled = Pattern.compile(shape.expression(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
            if (compiled.programSize() > LARGEST_PROGRAM) {
                throw PatternRefused.tooLarge();
            }
            return new TextPattern(text, compiled, !shape.isWide());
        } catch (PatternSyntaxException e) {
            int at = expression.indexOf(e.getPattern());
            int position = at < 0 ? expression.length() : at + 1;
            throw new PatternRefused(isExpression ? position + EXPRESSION.length() : position);
        }
    }

    /// What the groups hold where the whole value matches; empty where a group took no part.
    Optional<List<String>> match(String value) {
        var plain = normal(value);
        var matcher = compiled.matcher(plain.length() <= LONGEST_VALUE ? plain : plain.substring(0, LONGEST_VALUE));
        return matcher.matches()
                ? Optional.of(IntStream.rangeClosed(1, groups())
                        .mapToObj(group -> matcher.start(group) < 0 ? "" : matcher.group(group))
                        .toList())
                : Optional.empty();
    }

    int groups() {
        return compiled.groupCount();
    }

    /// Whether it says nothing: whatever the value, it matches.
    boolean matchesAll() {
        return compiled.matches("") && compiled.matches("\u0001") && compiled.matches("\u0001\u0002\u0003");
    }

    private static String ofGlob(String glob) {
        var expression = new StringBuilder();
        for (char one : glob.toCharArray()) {
            if (one == '*') {
                expression.append("(.*)");
            } else if (one == '?') {
                expression.append('.');
            } else {
                expression.append(SPECIAL.indexOf(one) >= 0 ? "\\" : "").append(one);
            }
        }
        return expression.toString();
    }

    private static String normal(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
    }
}
