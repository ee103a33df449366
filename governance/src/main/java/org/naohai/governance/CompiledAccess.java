package org.naohai.governance;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.PeopleChanged;
import org.naohai.collaboration.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// [Access] from roles and access levels. Being an administrator opens no data.
///
/// | | dataset open, registered | controlled | project | identifying rows |
/// |---|---|---|---|---|
/// | owner | own | own | own | own |
/// | contributor | contribute | contribute | contribute | – |
/// | reader | read | read | read | – |
/// | with a grant for the dataset | read | read | – | – |
/// | any other account | read | discover the dataset's own row | – | – |
///
/// What is not in the table is denied. Reaches are kept until a person, a membership or a scope changes.
@Service
public class CompiledAccess implements Access {

    private final Collaboration collaboration;
    private final InternedScopes scopes;
    private final Grants grants;
    private final Map<UUID, Compiled> compiled = new ConcurrentHashMap<>();
    private final AtomicLong peopleGeneration = new AtomicLong();

    public CompiledAccess(Collaboration collaboration, InternedScopes scopes, Grants grants) {
        this.collaboration = collaboration;
        this.scopes = scopes;
        this.grants = grants;
    }

    /// - **people**, **scopes** the generations it was made from
    private record Compiled(long people, long scopes, Reach reach) {}

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void forget(PeopleChanged changed) {
        peopleGeneration.incrementAndGet();
    }

    @Override
    public Reach reach(UUID personId) {
        long people = peopleGeneration.get();
        long known = scopes.generation();
        var kept = compiled.get(personId);
        if (kept != null && kept.people() == people && kept.scopes() == known) {
            return kept.reach();
        }
        var fresh = compile(personId);
        compiled.put(personId, new Compiled(people, known, fresh));
        return fresh;
    }

    private Reach compile(UUID personId) {
        if (collaboration.findPerson(personId).isEmpty()) {
            return new Reach(Set.of(), Set.of(), Set.of(), Set.of());
        }
        var roles = collaboration.roles(personId);
        var reach = new Growing(grants.datasetsOf(personId));
        scopes.all().forEach((key, id) -> reach.add(id, key, roles.get(key.projectId())));
        return reach.done();
    }

    /// Each set gets what the stronger one has.
    private static final class Growing {
        private final Set<UUID> granted;
        private final Set<Integer> discover = new HashSet<>();
        private final Set<Integer> read = new HashSet<>();
        private final Set<Integer> contribute = new HashSet<>();
        private final Set<Integer> own = new HashSet<>();

        Growing(Set<UUID> granted) {
            this.granted = granted;
        }

        void add(int id, ScopeKey key, @Nullable Role role) {
            boolean owner = role == Role.OWNER;
            boolean contributor = owner || (role == Role.CONTRIBUTOR && !key.identifying());
            boolean reader = contributor || (!key.identifying() && (role != null || isForAll(key) || isGranted(key)));
            boolean knows = reader || isAnnounced(key);
            put(own, id, owner);
            put(contribute, id, contributor);
            put(read, id, reader);
            put(discover, id, knows);
        }

        Reach done() {
            return new Reach(discover, read, contribute, own);
        }

        private boolean isGranted(ScopeKey key) {
            return key.datasetId() != null && granted.contains(key.datasetId());
        }

        private static boolean isForAll(ScopeKey key) {
            return key.access() == AccessLevel.OPEN || key.access() == AccessLevel.REGISTERED;
        }

        private static boolean isAnnounced(ScopeKey key) {
            return key.access() == AccessLevel.CONTROLLED && key.domain() == null && !key.identifying();
        }

        private static void put(Set<Integer> set, int id, boolean in) {
            if (in) {
                set.add(id);
            }
        }
    }

    /// Written from the table above a second time, on purpose: a property test holds the two against each other.
    @Override
    public boolean decide(UUID personId, Action action, ScopeKey scope) {
        if (collaboration.findPerson(personId).isEmpty()) {
            return false;
        }
        var role = collaboration.findRole(personId, scope.projectId()).orElse(null);
        if (scope.identifying()) {
            return role == Role.OWNER;
        }
        return switch (action) {
            case OWN -> role == Role.OWNER;
            case CONTRIBUTE -> role == Role.OWNER || role == Role.CONTRIBUTOR;
            case READ -> role != null || mayReadWithoutRole(scope.access()) || holdsGrant(personId, scope);
            case DISCOVER -> role != null || mayDiscoverWithoutRole(scope) || holdsGrant(personId, scope);
        };
    }

    private boolean holdsGrant(UUID personId, ScopeKey scope) {
        var dataset = scope.datasetId();
        return dataset != null
                && grants.ofDataset(dataset).stream()
                        .anyMatch(grant -> grant.personId().equals(personId));
    }

    private static boolean mayReadWithoutRole(AccessLevel access) {
        return switch (access) {
            case OPEN, REGISTERED -> true;
            case CONTROLLED, PROJECT -> false;
        };
    }

    private static boolean mayDiscoverWithoutRole(ScopeKey scope) {
        return switch (scope.access()) {
            case OPEN, REGISTERED -> true;
            case CONTROLLED -> scope.domain() == null;
            case PROJECT -> false;
        };
    }
}
