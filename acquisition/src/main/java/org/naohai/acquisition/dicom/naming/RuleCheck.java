package org.naohai.acquisition.dicom.naming;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Refused.Kind;

/// Holds rules that somebody wrote to what BIDS allows, before they are kept.
public final class RuleCheck {

    static final String CODE = "NAMING_RULE_INVALID";

    private static final int MOST_RULES = 200;
    private static final int LONGEST = 500;
    private static final int LONGEST_NAME = 120;
    /// What an image can tell: other entities need a word.
    private static final Set<String> TELLABLE = Set.of("task", "dir", "echo", "part");

    private static final Set<String> KINDS =
            Set.of("*", "phase", "real", "imaginary", "fieldmap", "adc", "resliced", "mask", "other");

    private RuleCheck() {}

    /// - **fails** [Refused] with the first field that is wrong, as `rules[3].suffix`
    public static void require(List<NamingRule> rules) {
        if (rules.size() > MOST_RULES) {
            throw refused("rules", rules.size() + " rules", "at most 200 rules");
        }
        for (int i = 0; i < rules.size(); i++) {
            check("rules[" + i + "]", rules.get(i));
        }
    }

    private static void check(String field, @Nullable NamingRule rule) {
        if (rule == null
                || rule.when() == null
                || rule.then() == null
                || rule.then().as() == null) {
            throw refused(field, "an incomplete rule", "conditions and an outcome");
        }
        if (rule.name() == null || rule.name().isBlank() || rule.name().length() > LONGEST_NAME) {
            throw refused(field + ".name", "no name or a long one", "a name of at most 120 characters");
        }
        conditions(field, rule.when());
        outcome(field, rule.then());
    }

    private static void conditions(String field, NamingRule.When when) {
        pattern(field + ".text", when.text());
        pattern(field + ".not", when.not());
        pattern(field + ".sequence", when.sequence());
        pattern(field + ".imageType", when.imageType());
        pattern(field + ".manufacturer", when.manufacturer());
        pattern(field + ".modality", when.modality());
        if (when.kind() != null && !Stream.of(when.kind().split("\\|")).allMatch(KINDS::contains)) {
            throw refused(field + ".kind", Problem.quoted(when.kind()), "a kind of image");
        }
        if (when.dimension() != null && !Set.of("", "2D", "3D").contains(when.dimension())) {
            throw refused(field + ".dimension", Problem.quoted(when.dimension()), "2D or 3D");
        }
    }

    private static void pattern(String field, @Nullable String pattern) {
        if (pattern != null && !pattern.isBlank()) {
            if (pattern.length() > LONGEST) {
                throw refused(field, "a long pattern", "at most 500 characters");
            }
            if (Words.of(pattern).isEmpty()) {
                throw refused(field, Problem.quoted(pattern), "words");
            }
        }
    }

    private static void outcome(String field, NamingRule.Then then) {
        if (then.as() != NamingRule.As.NAME) {
            then.labels().forEach((entity, label) -> {
                known(field + "." + entity, BidsNames.order().contains(entity));
                label(field + "." + entity, entity, label);
            });
            return;
        }
        var kind = BidsNames.shipped()
                .find(String.valueOf(then.datatype()), String.valueOf(then.suffix()))
                .orElseThrow(() -> refused(
                        field + ".suffix",
                        Problem.quoted(then.datatype() + "/" + then.suffix()),
                        "a datatype and suffix of BIDS"));
        then.labels().forEach((entity, label) -> {
            known(field + "." + entity, kind.allows(entity));
            label(field + "." + entity, entity, label);
        });
    }

    private static void known(String field, boolean known) {
        if (!known) {
            throw refused(field, "an entity that this suffix has not", "an entity of this suffix");
        }
    }

    /// Labels become parts of paths.
    private static void label(String field, String entity, @Nullable String label) {
        boolean fine = label != null
                && (label.equals(NamingTable.FROM_IMAGE)
                        ? TELLABLE.contains(entity)
                        : BidsNames.isLabel(entity, label));
        if (!fine) {
            throw refused(
                    field, Problem.quoted(String.valueOf(label)), "letters and digits, or * where the image tells");
        }
    }

    private static Refused refused(String field, String found, String expected) {
        return Refused.of(Kind.INVALID, CODE, field, found, expected);
    }
}
