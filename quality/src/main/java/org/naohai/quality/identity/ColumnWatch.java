package org.naohai.quality.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Watches the cells of one column go by and says in the end whether they identify people, and how.
///
/// A name's promise is believed only when the cells can keep it; shapes that leave no doubt (e-mail, 身份证, a sentence
/// with a phone) count wherever they stand; mobile numbers, dates and Chinese names need most of a column.
///
/// Not thread-safe; owned by one reading.
public final class ColumnWatch {

    private static final double MOST = 0.6;
    private static final int ENOUGH = 3;
    private static final int COUNTED_DISTINCT = 1_000;
    private static final int KEPT_CHARS = 100;
    private static final int LOOKED_AT = 200;
    private static final Pattern CAPITALISED_WORDS =
            Pattern.compile("\\p{Lu}[\\p{L}'’.-]+(?:,? \\p{Lu}[\\p{L}'’.-]*){1,3}");

    private static final int WORDED = 0;
    private static final int MANY_DIGITS = 1;
    private static final int DATE = 2;
    private static final int EMAIL = 3;
    private static final int NATIONAL_ID = 4;
    private static final int MOBILE = 5;
    private static final int PHONE = 6;
    private static final int CHINESE_NAME = 7;
    private static final int ADDRESS = 8;
    private static final int CAPITALISED = 9;
    private static final int NAMED_FILE = 10;
    private static final int SENTENCE = 11;
    private static final int SIGNS = 12;

    private final @Nullable String promised;
    private final boolean bareName;
    /// What each distinct cell shows, as bits: the first thousand cells, long ones cut and marked so that no short one
    /// is taken for them.
    private final Map<String, Integer> signs = new HashMap<>();

    private final long[] seen = new long[SIGNS];
    private long present;

    public ColumnWatch(String column) {
        this.promised = ColumnNames.promises(column);
        this.bareName = ColumnNames.bareName(column);
    }

    /// - **cell** present and stripped
    public void see(String cell) {
        present++;
        var kept = cell.length() <= KEPT_CHARS ? signs.get(cell) : null;
        int found = kept != null ? kept : look(cell);
        for (int sign = 0; found != 0; sign++, found >>>= 1) {
            seen[sign] += found & 1;
        }
    }

    /// Looks a cell over once; the same words come again and again in a column.
    private int look(String cell) {
        int found = signs(cell);
        if (signs.size() < COUNTED_DISTINCT) {
            signs.put(cell.length() > KEPT_CHARS ? cell.substring(0, KEPT_CHARS) + "…" : cell, found);
        }
        return found;
    }

    private static int signs(String cell) {
        long digits = Shapes.digits(cell);
        boolean letters = hasLetters(cell);
        int found = bit(WORDED, letters)
                | bit(MANY_DIGITS, digits >= 4)
                | bit(DATE, digits >= 6 && Shapes.isRealDate(cell))
                | bit(EMAIL, Shapes.hasEmail(cell))
                | bit(NATIONAL_ID, Shapes.hasNationalId(cell));
        return found
                | (letters
                        ? signsOfWords(cell)
                        : bit(MOBILE, Shapes.isMobile(cell))
                                | bit(PHONE, Shapes.hasPhone(cell) && Shapes.date(cell) == null));
    }

    private static int signsOfWords(String cell) {
        return bit(CHINESE_NAME, Shapes.isChineseName(cell))
                | bit(ADDRESS, Shapes.hasAddress(cell))
                | bit(CAPITALISED, CAPITALISED_WORDS.matcher(cell).matches())
                | bit(NAMED_FILE, PathIdentities.namedAfterSomeone(cell))
                | bit(SENTENCE, FreeText.identifies(cell));
    }

    private static int bit(int sign, boolean shown) {
        return shown ? 1 << sign : 0;
    }

    private static boolean hasLetters(String cell) {
        for (int i = 0, c; i < cell.length() && i < LOOKED_AT; i += Character.charCount(c)) {
            c = cell.codePointAt(i);
            if (Character.isLetter(c)) {
                return true;
            }
        }
        return false;
    }

    /// The kind of identity, or null.
    ///
    /// - **aboutPeople** whether the table has a column of subjects: only there is a day the day of a person
    public @Nullable String kind(boolean aboutPeople) {
        if (present == 0) {
            return null;
        }
        if (promised != null && kept(promised)) {
            return promised;
        }
        if (seen[NATIONAL_ID] > 0) {
            return seen[WORDED] > seen[NATIONAL_ID] ? "free_text" : "national_id";
        }
        if (seen[EMAIL] > 0) {
            return seen[EMAIL] * 2 > present ? "email" : "free_text";
        }
        if (seen[MOBILE] >= ENOUGH && seen[MOBILE] >= MOST * present && signs.size() >= ENOUGH) {
            return "phone";
        }
        if (seen[MOBILE] > 0 && seen[WORDED] > 0) {
            return "free_text";
        }
        if (seen[PHONE] >= ENOUGH && seen[PHONE] >= MOST * present) {
            return "phone";
        }
        if (seen[ADDRESS] * 2 > present) {
            return "address";
        }
        if (named(aboutPeople) || (aboutPeople && seen[NAMED_FILE] * 2 > present)) {
            return "name";
        }
        if (aboutPeople && seen[DATE] >= MOST * present) {
            return "date";
        }
        return seen[SENTENCE] > 0 ? "free_text" : null;
    }

    private boolean kept(String promise) {
        return switch (promise) {
            case "name" -> seen[WORDED] * 2 > present;
            case "phone" -> seen[MANY_DIGITS] + seen[WORDED] > 0 && longest() >= 5;
            case "email" -> seen[EMAIL] > 0;
            case "address" -> seen[WORDED] > 0 || seen[MANY_DIGITS] > 0 || signs.size() >= ENOUGH;
            case "birth_date" -> seen[DATE] > 0;
            case "national_id", "record_number" -> seen[MANY_DIGITS] > 0;
            default -> false;
        };
    }

    private boolean named(boolean aboutPeople) {
        if (bareName && aboutPeople && (seen[CAPITALISED] + seen[CHINESE_NAME]) * 2 > present) {
            return true;
        }
        return seen[CHINESE_NAME] >= ENOUGH
                && seen[CHINESE_NAME] >= 0.8 * present
                && signs.size() >= 0.8 * Math.min(present, 900);
    }

    private int longest() {
        return signs.keySet().stream().mapToInt(String::length).max().orElse(0);
    }
}
