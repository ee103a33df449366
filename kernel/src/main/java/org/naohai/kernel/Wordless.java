package org.naohai.kernel;

/// Failures as they may stand in a log: messages of exceptions may quote the data, so types and places only.
public final class Wordless {

    private static final int DEEPEST = 20;

    private Wordless() {}

    public static Throwable of(Throwable cause) {
        return of(cause, DEEPEST);
    }

    private static Throwable of(Throwable cause, int deep) {
        var bare = new IllegalStateException(cause.getClass().getName());
        bare.setStackTrace(cause.getStackTrace());
        if (cause.getCause() != null && deep > 0) {
            bare.initCause(of(cause.getCause(), deep - 1));
        }
        return bare;
    }
}
