package org.naohai.quality.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;
import org.naohai.quality.Assessment;
import org.naohai.quality.ClinicalEvent;
import org.naohai.quality.Identity;
import org.naohai.quality.SubjectStatement;
import org.naohai.quality.TableProfile;

/// Texts of an assessment that go on to readers (facts, problems, events, dictionaries): one that tells of a person is
/// replaced by `[…]` and kept for the vault.
///
/// A text tells when it holds a 身份证, a mobile number or an e-mail address, or all words of a name that the same unit
/// gave up. Cells of tables are left to [ColumnWatch].
final class Masking {

    static final String MASK = "[…]";

    private final NamesInText names;
    private final @Nullable String label;
    private final Consumer<Identity> vault;

    private Masking(NamesInText names, @Nullable String label, Consumer<Identity> vault) {
        this.names = names;
        this.label = label;
        this.vault = vault;
    }

    static Assessment of(Assessment one, @Nullable String label, Consumer<Identity> vault) {
        var names = new NamesInText(one.identities().stream()
                .filter(identity -> identity.kind().equals("name"))
                .map(Identity::value));
        var masking = new Masking(names, label, vault);
        return new Assessment(
                one.unit(),
                one.verdict(),
                one.problems().stream().map(masking::problem).toList(),
                one.metrics(),
                masking.facts(one.facts()),
                one.subjects().stream()
                        .filter(statement -> statement.label() == null || !Shapes.tells(statement.label()))
                        .map(masking::statement)
                        .toList(),
                one.measurements().stream()
                        .filter(measurement -> !Shapes.tells(measurement.subjectLabel()))
                        .toList(),
                one.events().stream().map(masking::event).toList(),
                masking.table(one.table()),
                one.identities(),
                one.artefacts());
    }

    private Problem problem(Problem one) {
        return new Problem(
                one.code(),
                one.severity(),
                one.file(),
                one.field() == null ? null : text("problem", one.field()),
                text("problem", one.found()),
                text("problem", one.expected()));
    }

    private SubjectStatement statement(SubjectStatement one) {
        return new SubjectStatement(
                one.label(),
                one.session(),
                one.ageYears(),
                one.sex(),
                one.handedness(),
                one.species(),
                facts(one.facts()));
    }

    private ClinicalEvent event(ClinicalEvent one) {
        return new ClinicalEvent(
                one.type(),
                one.system() == null ? null : text("system", one.system()),
                one.code() == null ? null : text("code", one.code()),
                text("display", one.display()),
                one.startAgeYears(),
                one.endAgeYears(),
                one.value(),
                one.unit() == null ? null : text("unit", one.unit()),
                one.start(),
                one.end(),
                facts(one.facts()));
    }

    private @Nullable TableProfile table(@Nullable TableProfile one) {
        return one == null
                ? null
                : new TableProfile(
                        one.instrument(),
                        one.rows(),
                        one.subjectColumn(),
                        one.encoding(),
                        one.delimiter(),
                        one.variables().stream().map(this::variable).toList());
    }

    private TableProfile.Variable variable(TableProfile.Variable one) {
        var levels = new LinkedHashMap<String, String>();
        one.levels().forEach((code, meaning) -> levels.put(text("level", code), text("level", meaning)));
        return new TableProfile.Variable(
                text("variable", one.name()),
                one.type(),
                masked(one.label()),
                masked(one.description()),
                masked(one.unit()),
                levels,
                one.identifying(),
                one.present(),
                one.missing(),
                one.distinct(),
                one.minimum(),
                one.maximum(),
                one.mean(),
                one.standardDeviation(),
                one.median(),
                one.histogram(),
                one.counts());
    }

    private @Nullable String masked(@Nullable String text) {
        return text == null ? null : text("dictionary", text);
    }

    private Map<String, Object> facts(Map<String, Object> facts) {
        return changed(facts) ? map(facts) : facts;
    }

    private boolean changed(@Nullable Object value) {
        return switch (value) {
            case String text -> tells(text);
            case Map<?, ?> map ->
                map.entrySet().stream().anyMatch(one -> changed(one.getKey()) || changed(one.getValue()));
            case List<?> list -> list.stream().anyMatch(this::changed);
            case null, default -> false;
        };
    }

    private Map<String, Object> map(Map<?, ?> given) {
        var map = new LinkedHashMap<String, Object>();
        given.forEach((key, value) -> map.put(text("fact", String.valueOf(key)), value(Objects.requireNonNull(value))));
        return map;
    }

    private Object value(Object value) {
        return switch (value) {
            case String text -> text("fact", text);
            case Map<?, ?> map -> map(map);
            case List<?> list -> list.stream().map(this::value).toList();
            default -> value;
        };
    }

    private String text(String field, String text) {
        if (!tells(text)) {
            return text;
        }
        vault.accept(new Identity(label, "free_text", field, text));
        return MASK;
    }

    private boolean tells(String text) {
        return Shapes.tells(text) || names.anyIn(text);
    }
}
