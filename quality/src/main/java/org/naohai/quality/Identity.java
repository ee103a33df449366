package org.naohai.quality;

import org.jspecify.annotations.Nullable;

/// An identifier of a person found in a file, on its way to the vault and to nowhere else.
///
/// - **subjectLabel** whose it is, where the file says so
/// - **kind** `name`, `birth_date`, `phone`, `email`, `address`, `national_id`, `record_number`, `date`, `free_text`
/// - **field** where it stood (`Patient.name`, `patient field`, column name; `path` where the file's own name tells it)
/// - **file** the file of the unit that holds it; null for the main file
public record Identity(
        @Nullable String subjectLabel,
        String kind,
        String field,
        String value,
        @Nullable String file) {

    /// In the unit's main file.
    public Identity(@Nullable String subjectLabel, String kind, String field, String value) {
        this(subjectLabel, kind, field, value, null);
    }

    @Override
    public String toString() {
        return "Identity[" + kind + " in " + field + "]";
    }
}
