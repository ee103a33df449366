package org.naohai.server.web;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Refused;
import org.naohai.lake.LakeUnavailable;
import org.naohai.lake.Room;
import org.naohai.server.NaohaiSettings;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Failures that are neither the caller's nor the program's: the disk is full, the database away.
@Component
class WorldFailures {

    /// Less than PostgreSQL's next file of its log: it cannot start again before there is more.
    private static final long TOO_LITTLE = 32L << 20;

    private final Path data;

    WorldFailures(NaohaiSettings settings) {
        this.data = settings.data();
    }

    /// What the caller is to be told; empty where the failure is the program's own.
    Optional<Refused> of(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return Optional.of(refused);
            }
        }
        if (failure != null && LakeUnavailable.diskFull(failure)) {
            return Optional.of(noSpace(failure));
        }
        if (failure == null || !isDatabase(failure)) {
            return Optional.empty();
        }
        return Optional.of(Room.free(data) < TOO_LITTLE ? noSpace(failure) : away());
    }

    private static Refused noSpace(Throwable failure) {
        return new Refused(Refused.Kind.NO_SPACE, LakeUnavailable.diskFullProblem(failure), failure);
    }

    private static Refused away() {
        return Refused.of(Refused.Kind.UNAVAILABLE, "DATABASE_AWAY", null, "no answer of the database", "an answer");
    }

    private static boolean isDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException) {
                return true;
            }
        }
        return false;
    }
}
