package org.naohai.formats.electrophysiology;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;

/// The outcome of opening a recording: a reader where the header can be used, and every problem found in it.
public record OpenedSignal(@Nullable SignalReader readerOrNull, List<Problem> problems) {

    public OpenedSignal {
        problems = List.copyOf(problems);
    }

    public Optional<SignalReader> reader() {
        return Optional.ofNullable(readerOrNull);
    }
}
