package org.naohai.acquisition.dicom.convert;

import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.store.Json;
import org.naohai.kernel.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far the conversion of each arrival is: `acquisition.dicom_arrival.converted`. Runs as the worker.
@Component
class ConversionQueue {

    /// What is said of a conversion, and taken back by the next.
    private static final List<String> OURS = List.of(
            Dcm2niix.FAILED,
            StudyConversion.HEADS,
            "DICOM_CONVERSION_REMARK",
            "DICOM_SERIES_UNNAMED",
            "DICOM_CONVERTER_MISSING");

    private final JdbcClient worker;

    ConversionQueue(@Qualifier("workerJdbc") JdbcClient worker) {
        this.worker = worker;
    }

    /// An arrival whose study is to be converted.
    ///
    /// - **decidedBy** who last decided about it · **ruleBy** who wrote the rule that routed it
    record Arrival(
            UUID id,
            String studyUid,
            @Nullable UUID projectId,
            @Nullable UUID decidedBy,
            @Nullable UUID ruleBy) {}

    /// The arrival that waits longest, now running; also one that is said to be running although nobody is
    /// at it, because its end could not be written down.
    Optional<Arrival> claim(Collection<UUID> active) {
        return worker.sql("""
                        with mine as (
                            select arrival_id
                            from acquisition.dicom_arrival
                            where converted in ('waiting', 'running') and study_uid is not null
                              and arrival_id <> all(:active)
                            order by closed_at
                            limit 1
                            for update skip locked)
                        update acquisition.dicom_arrival arrival
                        set converted = 'running'
                        from mine
                        where arrival.arrival_id = mine.arrival_id
                        returning arrival.arrival_id as id, arrival.study_uid, arrival.project_id, arrival.decided_by,
                            (select created_by from acquisition.dicom_rule rule where rule.rule_id = arrival.rule_id)
                            as rule_by
                        """)
                .param("active", active.toArray(UUID[]::new))
                .query(Arrival.class)
                .optional();
    }

    /// What a stop or a crash interrupted; and, once there is a converter, what had to go without.
    void takeUp(boolean usable) {
        worker.sql("""
                        update acquisition.dicom_arrival
                        set converted = 'waiting'
                        where converted = 'running' or converted = 'off' and :usable
                        """).param("usable", usable).update();
    }

    /// Whether it was there to be asked for.
    boolean ask(UUID arrivalId) {
        return worker.sql("""
                        update acquisition.dicom_arrival
                        set converted = 'waiting'
                        where arrival_id = :id and study_uid is not null
                          and closed_at is not null and converted is distinct from 'running'
                        """).param("id", arrivalId).update() == 1;
    }

    /// All arrivals of these studies.
    int ask(Collection<String> studyUids) {
        return worker.sql("""
                        update acquisition.dicom_arrival
                        set converted = 'waiting'
                        where study_uid = any(:studies) and closed_at is not null and converted in ('done', 'failed')
                        """)
                .param("studies", studyUids.toArray(String[]::new))
                .update();
    }

    /// - **state** `done`, `failed` or `off`; one that was asked for again meanwhile goes on waiting
    void ended(UUID arrivalId, String state, List<Problem> problems) {
        worker.sql("""
                        update acquisition.dicom_arrival
                        set converted = case when converted = 'running' then :state else converted end,
                            problems = (
                                select coalesce(jsonb_agg(problem), '[]')
                                from jsonb_array_elements(problems) problem
                                where problem ->> 'code' <> all(:ours)) || :problems::jsonb
                        where arrival_id = :id
                        """)
                .param("id", arrivalId)
                .param("state", state)
                .param("ours", OURS.toArray(String[]::new))
                .param("problems", Json.of(problems))
                .update();
    }

    /// Who may ask: whoever may contribute to the project.
    record Place(
            UUID projectId,
            @Nullable String studyUid,
            @Nullable String converted) {}

    Optional<Place> place(UUID arrivalId) {
        return worker.sql("""
                        select project_id, study_uid, converted
                        from acquisition.dicom_arrival
                        where arrival_id = :id and project_id is not null
                        """).param("id", arrivalId).query(Place.class).optional();
    }

    /// Who last set how the project takes in studies.
    Optional<UUID> changedBy(UUID projectId) {
        return worker.sql("""
                        select changed_by
                        from acquisition.dicom_project
                        where project_id = :project
                        """)
                .param("project", projectId, Types.OTHER)
                .query(UUID.class)
                .optional();
    }
}
