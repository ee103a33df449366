package org.naohai.lake;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;

/// The disk under the data folder cannot be read or written; carries what the operator has to do.
public final class LakeUnavailable extends Refused {

    public LakeUnavailable(IOException cause) {
        super(diskFull(cause) ? Kind.NO_SPACE : Kind.UNAVAILABLE, problem(cause), cause);
    }

    private static Problem problem(IOException cause) {
        return diskFull(cause)
                ? Problem.error("LAKE_DISK_FULL", null, null, "0 bytes free", "room for the incoming files")
                : Problem.error("LAKE_UNREADABLE", null, null, cause.getClass().getSimpleName(), "a readable disk");
    }

    /// Whether the system said ENOSPC or EDQUOT; Java passes its words on, not its number.
    public static boolean diskFull(@Nullable Throwable cause) {
        for (var one = cause; one != null; one = one.getCause()) {
            var message = one.getMessage();
            if (message != null
                    && (message.contains("No space left on device") || message.contains("Disk quota exceeded"))) {
                return true;
            }
        }
        return false;
    }
}
