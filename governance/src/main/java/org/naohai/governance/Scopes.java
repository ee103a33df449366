package org.naohai.governance;

/// Interns scopes: the same key is the same integer for ever.
public interface Scopes {

    int intern(ScopeKey key);

    ScopeKey get(int scopeId);
}
