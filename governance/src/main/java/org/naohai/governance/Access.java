package org.naohai.governance;

import java.util.UUID;

/// The one policy source: compiles a person's roles and grants to a [Reach]; [#decide] is the same rule for one row.
public interface Access {

    Reach reach(UUID personId);

    boolean decide(UUID personId, Action action, ScopeKey scope);

    /// What one may do with a row.
    enum Action {
        DISCOVER,
        READ,
        CONTRIBUTE,
        OWN
    }
}
