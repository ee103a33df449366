package org.naohai.quality.cognition;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.tables.DataDictionary;

/// Reads sex, handedness and age as tables code them; a bare number without a dictionary says nothing.
final class Persons {

    /// Years; nobody has become older than 122.
    static final int OLDEST = 130;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s·/,;、，；()（）]+");

    private Persons() {}

    static @Nullable String sex(String cell, DataDictionary.Column declared) {
        return meant(cell, declared, word -> switch (word) {
            case "m", "male", "man", "boy", "男", "男性", "男孩" -> "male";
            case "f", "female", "woman", "girl", "女", "女性", "女孩" -> "female";
            case "o", "other", "其他" -> "other";
            default -> null;
        });
    }

    static @Nullable String handedness(String cell, DataDictionary.Column declared) {
        return meant(cell, declared, word -> switch (word) {
            case "r", "right", "right-handed", "右", "右利手", "右手" -> "right";
            case "l", "left", "left-handed", "左", "左利手", "左手" -> "left";
            case "a", "ambidextrous", "both", "双", "双利手", "混合" -> "ambidextrous";
            default -> null;
        });
    }

    /// In years; months, weeks and days by the dictionary's unit; null when nobody can be that old.
    static @Nullable Double ageYears(String cell, DataDictionary.Column declared) {
        var number = Cells.number(cell.replaceAll("岁$", ""));
        if (number == null) {
            return null;
        }
        double years = number / perYear(declared.unit());
        return years >= 0 && years <= OLDEST ? years : null;
    }

    /// How many of the unit make a year; 1 where the unit is a year or unknown.
    static double perYear(@Nullable String unit) {
        return switch (unit == null ? "" : unit.toLowerCase(Locale.ROOT)) {
            case "month", "months", "mo", "月" -> 12;
            case "week", "weeks", "wk", "周" -> 365.25 / 7;
            case "day", "days", "d", "天" -> 365.25;
            default -> 1;
        };
    }

    /// The first that is understood of: the meaning in the dictionary, its words (`女 female`), the cell itself.
    private static @Nullable String meant(
            String cell, DataDictionary.Column declared, Function<String, @Nullable String> understood) {
        var meaning = Objects.requireNonNullElse(Cells.level(cell, declared), "");
        return Stream.of(Stream.of(meaning), BETWEEN_WORDS.splitAsStream(meaning), Stream.of(cell))
                .flatMap(words -> words)
                .map(word -> understood.apply(word.strip().toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
