package org.naohai.catalogue.dicom.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Refused;

/// What a request asks for (PS3.18 10.6.1.2).
///
/// - **cursor** where to go on; null where the offset says it · **warnings** what was asked and is not done
record Query(
        List<Condition> conditions,
        int limit,
        int offset,
        @Nullable Cursor cursor,
        List<String> warnings) {

    private static final int MOST_OFFSET = 1_000_000;
    private static final int MOST_CONDITIONS = 32;

    /// Parameters that are no attributes.
    private static final Set<String> OTHERS = Set.of(
            "limit", "offset", "cursor", "fuzzymatching", "includefield", "accept", "charset", "emptyvaluematching");

    Query {
        conditions = List.copyOf(conditions);
        warnings = List.copyOf(warnings);
    }

    /// - **usual** limit where none is given · **most** limit, whatever is given
    static Query of(Map<String, String[]> parameters, int usual, int most) {
        var conditions = new ArrayList<Condition>();
        var warnings = new ArrayList<String>();
        parameters.forEach((name, values) -> {
            if (!OTHERS.contains(name)) {
                for (var value : values) {
                    add(name, value, conditions, warnings);
                }
            }
        });
        if (conditions.size() > MOST_CONDITIONS) {
            throw Refused.of(
                    Refused.Kind.INVALID, "QUERY_KEY_INVALID", null, "more keys", "at most " + MOST_CONDITIONS);
        }
        if ("true".equalsIgnoreCase(first(parameters, "fuzzymatching"))) {
            warnings.add("The fuzzymatching parameter is not supported. Only literal matching has been performed.");
        }
        int limit = number(parameters, "limit", usual, Integer.MAX_VALUE);
        var cursor = Cursor.parse(first(parameters, "cursor"));
        return new Query(
                conditions, Math.min(limit, most), number(parameters, "offset", 0, MOST_OFFSET), cursor, warnings);
    }

    private static void add(String name, String value, List<Condition> conditions, List<String> warnings) {
        var key = Key.named(name);
        if (key.isEmpty()) {
            if (!Attributes.isKnown(name)) {
                throw Refused.of(
                        Refused.Kind.INVALID,
                        "QUERY_KEY_INVALID",
                        null,
                        "a key that is no attribute",
                        "a keyword of PS3.6 or eight hexadecimal digits");
            }
            if (!value.isEmpty()) {
                warnings.add("Matching on " + name + " is not supported; it matches everything.");
            }
        } else if (!value.isEmpty() && !value.matches("\\*+")) {
            conditions.add(Condition.of(key.get(), value));
        }
    }

    /// - **fails** where it is no number from 0 on
    private static int number(Map<String, String[]> parameters, String name, int otherwise, int most) {
        var text = first(parameters, name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // as any other value that is none
        }
        throw Refused.of(Refused.Kind.INVALID, "QUERY_KEY_INVALID", name, "another value", "a number from 0 on");
    }

    private static @Nullable String first(Map<String, String[]> parameters, String name) {
        var values = parameters.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    Query with(Condition further) {
        var more = new ArrayList<>(conditions);
        more.add(further);
        return new Query(more, limit, offset, cursor, warnings);
    }

    /// Where a page of series or instances ended.
    ///
    /// - **after** the last study that was shown whole · **skip** rows that were shown of the one behind it
    record Cursor(Bookmark after, int skip) {

        static @Nullable Cursor parse(@Nullable String encoded) {
            if (encoded == null || encoded.isEmpty()) {
                return null;
            }
            int dot = encoded.lastIndexOf('.');
            var skip = dot < 0 ? "0" : encoded.substring(dot + 1);
            if (!skip.matches("\\d{1,7}")) {
                throw org.naohai.catalogue.list.Cursor.invalid();
            }
            return new Cursor(Bookmark.parse(dot < 0 ? encoded : encoded.substring(0, dot)), Integer.parseInt(skip));
        }

        String encoded() {
            var place = after.equals(Bookmark.START) ? "" : after.encoded();
            return skip == 0 ? place : place + "." + skip;
        }
    }
}
