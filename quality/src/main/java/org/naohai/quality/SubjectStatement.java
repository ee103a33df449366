package org.naohai.quality;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a source says of a subject; sources are compared with each other across domains.
///
/// - **label** `sub-10`, or what the source calls the subject where no label is known (a FHIR bundle: null, the unit's
///   subject is found by a linking table)
/// - **session** `ses-T1` without prefix (`T1`), or null
/// - **ageYears** at that session (BIDS `age`); negative or above 130 is never stated
/// - **sex** `male`, `female`, `other`, or null
/// - **species** binomial, e.g. `homo sapiens`
/// - **facts** further values by variable name (group, diagnosis, call rate …), free of identities
public record SubjectStatement(
        @Nullable String label,
        @Nullable String session,
        @Nullable Double ageYears,
        @Nullable String sex,
        @Nullable String handedness,
        @Nullable String species,
        Map<String, Object> facts) {}
