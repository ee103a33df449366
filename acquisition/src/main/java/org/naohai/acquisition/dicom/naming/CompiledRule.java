package org.naohai.acquisition.dicom.naming;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A rule with its patterns read.
final class CompiledRule {

    private final NamingRule rule;
    private final NamingRule.When when;
    private final @Nullable Words text;
    private final @Nullable Words not;
    private final @Nullable Words sequence;
    private final @Nullable Words imageType;
    private final @Nullable Words manufacturer;
    private final @Nullable Words modality;

    CompiledRule(NamingRule rule) {
        this.rule = rule;
        this.when = rule.when();
        this.text = words(when.text());
        this.not = words(when.not());
        this.sequence = words(when.sequence());
        this.imageType = words(when.imageType());
        this.manufacturer = words(when.manufacturer());
        this.modality = words(when.modality());
    }

    NamingRule rule() {
        return rule;
    }

    private static @Nullable Words words(@Nullable String pattern) {
        return pattern == null || pattern.isBlank() ? null : Words.of(pattern);
    }

    boolean fits(ImageFacts image) {
        return finds(text, image.text())
                && (not == null || !not.in(image.text()))
                && finds(sequence, image.sequence())
                && finds(imageType, image.imageType())
                && finds(manufacturer, image.manufacturer())
                && finds(modality, image.modality())
                && equal(when.dimension(), image.dimension())
                && kind(image.kind())
                && (when.diffusion() == null || when.diffusion() == image.diffusion())
                && numbers(image);
    }

    private boolean numbers(ImageFacts image) {
        return (when.echo() == null || when.echo() == image.echo())
                && (when.volumesFrom() == null || image.volumes() >= when.volumesFrom())
                && (when.volumesTo() == null || image.volumes() <= when.volumesTo())
                && within(when.echoFrom(), image.echoMilliseconds(), when.echoTo())
                && within(when.inversionFrom(), image.inversionMilliseconds(), when.inversionTo());
    }

    private static boolean finds(@Nullable Words words, String text) {
        return words == null || words.in(text);
    }

    private static boolean equal(@Nullable String wanted, String found) {
        return wanted == null || wanted.isBlank() || wanted.equalsIgnoreCase(found);
    }

    private static boolean within(@Nullable Double from, double value, @Nullable Double to) {
        return (from == null || value >= from) && (to == null || value > 0 && value <= to);
    }

    /// What is no image of the subject itself has to be asked for.
    private boolean kind(String kind) {
        var wanted = Optional.ofNullable(when.kind()).orElse("");
        if (wanted.equals("*")) {
            return true;
        }
        if (!wanted.isEmpty()) {
            return java.util.Arrays.asList(wanted.split("\\|")).contains(kind);
        }
        return kind.isEmpty()
                || rule.then().as() == NamingRule.As.EXCLUDE
                || rule.then().as() == NamingRule.As.WORDS
                || Parts.of(kind).isPresent();
    }
}
