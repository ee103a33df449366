package org.naohai.quality;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event of a clinical record on the subject's axis of age.
///
/// - **type** the FHIR resource type (`Condition`, `MedicationRequest`, `Encounter`, `Observation`,
///   `Immunization`, `Procedure`)
/// - **startAgeYears**, **endAgeYears** from the birth date of the same record; null where there is no date
/// - **value**, **unit** of an Observation
/// - **start**, **end** calendar dates: an identity, kept in the vault and shown only to those who may see identities
public record ClinicalEvent(
        String type,
        @Nullable String system,
        @Nullable String code,
        String display,
        @Nullable Double startAgeYears,
        @Nullable Double endAgeYears,
        @Nullable Double value,
        @Nullable String unit,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        Map<String, Object> facts) {

    /// Age in years with the fraction of days, as BIDS `age` has it; 365.25 days a year, negative before birth.
    public static double ageYears(LocalDate birth, LocalDate at) {
        return ChronoUnit.DAYS.between(birth, at) / 365.25;
    }
}
