package org.naohai.catalogue.dicom.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page asks of studies: words stand anywhere in a text.
public record Asked(List<Condition> conditions) {

    public Asked {
        conditions = List.copyOf(conditions);
    }

    public static Asked uids(List<String> uids) {
        return new Asked(List.of(new Condition.OneOf(Key.STUDY_INSTANCE_UID, uids)));
    }

    /// - **name** part of the subject's label · **from**, **to** `2024-01-31`
    public static Asked of(
            @Nullable String name,
            @Nullable String description,
            @Nullable String modality,
            @Nullable String from,
            @Nullable String to) {
        var conditions = new ArrayList<Condition>();
        add(conditions, Key.PATIENT_NAME, anywhere(name));
        add(conditions, Key.STUDY_DESCRIPTION, anywhere(description));
        add(conditions, Key.MODALITIES_IN_STUDY, modality);
        if (given(from) || given(to)) {
            add(conditions, Key.STUDY_DATE, date(from) + "-" + date(to));
        }
        return new Asked(conditions);
    }

    private static void add(List<Condition> conditions, Key key, @Nullable String value) {
        if (value != null && given(value)) {
            conditions.add(Condition.of(key, value));
        }
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static @Nullable String anywhere(@Nullable String text) {
        if (text == null || text.isBlank() || text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
            return text;
        }
        return "*" + text.strip() + "*";
    }

    private static String date(@Nullable String day) {
        return day == null ? "" : day.replace("-", "");
    }
}
