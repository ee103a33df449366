package org.naohai.acquisition.dicom.deidentify;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;
import org.naohai.quality.identity.Shapes;

/// The age that a birth date and a study date give, for the birth date goes: years, below two of them months.
final class Ages {

    private static final int MONTHS_BELOW = 24;

    private Ages() {}

    /// Null where the data set has an age, or not both dates.
    static @Nullable String of(DataSet data) {
        if (data.text(Tag.PatientAge) != null) {
            return null;
        }
        var birth = day(data, Tag.PatientBirthDate);
        var study = day(data, Tag.StudyDate);
        if (birth == null || study == null || birth.isAfter(study)) {
            return null;
        }
        long months = ChronoUnit.MONTHS.between(birth, study);
        return months < MONTHS_BELOW
                ? "%03dM".formatted(months)
                : Values.cappedAge("%03dY".formatted(Math.min(months / 12, 999)));
    }

    private static @Nullable LocalDate day(DataSet data, int tag) {
        var text = data.text(tag);
        return text == null ? null : Shapes.date(text);
    }
}
