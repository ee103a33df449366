package org.naohai.acquisition.dicom.route;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Reads a regular expression of the part of the syntax that needs no more than [Program] and writes its steps:
/// characters, `.`, `\d \w \s`, `[a-z]`, `( )`, `(?: )`, `|`, `* + ?` and `{2,5}`; it always covers the whole text.
///
/// - **fails** [PatternRefused] on everything else. Owned by one thread.
final class Expression {

    private static final int MOST_REPEATS = 64;
    private static final int DEEPEST = 30;

    private final String text;
    private int at;
    private int groups;
    private int depth;

    private Expression(String text) {
        this.text = text;
    }

    /// What was read, before it is written as steps.
    sealed interface Node {
        record Take(IntPredicate chars) implements Node {}

        record Sequence(List<Node> parts) implements Node {}

        record Either(List<Node> ways) implements Node {}

        record Group(Node inside, int number) implements Node {}

        /// - **most** negative: without end
        record Repeat(Node inside, int least, int most) implements Node {}
    }

    static Program compiled(String text) {
        var reader = new Expression(text);
        var whole = reader.either();
        if (reader.at < text.length()) {
            throw reader.refused();
        }
        return new Program(Steps.of(whole), reader.groups);
    }

    private Node either() {
        if (++depth > DEEPEST) {
            throw refused();
        }
        var ways = new ArrayList<Node>();
        ways.add(sequence());
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            ways.add(sequence());
        }
        depth--;
        return ways.size() == 1 ? ways.getFirst() : new Node.Either(ways);
    }

    private Node sequence() {
        var parts = new ArrayList<Node>();
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            parts.add(repeated(single()));
        }
        return new Node.Sequence(parts);
    }

    private Node single() {
        char one = text.charAt(at++);
        return switch (one) {
            case '.' -> new Node.Take(Chars.ANY);
            case '\\' -> new Node.Take(escaped());
            case '[' -> new Node.Take(set());
            case '(' -> group();
            case '*', '+', '?', '{', '}', ']', '^', '$' -> throw refusedBefore();
            default -> new Node.Take(Chars.of(one));
        };
    }

    private Node group() {
        boolean plain = text.startsWith("?:", at);
        if (plain) {
            at += 2;
        }
        int number = plain ? -1 : groups++;
        var inside = either();
        if (at == text.length()) {
            throw refused();
        }
        at++;
        return plain ? inside : new Node.Group(inside, number);
    }

    private Node repeated(Node inside) {
        if (at == text.length()) {
            return inside;
        }
        return switch (text.charAt(at)) {
            case '*' -> more(inside, 0, -1);
            case '+' -> more(inside, 1, -1);
            case '?' -> more(inside, 0, 1);
            case '{' -> counted(inside);
            default -> inside;
        };
    }

    private Node more(Node inside, int least, int most) {
        at++;
        return new Node.Repeat(inside, least, most);
    }

    private Node counted(Node inside) {
        at++;
        int least = number();
        int most = least;
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            most = at < text.length() && text.charAt(at) == '}' ? -1 : number();
        }
        if (at == text.length() || text.charAt(at) != '}' || most >= 0 && most < least) {
            throw refused();
        }
        at++;
        return new Node.Repeat(inside, least, most);
    }

    private int number() {
        int value = 0;
        int start = at;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && value <= MOST_REPEATS) {
            value = 10 * value + Character.digit(text.charAt(at++), 10);
        }
        if (at == start || value > MOST_REPEATS) {
            throw refused();
        }
        return value;
    }

    private IntPredicate escaped() {
        if (at == text.length()) {
            throw refused();
        }
        char one = text.charAt(at++);
        return switch (one) {
            case 'd' -> Chars.DIGIT;
            case 'D' -> Chars.DIGIT.negate();
            case 's' -> Chars.SPACE;
            case 'S' -> Chars.SPACE.negate();
            case 'w' -> Chars.WORD;
            case 'W' -> Chars.WORD.negate();
            default -> {
                if (Character.isLetterOrDigit(one)) {
                    throw refusedBefore();
                }
                yield Chars.of(one);
            }
        };
    }

    private IntPredicate set() {
        boolean inverted = at < text.length() && text.charAt(at) == '^';
        if (inverted) {
            at++;
        }
        IntPredicate all = one -> false;
        int start = at;
        while (at < text.length() && (text.charAt(at) != ']' || at == start)) {
            all = all.or(member());
        }
        if (at == text.length()) {
            throw refused();
        }
        at++;
        return inverted ? all.negate() : all;
    }

    private IntPredicate member() {
        char first = text.charAt(at++);
        if (first == '\\') {
            return escaped();
        }
        boolean range = at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
        if (!range) {
            return Chars.of(first);
        }
        char last = text.charAt(at + 1);
        if (last < first || last == '\\') {
            throw refused();
        }
        at += 2;
        return Chars.between(first, last);
    }

    private PatternRefused refused() {
        return new PatternRefused(at + 1);
    }

    private PatternRefused refusedBefore() {
        return new PatternRefused(at);
    }
}
