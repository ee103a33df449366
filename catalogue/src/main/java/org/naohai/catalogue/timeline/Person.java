package org.naohai.catalogue.timeline;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The subject of the page or one linked to it, with the ages at its visits.
///
/// - **visits** age in years by session label, where one is stated · **onlyAge** the one age that is known of it
/// - **linked** null for the subject of the page itself
record Person(
        UUID id,
        String label,
        int scopeId,
        @Nullable Double onlyAge,
        Map<String, @Nullable Double> visits,
        Timeline.@Nullable Linked linked) {

    /// The age at a session; what has no session is of the only age, if there is just one.
    @Nullable
    Double ageAt(@Nullable String session) {
        var stated = session == null ? null : visits.get(session);
        if (stated != null) {
            return stated;
        }
        return session == null || visits.size() <= 1 ? onlyAge : null;
    }

    List<Double> ages() {
        return visits.values().stream()
                .filter(java.util.Objects::nonNull)
                .map(age -> (Double) age)
                .toList();
    }
}
