package org.naohai.formats.electrophysiology;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a recording says of the person and the day. Its `toString` says nothing.
///
/// - **sex** `male`, `female` or null · **ageYears** at the recording, where the file states it or both dates
/// - **birthDate**, **startDate** null where absent or a placeholder
/// - **fields** every text that may identify a person, with its kind (`name`, `record_number`, `free_text`, …)
public record PersonalFields(
        @Nullable String sex,
        @Nullable Double ageYears,
        @Nullable LocalDate birthDate,
        @Nullable LocalDate startDate,
        List<Field> fields) {

    public PersonalFields {
        fields = List.copyOf(fields);
    }

    public static PersonalFields none() {
        return new PersonalFields(null, null, null, null, List.of());
    }

    @Override
    public String toString() {
        return "PersonalFields[" + fields.size() + "]";
    }

    /// - **field** where it stood, e.g. `header[8..88] name` · **kind** as in the vault
    public record Field(String kind, String field, String value) {

        @Override
        public String toString() {
            return "Field[" + kind + " in " + field + "]";
        }
    }
}
