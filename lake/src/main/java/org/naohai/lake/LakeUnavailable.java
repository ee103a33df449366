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
                ? diskFullProblem(cause)
                : Problem.error("LAKE_UNREADABLE", null, null, cause.getClass().getSimpleName(), "a readable disk");
    }

    /// What a person has to do where the disk is full, by whatever failed for it.
    public static Problem diskFullProblem(Throwable cause) {
        return Problem.error("LAKE_DISK_FULL", null, null, free(cause), "room for the incoming files");
    }

    private static String free(Throwable cause) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof DiskFull full) {
                return (full.freeBytes() >> 20) + " MiB";
            }
        }
        return "0 bytes free";
    }

    /// Whether nothing more may be taken in, or the system said ENOSPC or EDQUOT; Java passes its words on, not its
    /// number.
    public static boolean diskFull(@Nullable Throwable cause) {
        for (var one = cause; one != null; one = one.getCause()) {
            var message = one.getMessage();
            if (one instanceof DiskFull
                    || message != null
                            && (message.contains("No space left on device")
                                    || message.contains("Disk quota exceeded"))) {
                return true;
            }
        }
        return false;
    }
}
