package org.naohai.acquisition.dicom.deidentify;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// Judges single values that may stay: each once in a series.
final class ValueCleaner {

    private final TextSearch search;
    private final Consumer<Cleaner.Found> found;
    private final BytesCleaner bytes;

    ValueCleaner(TextSearch search, Consumer<Cleaner.Found> found) {
        this.search = search;
        this.found = found;
        this.bytes = new BytesCleaner(search);
    }

    /// There is more to look for.
    void forget() {
        bytes.forget();
    }

    boolean isTemporal(Element element) {
        return switch (element.vr()) {
            case DA, DT, TM -> true;
            default ->
                element.value() instanceof Value.Bytes bytes
                        && isZone(Texts.ascii(bytes).strip());
        };
    }

    @Nullable
    Element clean(
            Element element,
            Value.Bytes bytes,
            CharacterSets characters,
            Attribute attribute,
            String rule,
            int instance) {
        if (bytes.length() == 0 || !SafePrivate.isRewritten(attribute.safe) && staysUnread(element, bytes)) {
            return element;
        }
        var known = attribute.memo.get(bytes);
        var outcome = known != null ? known : attribute.memo.put(bytes, judged(element, bytes, characters, attribute));
        for (var kind : outcome.kinds()) {
            attribute.count(rule(kind, rule), done(kind), instance);
        }
        return outcome.element() == null ? element : outcome.element();
    }

    private static String rule(String kind, String rule) {
        return switch (kind) {
            case "shift", "uid", "value", "age", "csa", "protocol" -> rule;
            default -> "identity:" + kind;
        };
    }

    private static String done(String kind) {
        return switch (kind) {
            case "shift", "date" -> "shifted";
            case "uid" -> "mapped";
            case "value" -> "emptied";
            case "age" -> "replaced";
            case "csa", "protocol" -> "rewritten";
            default -> "cut";
        };
    }

    private static boolean staysUnread(Element element, Value.Bytes bytes) {
        return switch (element.vr()) {
            case DS, IS -> Values.isPlainNumbers(bytes, Values.MANY_DIGITS);
            case LO, SH, CS -> Values.isPlainNumbers(bytes, StudyIdentities.SHORTEST_NUMBER);
            case TM -> Values.isPlainTime(bytes);
            case FD, FL, SL, SS, SV, UL, US, UV, AT -> !Values.mayHoldText(bytes);
            default -> false;
        };
    }

    private Memo.Outcome judged(Element element, Value.Bytes value, CharacterSets characters, Attribute attribute) {
        if (SafePrivate.isRewritten(attribute.safe)) {
            return bytes.clean(element, value, attribute.safe);
        }
        return switch (element.vr()) {
            case UI -> mapped(element, value, search.uids(), "uid");
            case DA -> dates(element, value, dates -> dates::date);
            case DT -> dates(element, value, dates -> dates::dateTime);
            case TM -> only(element, value, Values::isTime);
            case AS -> ages(element, value, attribute);
            case OB, OW, OF, OD, OL, OV, UN, FD, FL, SL, SS, SV, UL, US, UV, AT ->
                bytes.clean(element, value, attribute.safe);
            default -> text(element, value, characters, search(element.tag()));
        };
    }

    private Memo.Outcome dates(
            Element element, Value.Bytes bytes, java.util.function.Function<Dates, UnaryOperator<String>> shift) {
        var dates = search.dates();
        return mapped(element, bytes, dates == null ? value -> "" : shift.apply(dates), "shift");
    }

    private static Memo.Outcome only(Element element, Value.Bytes bytes, java.util.function.Predicate<String> valid) {
        return mapped(element, bytes, value -> valid.test(value) ? value : "", "value");
    }

    private static Memo.Outcome ages(Element element, Value.Bytes bytes, Attribute attribute) {
        boolean capped = attribute.ruled != null && attribute.ruled.action() == Action.AGE;
        return mapped(
                element,
                bytes,
                written -> {
                    var age = Values.age(written);
                    return !Values.isAge(age) ? "" : capped ? Values.cappedAge(age) : age;
                },
                "age");
    }

    /// Each of several values by itself.
    private static Memo.Outcome mapped(
            Element element, Value.Bytes bytes, UnaryOperator<String> operator, String kind) {
        var text = Texts.ascii(bytes);
        if (text.indexOf('\\') < 0) {
            var value = unpadded(text);
            var one = value.isEmpty() ? value : operator.apply(value);
            return one.equals(value)
                    ? Memo.Outcome.UNCHANGED
                    : new Memo.Outcome(Writing.text(element.tag(), element.vr(), one), List.of(kind));
        }
        var other = Arrays.stream(text.split("\\\\", -1))
                .map(ValueCleaner::unpadded)
                .map(value -> value.isEmpty() ? value : operator.apply(value))
                .collect(Collectors.joining("\\"));
        var before = Arrays.stream(text.split("\\\\", -1))
                .map(ValueCleaner::unpadded)
                .collect(Collectors.joining("\\"));
        return other.equals(before)
                ? Memo.Outcome.UNCHANGED
                : new Memo.Outcome(Writing.text(element.tag(), element.vr(), other), List.of(kind));
    }

    private Memo.Outcome text(Element element, Value.Bytes bytes, CharacterSets characters, TextSearch sought) {
        boolean ascii = Texts.isAscii(bytes);
        var text = ascii ? Texts.ascii(bytes) : Texts.decoded(element, characters);
        var cuts = sought.find(text);
        if (!ascii && Readings.tellMore(bytes, text, cuts, sought) || Readings.tellMoreEscaped(text, cuts, sought)) {
            report(element.tag(), "hidden", text);
            return new Memo.Outcome(Writing.text(element.tag(), element.vr(), mask(element.vr())), List.of("hidden"));
        }
        if (cuts.isEmpty()) {
            return ascii
                    ? Memo.Outcome.UNCHANGED
                    : new Memo.Outcome(Writing.text(element.tag(), element.vr(), text), List.of());
        }
        cuts.stream().filter(Cut::masks).forEach(cut -> report(element.tag(), cut.kind(), text));
        return new Memo.Outcome(
                Writing.text(element.tag(), element.vr(), cut(text, cuts, element.vr())),
                cuts.stream().map(Cut::kind).distinct().toList());
    }

    /// A code or number that holds an identity means nothing without it.
    private static String cut(String text, List<Cut> cuts, Vr vr) {
        return switch (vr) {
            case DS, IS -> "";
            case AE, CS -> cuts.stream().anyMatch(Cut::masks) ? Writing.REMOVED : Cut.applied(text, cuts);
            default -> Cut.applied(text, cuts);
        };
    }

    private static String mask(Vr vr) {
        return switch (vr) {
            case AE, CS -> Writing.REMOVED;
            case DS, IS -> "";
            default -> Cut.MASK;
        };
    }

    /// The date in a version of software is nobody's.
    private TextSearch search(int tag) {
        return tag == Tag.SoftwareVersions ? search.ofVersions() : search;
    }

    private void report(int tag, String kind, String text) {
        found.accept(new Cleaner.Found(kind, tag, text));
    }

    private static boolean isZone(String value) {
        return value.length() == 5
                && (value.charAt(0) == '+' || value.charAt(0) == '-')
                && value.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    }

    private static String unpadded(String value) {
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == 0)) {
            end--;
        }
        int start = 0;
        while (start < end && value.charAt(start) == ' ') {
            start++;
        }
        return value.substring(start, end);
    }
}
