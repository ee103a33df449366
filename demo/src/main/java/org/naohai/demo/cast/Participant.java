package org.naohai.demo.cast;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// An invented child or adolescent, with the traits that tie the domains of its data together.
///
/// - **label** `sub-DH01` · **group** `adhd`, `dyslexia` or `control`
/// - **inattention**, **reading**, **reasoning** latent traits in standard deviations of the age group
/// - **stature** height and head size for the age, in standard deviations
/// - **restless** moves in the scanner and clenches the jaw under the EEG cap
/// - **showcase** has the large recordings
public record Participant(
        Site site,
        int number,
        String label,
        Sex sex,
        LocalDate birth,
        String group,
        boolean leftHanded,
        double inattention,
        double reading,
        double reasoning,
        double stature,
        boolean restless,
        List<Visit> visits,
        Set<Part> record) {

    public Participant {
        visits = List.copyOf(visits);
        record = Set.copyOf(record);
    }

    public boolean has(Part part) {
        return record.contains(part);
    }

    public boolean showcase() {
        return number == 1;
    }

    /// The day of a visit, to the day that its age says.
    public LocalDate day(Visit visit) {
        return birth.plusDays(Math.round(visit.ageYears() * 365.25));
    }

    /// As written in `participants.tsv`.
    public enum Sex {
        F("female"),
        M("male");

        private final String word;

        Sex(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
