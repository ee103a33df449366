package org.naohai.quality.clinical;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;

/// Whether the dates of a record can be true: after birth, before death, not to come, start before end.
///
/// A year or a month alone counts as wrong only where none of its days can be right.
///
/// - **tolerance** one day, for time zones; after death 30 days, for reports and certificates
final class FhirDates {

    private static final int AFTER_DEATH_DAYS = 30;
    private static final int OLDEST = 130;

    private final String path;
    private final LocalDate today;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> first = new LinkedHashMap<>();

    FhirDates(String path, LocalDate today) {
        this.path = path;
        this.today = today;
    }

    /// - **birth** the first day that it may mean · **death** the last
    List<Problem> check(List<FhirEvents.Dated> events, @Nullable LocalDate birth, @Nullable LocalDate death) {
        if (birth != null && (birth.isAfter(today) || birth.isBefore(today.minusYears(OLDEST)))) {
            count("FHIR_BIRTH_IMPLAUSIBLE", "Patient.birthDate");
        }
        if (birth != null && death != null && death.isBefore(birth)) {
            count("FHIR_DEATH_BEFORE_BIRTH", "Patient.deceasedDateTime");
        }
        events.forEach(event -> check(event, birth, death));
        var problems = new ArrayList<Problem>();
        counts.forEach((code, count) ->
                problems.add(Problem.warning(code, path, first.get(code), count + " dates", expected(code))));
        return problems;
    }

    private void check(FhirEvents.Dated event, @Nullable LocalDate birth, @Nullable LocalDate death) {
        var place = "entry[" + event.index() + "] " + event.type();
        var start = event.start();
        var lastStart = event.lastStart();
        if (start == null || lastStart == null) {
            return;
        }
        if (birth != null && lastStart.isBefore(birth.minusDays(1))) {
            count("FHIR_EVENT_BEFORE_BIRTH", place);
        }
        if (death != null && start.isAfter(death.plusDays(AFTER_DEATH_DAYS))) {
            count("FHIR_EVENT_AFTER_DEATH", place);
        }
        if (start.isAfter(today.plusDays(1))) {
            count("FHIR_EVENT_IN_FUTURE", place);
        }
        if (event.lastEnd() != null && event.lastEnd().isBefore(start)) {
            count("FHIR_END_BEFORE_START", place);
        }
    }

    private void count(String code, String place) {
        counts.merge(code, 1, Integer::sum);
        first.putIfAbsent(code, place);
    }

    private static String expected(String code) {
        return switch (code) {
            case "FHIR_EVENT_BEFORE_BIRTH" -> "on or after the birth date";
            case "FHIR_EVENT_AFTER_DEATH" -> "before death";
            case "FHIR_END_BEFORE_START" -> "start ≤ end";
            case "FHIR_EVENT_IN_FUTURE" -> "not after today";
            default -> "a life of 0 … 130 years";
        };
    }
}
