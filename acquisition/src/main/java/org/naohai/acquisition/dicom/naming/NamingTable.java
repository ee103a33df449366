package org.naohai.acquisition.dicom.naming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of a project in order: the first that fits says what an image is called.
public final class NamingTable {

    /// The value of an entity that is taken from the image.
    static final String FROM_IMAGE = "*";

    private final List<CompiledRule> rules;
    private final BidsNames names = BidsNames.shipped();

    public NamingTable(List<NamingRule> rules) {
        this.rules = rules.stream().map(CompiledRule::new).toList();
    }

    /// Run numbers, and echoes and parts that only a neighbour makes necessary, are given by [StudyNames].
    public Named name(ImageFacts image) {
        for (var one : rules) {
            if (one.fits(image)) {
                var named = byRule(one.rule(), image);
                if (named.isPresent()) {
                    return named.get();
                }
            }
        }
        return new Named.Unnamed(null, null);
    }

    /// Empty where the rule has no name for this part of an image, or its words spell none.
    private Optional<Named> byRule(NamingRule rule, ImageFacts image) {
        var then = rule.then();
        return switch (then.as()) {
            case EXCLUDE -> Optional.of(new Named.Excluded(rule.name()));
            case WORDS ->
                SpelledName.of(image.text(), names)
                        .filter(spelled ->
                                spelled.kind().allows("part") || image.kind().isEmpty())
                        .map(spelled -> complete(rule, spelled.kind(), then.labels(), image));
            case NAME ->
                names.find(String.valueOf(then.datatype()), String.valueOf(then.suffix()))
                        .filter(kind -> partIsAllowed(rule, kind, image))
                        .map(kind -> complete(rule, kind, then.labels(), image));
        };
    }

    private static boolean partIsAllowed(NamingRule rule, BidsNames.Kind kind, ImageFacts image) {
        return image.kind().isEmpty() || rule.when().kind() != null || kind.allows("part");
    }

    private static Named complete(NamingRule rule, BidsNames.Kind kind, Map<String, String> wanted, ImageFacts image) {
        var entities = new LinkedHashMap<String, String>();
        var spelled = SpelledName.entities(image.text());
        for (var entity : BidsNames.order()) {
            var label = label(entity, wanted.get(entity), spelled.get(entity), kind, image);
            if (label != null && kind.allows(entity)) {
                entities.put(entity, label);
            }
        }
        for (var required : kind.required()) {
            if (!entities.containsKey(required)) {
                return new Named.Unnamed(rule.name(), required);
            }
        }
        return new Named.As(rule.name(), kind, entities);
    }

    /// The rule's own word, then the description's, then what the image shows.
    private static @Nullable String label(
            String entity, @Nullable String wanted, @Nullable String spelled, BidsNames.Kind kind, ImageFacts image) {
        if (wanted != null && !wanted.equals(FROM_IMAGE)) {
            return wanted;
        }
        if (spelled != null) {
            return spelled;
        }
        if (entity.equals("part")) {
            return Parts.of(image.kind()).orElse(null);
        }
        if (!Objects.equals(wanted, FROM_IMAGE) && !kind.required().contains(entity)) {
            return null;
        }
        return switch (entity) {
            case "task" -> TaskLabel.of(image).orElse(null);
            case "dir" -> image.direction().isEmpty() ? SpelledName.direction(image.text()) : image.direction();
            case "echo" -> image.echo() > 0 ? String.valueOf(image.echo()) : null;
            default -> null;
        };
    }
}
