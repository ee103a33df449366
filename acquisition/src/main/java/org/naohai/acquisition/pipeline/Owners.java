package org.naohai.acquisition.pipeline;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.vault.Vault;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.quality.Assessment;
import org.naohai.quality.Identity;
import org.naohai.quality.SubjectStatement;

/// Whose a unit is (**linked**: path → label by the linking table): what a person decided, then the linking table,
/// then the path, then the record's own content.
record Owners(KnownDataset dataset, Map<String, String> linked, Vault vault, UUID projectId) {

    /// A label as `sub-10`, where it does not follow from the path or the content's own label alone.
    @Nullable
    String stated(Unit unit) {
        var assigned = dataset.assigned().get(unit.path());
        return assigned != null ? assigned : linked.get(unit.path());
    }

    @Nullable
    String labelOf(Assessment assessment) {
        var unit = assessment.unit();
        var stated = stated(unit);
        if (stated != null) {
            return stated;
        }
        if (unit.entities().subject() != null) {
            return "sub-" + unit.entities().subject();
        }
        return unit.kind() == Kind.FHIR_BUNDLE ? ofRecord(assessment).orElse(null) : null;
    }

    /// A clinical record of one person gets the label it states, or a pseudonym; never a name.
    private Optional<String> ofRecord(Assessment assessment) {
        var labels = assessment.subjects().stream()
                .map(SubjectStatement::label)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (labels.size() == 1) {
            return Optional.of(labels.getFirst());
        }
        if (assessment.subjects().size() != 1 && assessment.events().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(vault.pseudonym(
                projectId, person(assessment.identities(), assessment.unit().path())));
    }

    /// Fields that say who the patient is; those of doctors, relatives and institutions stand beside them.
    private static final Set<String> OF_THE_PATIENT =
            Set.of("Patient.id", "Patient.identifier", "Patient.name", "Patient.birthDate");

    /// The strongest identifiers that the patient has, in a fixed order, so that the same person is found
    /// again.
    private static String person(List<Identity> identities, String fallback) {
        for (var kinds : List.of(List.of("national_id"), List.of("record_number"), List.of("name", "birth_date"))) {
            var values = identities.stream()
                    .filter(identity -> OF_THE_PATIENT.contains(identity.field()) && kinds.contains(identity.kind()))
                    .sorted(Comparator.comparing(Identity::kind).thenComparing(Identity::value))
                    .map(identity -> identity.kind() + "=" + identity.value())
                    .distinct()
                    .collect(Collectors.joining("\n"));
            if (!values.isEmpty()) {
                return values;
            }
        }
        return fallback;
    }
}
