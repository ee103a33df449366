package org.naohai.catalogue.register;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;
import org.naohai.quality.ClinicalEvent;

/// Compares the clock of a clinical record (ages by its own birth date) with the ages at a subject's visits, in years.
///
/// A record contradicts the visits when nothing ties the two clocks and they differ by more than a year: every
/// entry lies after the last visit and the latest more than a year after it; or when the person of the record is
/// not yet as old as the subject was at the first visit. A record with an entry up to the last visit runs along
/// with the visits: what lies before is history, what lies after is follow-up, however long.
public final class Clock {

    /// Fact of a clinical record: whole years from birth to the day of the import.
    public static final String AGE_TODAY = "ageTodayYears";

    private static final double TOLERANCE_YEARS = 1.0;
    private static final double DAYS_PER_YEAR = 365.25;

    private Clock() {}

    /// Ages at the visits, or of the entries of a record.
    public record Span(double from, double to) {}

    /// The contradiction, if there is one; `file` names the record.
    public static Optional<Problem> contradiction(
            Span visits, Span record, @Nullable Integer ageToday, @Nullable String file) {
        boolean older = record.from() > visits.to() && record.to() > visits.to() + TOLERANCE_YEARS;
        boolean younger = ageToday != null && ageToday + 1 + TOLERANCE_YEARS < visits.from();
        if (!older && !younger) {
            return Optional.empty();
        }
        var found = younger ? "age " + ageToday + " years today" : "entries at age " + words(record) + " years";
        return Optional.of(Problem.warning(
                "RECORD_CLOCK_CONTRADICTS_AGE", file, "age", found, "visits at age " + words(visits) + " years"));
    }

    static int ageToday(ClinicalEvent event, LocalDate today) {
        if (event.start() == null || event.startAgeYears() == null) {
            throw new IllegalArgumentException("the event has no date");
        }
        double since = ChronoUnit.DAYS.between(event.start(), today) / DAYS_PER_YEAR;
        return (int) Math.floor(event.startAgeYears() + since);
    }

    /// `9.1`, or `9.1–13.3`, in years.
    static String words(Span span) {
        var from = number(span.from());
        var to = number(span.to());
        return from.equals(to) ? from : from + "–" + to;
    }

    private static String number(double years) {
        return String.format(Locale.ROOT, "%.1f", years);
    }
}
