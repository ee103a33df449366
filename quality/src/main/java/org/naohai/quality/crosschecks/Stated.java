package org.naohai.quality.crosschecks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.Kind;
import org.naohai.quality.Assessment;

/// What one source says of one subject.
///
/// - **source** the path of the unit, or `FHIR` where the path itself may name a person · **clock** the age comes from
///   the dates of a recording's header
record Stated(
        String source,
        boolean clock,
        boolean genetic,
        @Nullable String session,
        @Nullable Double ageYears,
        @Nullable String sex) {

    /// By subject label; statements whose subject nobody knows are left out.
    static Map<String, List<Stated>> bySubject(List<Assessment> assessments) {
        var bySubject = new TreeMap<String, List<Stated>>();
        for (var assessment : assessments) {
            var unit = assessment.unit();
            var own = unit.entities().subject() == null
                    ? null
                    : "sub-" + unit.entities().subject();
            for (var statement : assessment.subjects()) {
                var label = statement.label() != null ? statement.label() : own;
                if (label != null && (statement.sex() != null || statement.ageYears() != null)) {
                    bySubject
                            .computeIfAbsent(label, any -> new ArrayList<>())
                            .add(new Stated(
                                    source(assessment),
                                    recording(unit.kind()),
                                    unit.kind() == Kind.VCF,
                                    statement.session(),
                                    statement.ageYears(),
                                    statement.sex()));
                }
            }
        }
        return bySubject;
    }

    private static String source(Assessment assessment) {
        return assessment.unit().kind() == Kind.FHIR_BUNDLE
                ? "FHIR"
                : assessment.unit().path();
    }

    private static boolean recording(Kind kind) {
        return kind == Kind.EDF
                || kind == Kind.BDF
                || kind == Kind.BRAINVISION
                || kind == Kind.NIFTI
                || kind == Kind.DICOM;
    }
}
