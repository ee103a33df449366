package org.naohai.postgres;

/// The roles of the database; no domain works as the superuser.
public enum Role {
    /// owns the schemas and runs the migrations
    OWNER,
    /// answers requests; row-level security applies
    APP,
    /// background work: intake, projections
    WORKER,
    /// identities only
    VAULT,
    /// writes and seals the audit log
    AUDIT;

    public String user() {
        return "naohai_" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
