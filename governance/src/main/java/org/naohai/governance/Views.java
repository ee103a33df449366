package org.naohai.governance;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/// Says in the audit log that somebody looked at something: once an hour for each person, object and way, however many
/// pages, windows or ranges of it she reads.
@Service
public class Views {

    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int MOST = 100_000;

    private final AuditLog audit;
    private final Clock clock;
    private final Map<View, Long> said = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<View, Long> eldest) {
            return size() > MOST;
        }
    };

    private record View(UUID person, String action, String object, String how) {}

    @Autowired
    public Views(AuditLog audit) {
        this(audit, Clock.systemUTC());
    }

    Views(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /// - **how** the way of looking, e.g. `rows` · **project** asked only when there is something to say
    public void seen(String action, String object, String how, Supplier<UUID> project) {
        if (first(new View(Acting.who().personId(), action, object, how))) {
            audit.record(action, object, Map.of("as", how, "project", project.get()));
        }
    }

    private synchronized boolean first(View view) {
        long now = clock.millis();
        var before = said.get(view);
        if (before != null && now - before < AGAIN.toMillis()) {
            return false;
        }
        said.remove(view);
        said.put(view, now);
        return true;
    }
}
