package org.naohai.collaboration;

import java.util.Locale;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;

/// What a person is in a project; each role may do what the later ones may.
public enum Role {
    /// manages members and access, sees identities and identifying originals
    OWNER,
    /// imports and corrects data
    CONTRIBUTOR,
    /// reads what carries no identity
    READER;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role ofKey(String key) {
        for (var role : values()) {
            if (role.key().equals(key.toLowerCase(Locale.ROOT))) {
                return role;
            }
        }
        throw Refused.of(
                Refused.Kind.INVALID, "ROLE_UNKNOWN", "role", Problem.quoted(key), "owner, contributor, reader");
    }
}
