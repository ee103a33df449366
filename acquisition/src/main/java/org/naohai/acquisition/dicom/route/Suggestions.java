package org.naohai.acquisition.dicom.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.store.Json;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Suggestions for what no rule matches, kept in the arrival's row until another decision is made. `null` as JSON:
/// there is none; null as SQL: not thought of yet.
@Component
public class Suggestions {

    /// Decisions that are learnt from, the newest.
    private static final int REMEMBERED = 500;

    private final JdbcClient worker;
    private final SealedEvidence sealed;

    Suggestions(@Qualifier("workerJdbc") JdbcClient worker, SealedEvidence sealed) {
        this.worker = worker;
        this.sealed = sealed;
    }

    public static @Nullable Suggestion read(String json) {
        return JsonMapper.shared().readValue(json, Suggestion.class);
    }

    /// Arrival → what is suggested for it; null where nothing is.
    public Map<UUID, @Nullable Suggestion> think(Map<UUID, Sample> arrivals) {
        var found = new HashMap<UUID, @Nullable Suggestion>();
        if (arrivals.isEmpty()) {
            return found;
        }
        var precedents = precedents();
        arrivals.forEach((id, sample) -> {
            var suggestion = Learning.suggestion(sample, precedents).orElse(null);
            found.put(id, suggestion);
            keep(id, suggestion);
        });
        return found;
    }

    /// There is more to learn from.
    public void forget() {
        worker.sql("""
                        update acquisition.dicom_arrival
                        set suggestion = null
                        where state = 'held' and suggestion is not null
                        """).update();
    }

    private void keep(UUID id, @Nullable Suggestion suggestion) {
        worker.sql("""
                        update acquisition.dicom_arrival
                        set suggestion = :suggestion::jsonb
                        where arrival_id = :id
                        """)
                .param("id", id)
                .param("suggestion", suggestion == null ? "null" : Json.of(suggestion))
                .update();
    }

    /// Of each arrival the last decision that holds.
    private List<Precedent> precedents() {
        return worker
                .sql("""
                        select distinct on (decision.arrival_id) decision.arrival_id, decision.target::text as target,
                               arrival.calling_ae, arrival.evidence_cipher
                        from (
                            select decision_id, arrival_id, target
                            from acquisition.dicom_decision
                            where state = 'done' and target is not null and action in ('reroute', 'merge', 'correct')
                            order by decision_id desc
                            limit :remembered) as decision
                        join acquisition.dicom_arrival arrival on arrival.arrival_id = decision.arrival_id
                        order by decision.arrival_id, decision.decision_id desc
                        """)
                .param("remembered", REMEMBERED)
                .query((row, number) -> {
                    var id = row.getObject("arrival_id", UUID.class);
                    var evidence = sealed.open(id, row.getBytes("evidence_cipher"));
                    return new Precedent(
                            Sample.of(row.getString("calling_ae"), evidence),
                            JsonMapper.shared().readValue(row.getString("target"), Target.class));
                })
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }
}
