package org.naohai.acquisition.dicom.deidentify;

import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.Tag;

/// What a profile does with each attribute: the table resolved for the options that are chosen.
///
/// - **combinations** `X/Z` and the like depend on the attribute's type in a class of objects; the one that is valid
///   for every type is taken: D before Z before X
/// - **order of options** modified dates before everything; otherwise one that keeps before the basic profile
final class Actions {

    private static final int CURVES = 0x50;
    private static final int OVERLAYS = 0x60;
    private static final Ruled CURVE = new Ruled(Action.REMOVE, Action.REMOVE, "basic");

    private final ByTag<Ruled> ruled = new ByTag<>();
    private final Profile profile;

    private Actions(Profile profile) {
        this.profile = profile;
        for (var row : ProfileTable.standard().rows()) {
            if (row.tag().matches("\\p{XDigit}{4},\\p{XDigit}{4}")) {
                ruled.put(Integer.parseUnsignedInt(row.tag().replace(",", ""), 16), resolved(row));
            }
        }
        ruled.put(Tag.PatientName, new Ruled(Action.SUBJECT, Action.EMPTY, "basic"));
        ruled.put(Tag.PatientId, new Ruled(Action.SUBJECT, Action.EMPTY, "basic"));
        if (of(Tag.PatientAge) == Action.KEEP) {
            ruled.put(
                    Tag.PatientAge, new Ruled(Action.AGE, Action.REMOVE, Option.RETAIN_PATIENT_CHARACTERISTICS.key()));
        }
    }

    /// - **basic** what the basic profile does, where the action does not fit the value
    /// - **rule** `basic`, or the key of the option that decides
    record Ruled(Action action, Action basic, String rule) {}

    static Actions of(Profile profile) {
        return new Actions(profile);
    }

    Profile profile() {
        return profile;
    }

    /// Null where the profile does not name the attribute.
    @Nullable
    Ruled ruled(int tag) {
        var found = ruled.get(tag);
        if (found != null) {
            return found;
        }
        int family = tag >>> 24;
        return (family == CURVES || family == OVERLAYS) && !Tag.isPrivate(tag) ? CURVE : null;
    }

    @Nullable
    Action of(int tag) {
        var found = ruled(tag);
        return found == null ? null : found.action();
    }

    private Ruled resolved(ProfileTable.Row row) {
        var basic = basic(row.basic());
        if (row.clean().contains(Option.RETAIN_MODIFIED_DATES) && profile.has(Option.RETAIN_MODIFIED_DATES)) {
            return new Ruled(Action.SHIFT, basic, Option.RETAIN_MODIFIED_DATES.key());
        }
        return profile.options().stream()
                .filter(option -> row.keep().contains(option) || row.clean().contains(option))
                .min(Option::compareTo)
                .map(option -> new Ruled(Action.KEEP, basic, option.key()))
                .orElse(new Ruled(basic, basic, "basic"));
    }

    private static Action basic(String letters) {
        if (letters.contains("U")) {
            return Action.UID;
        }
        if (letters.contains("D")) {
            return Action.DUMMY;
        }
        return letters.contains("Z") ? Action.EMPTY : Action.REMOVE;
    }
}
