package org.naohai.governance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Holds the audit log against its signed checkpoints outside the database.
public interface AuditVerification {

    /// - **fails** `Refused` AUDIT_TAMPERED at the first row, leaf or checkpoint that does not agree
    Verified verify();

    Sealed sealed();

    /// - **root** of the Merkle tree over all entries, base64: worth writing down elsewhere
    record Verified(long entries, int checkpoints, String root) {}

    /// How far the log is sealed.
    record Sealed(@Nullable Instant at, long entries) {}
}
