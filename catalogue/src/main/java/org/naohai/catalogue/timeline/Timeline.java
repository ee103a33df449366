package org.naohai.catalogue.timeline;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.list.ProblemRow;

/// Everything that is known of a subject on one axis of age, in five lanes.
///
/// - **undated** what has no age · **apart** what a contradicting clock cannot be drawn on this axis, with the reason
/// - **dates** whether who asks may turn ages into calendar dates: an owner, with the birth date that the vault
///   gives her. The time line itself holds none
public record Timeline(
        SubjectName subject,
        Axis axis,
        List<Session> sessions,
        List<Lane> lanes,
        List<Item> undated,
        List<Apart> apart,
        boolean dates) {

    public record SubjectName(UUID id, String label) {}

    /// - **min**, **max** in years; null where nothing has an age
    public record Axis(
            String unit, @Nullable Double min, @Nullable Double max) {}

    public record Session(String label, @Nullable Double ageYears) {}

    public record Lane(String domain, List<Item> items) {}

    public record Apart(ProblemRow reason, List<Item> items) {}

    /// - **type** `recording`, `event`, `score`, `variants`, `table`
    /// - **series** scores and observations of the same series are drawn joined
    /// - **sparkline** a small trace of a signal, unitless
    /// - **linked** the other dataset it comes from, or null for the subject's own
    public record Item(
            String id,
            String type,
            String domain,
            String label,
            String title,
            @Nullable Double ageYears,
            @Nullable Double endAgeYears,
            @Nullable String session,
            @Nullable String verdict,
            @Nullable String href,
            @Nullable String thumbnail,
            List<Double> sparkline,
            @Nullable Double value,
            @Nullable String unit,
            @Nullable String series,
            @Nullable String modality,
            Map<String, Object> facts,
            List<ProblemRow> problems,
            @Nullable Linked linked) {}

    public record Linked(UUID subjectId, String dataset, String label) {}
}
