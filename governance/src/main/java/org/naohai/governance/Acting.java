package org.naohai.governance;

/// Who is asking. Unbound in background work, which runs under the worker role of the database.
public final class Acting {

    public static final ScopedValue<Actor> WHO = ScopedValue.newInstance();

    private Acting() {}

    public static Actor who() {
        return WHO.orElseThrow(() -> new NotAuthorised("nobody is signed in"));
    }
}
