package org.naohai.kernel;

import org.jspecify.annotations.Nullable;

/// A broken call or world: the call ends, and its [Problem] says what to do. Bad *data* is never this.
///
/// At the edge it becomes an RFC 9457 answer with the kind's status, title and fix in the reader's language.
public class Refused extends RuntimeException {

    private final Kind kind;
    private final transient Problem problem;

    public Refused(Kind kind, Problem problem) {
        super(problem.code() + ": found " + problem.found() + ", expected " + problem.expected());
        this.kind = kind;
        this.problem = problem;
    }

    public Refused(Kind kind, Problem problem, Throwable cause) {
        this(kind, problem);
        initCause(cause);
    }

    public static Refused of(Kind kind, String code, @Nullable String field, String found, String expected) {
        return new Refused(kind, Problem.error(code, null, field, found, expected));
    }

    /// What does not exist and what one may not see are told apart by nobody.
    public static Refused notFound(String what) {
        return of(Kind.NOT_FOUND, "NOT_FOUND", null, "no such " + what, what);
    }

    /// A field of a request that must be there.
    public static <T> T required(String field, @Nullable T value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw of(Kind.INVALID, "REQUEST_INVALID", field, "nothing", "a value");
        }
        return value;
    }

    /// A text that must be there in both languages.
    public static Text requiredText(String field, @Nullable Text value) {
        var text = required(field, value);
        required(field + ".zh", text.zh());
        required(field + ".en", text.en());
        return text;
    }

    public Kind kind() {
        return kind;
    }

    public Problem problem() {
        return problem;
    }

    /// Who can mend it, as an HTTP status.
    public enum Kind {
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        NOT_ACCEPTABLE(406),
        CONFLICT(409),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        TOO_MANY(429),
        /// tus: the piece is not what its checksum says
        CHECKSUM(460),
        UNAVAILABLE(503),
        NO_SPACE(507);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
