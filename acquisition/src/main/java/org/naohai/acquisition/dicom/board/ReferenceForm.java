package org.naohai.acquisition.dicom.board;

import static org.naohai.kernel.Refused.required;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Refused;
import org.naohai.quality.imaging.series.ExpectedSeries;
import org.naohai.quality.imaging.series.NamePattern;
import org.naohai.quality.imaging.series.Parameter;
import org.naohai.quality.imaging.series.Target;

/// A reference as JSON writes it, in the API and in its column.
public record ReferenceForm(@Nullable List<SeriesForm> series) {

    private static final int MOST_SERIES = 100;
    private static final int MOST_TEXTS = 20;
    private static final int LONGEST_NAME = 100;
    private static final Map<String, Parameter> BY_KEY =
            Stream.of(Parameter.values()).collect(Collectors.toUnmodifiableMap(Parameter::key, one -> one));

    /// - **name** for people, e.g. `T1w` · **pattern** of descriptions or protocol names, e.g.
    ///   `*t1*mprage*`
    /// - **count** how many at least; 0: may be left out; 1 where it is not said
    public record SeriesForm(
            @Nullable String name,
            @Nullable String pattern,
            @Nullable Integer count,
            @Nullable List<TargetForm> targets) {}

    /// - **parameter** e.g. `repetitionTime` · **values** and **tolerance** of numbers, in ms, mm, °, T
    ///   or s/mm²
    /// - **texts** patterns of which one has to fit, of `receiveCoil` and `softwareVersions`
    /// - **checked** false for what is only noted; null is true
    public record TargetForm(
            @Nullable String parameter,
            @Nullable List<Double> values,
            @Nullable Double tolerance,
            @Nullable List<String> texts,
            @Nullable Boolean checked) {}

    static ReferenceForm of(Reference reference) {
        return new ReferenceForm(
                reference.series().stream().map(ReferenceForm::form).toList());
    }

    private static SeriesForm form(ExpectedSeries series) {
        return new SeriesForm(
                series.name(),
                series.pattern().text(),
                series.count(),
                series.targets().stream().map(ReferenceForm::form).toList());
    }

    private static TargetForm form(Target target) {
        return switch (target) {
            case Target.Near(var parameter, var values, var tolerance) ->
                new TargetForm(parameter.key(), values, tolerance, null, true);
            case Target.OneOf(var parameter, var patterns) ->
                new TargetForm(
                        parameter.key(),
                        null,
                        null,
                        patterns.stream().map(NamePattern::text).toList(),
                        true);
            case Target.Noted(var of) -> noted(form(of));
        };
    }

    private static TargetForm noted(TargetForm form) {
        return new TargetForm(form.parameter(), form.values(), form.tolerance(), form.texts(), false);
    }

    /// - **fails** [Refused] naming the field that makes no sense
    Reference read() {
        var forms = series == null ? List.<SeriesForm>of() : series;
        if (forms.size() > MOST_SERIES) {
            throw invalid("series", forms.size() + " entries", "≤ " + MOST_SERIES + " entries");
        }
        var read = IntStream.range(0, forms.size())
                .mapToObj(i -> read(forms.get(i), "series[" + i + "]"))
                .toList();
        var names = new HashSet<String>();
        for (int i = 0; i < read.size(); i++) {
            if (!names.add(read.get(i).name())) {
                throw invalid("series[" + i + "].name", "twice", "once");
            }
        }
        return new Reference(read);
    }

    private static ExpectedSeries read(@Nullable SeriesForm form, String at) {
        var there = required(at, form);
        var name = required(at + ".name", there.name()).strip();
        if (name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw invalid(at + ".name", name.length() + " characters", "1 to " + LONGEST_NAME + " characters");
        }
        int count = there.count() == null ? 1 : there.count();
        if (count < 0 || count > MOST_SERIES) {
            throw invalid(at + ".count", Integer.toString(count), "0–" + MOST_SERIES);
        }
        var targets = there.targets() == null ? List.<TargetForm>of() : there.targets();
        var read = IntStream.range(0, Math.min(targets.size(), BY_KEY.size() + 1))
                .mapToObj(i -> read(targets.get(i), at + ".targets[" + i + "]"))
                .toList();
        var seen = new HashSet<Parameter>();
        for (int i = 0; i < read.size(); i++) {
            if (!seen.add(read.get(i).parameter())) {
                throw invalid(at + ".targets[" + i + "].parameter", "twice", "once");
            }
        }
        return new ExpectedSeries(name, pattern(at + ".pattern", there.pattern()), count, read);
    }

    private static Target read(@Nullable TargetForm form, String at) {
        var there = required(at, form);
        var target = condition(there, at);
        return Boolean.FALSE.equals(there.checked()) ? new Target.Noted(target) : target;
    }

    private static Target condition(TargetForm there, String at) {
        var key = required(at + ".parameter", there.parameter());
        var parameter = BY_KEY.get(key);
        if (parameter == null) {
            throw invalid(at + ".parameter", "an unknown one", "a known one");
        }
        if (parameter.form() == Parameter.Form.TEXT) {
            var texts = required(at + ".texts", there.texts());
            return said(
                    () -> new Target.OneOf(parameter, patterns(at + ".texts", texts)), at + ".texts", "printable text");
        }
        var values = required(at + ".values", there.values());
        double tolerance = there.tolerance() == null ? 0 : there.tolerance();
        return said(() -> new Target.Near(parameter, values, tolerance), at + ".values", "finite numbers");
    }

    private static List<NamePattern> patterns(String at, List<String> texts) {
        if (texts.size() > MOST_TEXTS) {
            throw invalid(at, texts.size() + " entries", "≤ " + MOST_TEXTS + " entries");
        }
        return texts.stream().map(one -> pattern(at, one)).toList();
    }

    private static NamePattern pattern(String at, @Nullable String text) {
        Function<String, NamePattern> made = NamePattern::new;
        var there = required(at, text).strip();
        return said(() -> made.apply(there), at, "1 to 200 characters");
    }

    /// What the record itself refuses is the caller's mistake.
    private static <T> T said(Supplier<T> made, String at, String expected) {
        try {
            return made.get();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw invalid(at, "not valid", expected);
        }
    }

    private static Refused invalid(String field, String found, String expected) {
        return Refused.of(Refused.Kind.INVALID, "FIELD_INVALID", field, found, expected);
    }
}
