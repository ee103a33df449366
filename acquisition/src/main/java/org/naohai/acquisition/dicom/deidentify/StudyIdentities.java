package org.naohai.acquisition.dicom.deidentify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.naohai.quality.identity.IdentitySpans.Span;
import org.naohai.quality.identity.Shapes;

/// What the identity fields of a study hold, sought in its other texts in every order of words, with any
/// separators, in any case, in Han characters and in pinyin. Not thread-safe.
///
/// - **not sought** a family or given name of one Han character or two letters alone, a word of imaging that
///   somebody is called by (`imaging-words.txt`), numbers of fewer than four characters
final class StudyIdentities {

    static final Set<String> IMAGING_WORDS = ProfileTable.lines("imaging-words.txt").stream()
            .flatMap(line -> Arrays.stream(line.split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern PARTS = Pattern.compile("[\\^=\\s,;_./+·・|]+");
    static final int SHORTEST_NUMBER = 4;
    private static final int UNMISTAKABLE = 6;
    private static final int SHORTEST_WORD = 3;
    /// Sought in every order; of a longer name each word by itself, and those beside each other.
    private static final int MOST_PARTS = 4;
    private static final int MOST_WORDS = 16;
    private static final int LONGEST = 64;
    /// A series names some ten people and things; what names hundreds is no series.
    private static final int MOST_VALUES = 500;
    private static final int MOST_NEEDLES = 20_000;

    private static final List<UnaryOperator<String>> READINGS =
            List.of(Pinyin::of, Pinyin::ofWords, han -> Pinyin.of(han, "v"), han -> Pinyin.of(han, "yu"));

    private final Map<String, Needle> needles = new HashMap<>();
    private final Set<String> learnt = new HashSet<>();
    private final Set<LocalDate> days = new HashSet<>();
    private final List<String> kinds = new ArrayList<>();
    /// Short parts of one name: each counts where all do.
    private final Set<List<String>> together = new HashSet<>();

    private boolean overflowed;

    /// - **kind** `name`, `birth_date`, `record_number`, `phone`, `address`, `institution` or `device`
    /// - **value** in the text of the field, all component groups
    /// - **returns** whether there is something new to look for
    boolean learn(String kind, String value) {
        if (value.isBlank() || learnt.contains(kind + value) || full()) {
            return false;
        }
        learnt.add(kind + value);
        kinds.add(kind);
        int before = needles.size() + together.size() + days.size();
        switch (kind) {
            case "name" ->
                Arrays.stream(value.split("=")).filter(group -> !full()).forEach(this::name);
            case "date" -> day(value);
            case "birth_date" -> BirthDates.spellings(value).forEach(form -> number(kind, form));
            default -> number(kind, value);
        }
        return needles.size() + together.size() + days.size() > before;
    }

    private boolean full() {
        boolean full = learnt.size() >= MOST_VALUES || needles.size() + together.size() >= MOST_NEEDLES;
        overflowed |= full;
        return full;
    }

    /// Whether more was told than is looked for: texts may hold what nobody sought.
    boolean overflowed() {
        return overflowed;
    }

    /// Of each value that was learnt, its kind.
    List<String> kinds() {
        return kinds;
    }

    void find(String text, List<Span> spans) {
        if (needles.isEmpty()) {
            return;
        }
        var spelling = Spelling.of(text);
        needles.values().forEach(needle -> needle.find(text, spelling, spans));
        var sounds = Spelling.inPinyin(text);
        if (sounds != null) {
            needles.values().stream().filter(Needle::sounds).forEach(needle -> needle.find(text, sounds, spans));
            var words = Spelling.inPinyinOfWords(text);
            if (words != null) {
                needles.values().stream().filter(Needle::sounds).forEach(needle -> needle.find(text, words, spans));
            }
        }
        for (var parts : together) {
            findTogether(parts, text, spelling, spans);
        }
    }

    private static void findTogether(List<String> parts, String text, Spelling spelling, List<Span> spans) {
        var found = new ArrayList<Span>();
        for (var part : parts) {
            int before = found.size();
            new Needle(part, "name", Needle.Bounds.WORD, false).find(text, spelling, found);
            if (found.size() == before) {
                return;
            }
        }
        spans.addAll(found);
    }

    private void day(String value) {
        var day = Shapes.date(value);
        if (day != null) {
            days.add(day);
        }
    }

    /// Whether something of the study was on that day.
    boolean isOf(LocalDate day) {
        return days.contains(day);
    }

    private void name(String group) {
        var raw = PARTS.splitAsStream(group.strip())
                .filter(part -> !part.isEmpty() && part.length() <= LONGEST)
                .limit(MOST_WORDS)
                .toList();
        names(raw.stream().map(Spelling::letters).toList());
        names(raw.stream().map(Spelling::umlauts).map(Spelling::letters).toList());
        names(raw.stream().map(Spelling::letters).map(Pinyin::withoutUmlaut).toList());
        raw.stream()
                .filter(part -> part.indexOf('-') > 0)
                .flatMap(part -> Arrays.stream(part.split("-")))
                .map(Spelling::letters)
                .filter(part -> part.length() > SHORTEST_NUMBER)
                .forEach(this::word);
    }

    private void names(List<String> spelled) {
        var parts = spelled.stream().filter(part -> !part.isEmpty()).toList();
        if (parts.isEmpty() || parts.stream().allMatch(IMAGING_WORDS::contains)) {
            return;
        }
        parts(parts);
        if (parts.stream().anyMatch(part -> part.codePoints().anyMatch(Character::isIdeographic))) {
            readings(parts);
            characters(parts);
        } else if (parts.size() == 1) {
            unparted(parts.getFirst());
        }
    }

    private void readings(List<String> han) {
        for (var reading : READINGS) {
            parts(han.stream().map(reading).toList());
        }
    }

    /// `张三` unparted: read as one family name and one given name.
    private void characters(List<String> parts) {
        if (parts.size() == 1
                && parts.getFirst().codePointCount(0, parts.getFirst().length()) >= 2) {
            for (var name : Han.families(parts.getFirst())) {
                parts(name);
                readings(name);
            }
        }
    }

    /// `zhangsanfeng`: read as pinyin, given name first, and the given name alone.
    private void unparted(String letters) {
        for (int i = 2; i < letters.length(); i++) {
            var family = letters.substring(0, i);
            var given = letters.substring(i);
            boolean two = !Syllables.initials(given).isEmpty();
            boolean compound = !Syllables.initials(family).isEmpty();
            if ((Syllables.contains(family) || compound && two) && (two || Syllables.contains(given))) {
                full(given + family);
                if (two && given.length() > SHORTEST_NUMBER) {
                    word(given);
                }
            }
        }
    }

    private void parts(List<String> parts) {
        for (var part : parts) {
            word(part);
        }
        if (parts.size() > MOST_PARTS) {
            for (int i = 1; i < parts.size(); i++) {
                full(parts.get(i - 1) + parts.get(i));
            }
        } else if (parts.size() > 1) {
            initials(parts);
            syllables(parts);
            orders(parts, "", new boolean[parts.size()], 0);
            var pair = List.copyOf(parts);
            if (pair.stream().allMatch(part -> part.length() >= 2)) {
                together.add(pair);
            }
        }
    }

    /// `zsanfeng`, `smithj`: as people sign in, and as they sign.
    private void initials(List<String> parts) {
        for (var part : parts) {
            for (var other : parts) {
                if (!part.equals(other) && part.length() >= SHORTEST_NUMBER) {
                    word(other.charAt(0) + part);
                    word(part + other.charAt(0));
                }
            }
        }
    }

    /// `wangxm`, `wxm`: a Chinese given name by its syllables.
    private void syllables(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            var family = parts.get(i);
            var given = new ArrayList<>(parts);
            given.remove(i);
            if (Syllables.contains(family) || !Syllables.initials(family).isEmpty()) {
                for (var initials : Syllables.initials(String.join("", given))) {
                    word(family + initials);
                    word(initials + family);
                    word(family.charAt(0) + initials);
                    word(initials + family.charAt(0));
                }
            }
        }
    }

    private void orders(List<String> parts, String before, boolean[] used, int count) {
        if (count >= 2) {
            full(before);
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                used[i] = true;
                orders(parts, before + parts.get(i), used, count + 1);
                used[i] = false;
            }
        }
    }

    private void full(String letters) {
        boolean han = letters.codePoints().anyMatch(Character::isIdeographic);
        if (letters.length() >= (han ? 2 : SHORTEST_NUMBER) && !IMAGING_WORDS.contains(letters)) {
            put(new Needle(
                    letters,
                    "name",
                    letters.length() >= UNMISTAKABLE ? Needle.Bounds.NUMBER : Needle.Bounds.WORD,
                    !han && letters.length() >= SHORTEST_NUMBER));
        }
    }

    private void word(String part) {
        boolean han = part.codePoints().anyMatch(Character::isIdeographic);
        if (part.length() >= (han ? 2 : SHORTEST_WORD) && !IMAGING_WORDS.contains(part)) {
            put(new Needle(part, "name", Needle.Bounds.WORD, false));
        }
    }

    private void number(String kind, String value) {
        var letters = Spelling.letters(value);
        if (letters.length() < SHORTEST_NUMBER || letters.length() > 4 * LONGEST || IMAGING_WORDS.contains(letters)) {
            return;
        }
        put(new Needle(letters, kind, bounds(letters), false));
        var bare = letters.replaceFirst("^0+", "");
        if (bare.length() > SHORTEST_NUMBER && bare.length() < letters.length()) {
            put(new Needle(bare, kind, bounds(bare), false));
        }
    }

    private static Needle.Bounds bounds(String letters) {
        return letters.length() >= UNMISTAKABLE && letters.chars().anyMatch(Character::isDigit)
                ? Needle.Bounds.NUMBER
                : Needle.Bounds.WORD;
    }

    private void put(Needle needle) {
        needles.putIfAbsent(needle.letters() + needle.bounds(), needle);
    }
}
