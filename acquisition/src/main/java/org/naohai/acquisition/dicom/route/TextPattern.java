package org.naohai.acquisition.dicom.route;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;

/// A pattern of a rule, against the whole of a value, in upper or lower case, full or half width.
///
/// `*` stands for any characters and is a group, `?` for one; behind `re:` stands an [Expression].
record TextPattern(String text, Program program) {

    static final int LONGEST = 200;
    private static final String EXPRESSION = "re:";
    private static final String SPECIAL = "\\.[](){}*+?|^$";

    /// - **fails** [PatternRefused]
    static TextPattern of(String text) {
        if (text.length() > LONGEST) {
            throw PatternRefused.tooLarge();
        }
        var plain = normal(text);
        var expression = plain.startsWith(EXPRESSION) ? plain.substring(EXPRESSION.length()) : ofGlob(plain);
        try {
            return new TextPattern(text, Expression.compiled(expression));
        } catch (PatternRefused e) {
            throw plain.startsWith(EXPRESSION) && e.position() > 0
                    ? new PatternRefused(e.position() + EXPRESSION.length())
                    : e;
        }
    }

    Optional<List<String>> match(String value) {
        return program.match(normal(value));
    }

    int groups() {
        return program.groups();
    }

    /// Whether it says nothing: whatever the value, it matches.
    boolean matchesAll() {
        return program.match("").isPresent()
                && program.match("\u0001").isPresent()
                && program.match("\u0001\u0002\u0003").isPresent();
    }

    /// Whether it fits one value only, so that it could be the very id of a person.
    boolean isLiteral() {
        return program.isLiteral();
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
