package org.naohai.governance;

import java.util.Locale;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;

/// Who may read a dataset: anyone signed in after registering its terms, by request, or the project alone.
public enum AccessLevel {
    /// everyone with an account, and free to be passed on
    OPEN,
    /// everyone with an account
    REGISTERED,
    /// discoverable by everyone with an account, readable by grant
    CONTROLLED,
    /// members of the project only
    PROJECT;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AccessLevel ofKey(String key) {
        for (var level : values()) {
            if (level.key().equals(key)) {
                return level;
            }
        }
        throw Refused.of(
                Refused.Kind.INVALID,
                "ACCESS_LEVEL_UNKNOWN",
                "access",
                Problem.quoted(key),
                "open, registered, controlled, project");
    }
}
