package org.naohai.formats.imaging;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;

/// The outcome of opening an image: a reader where the header can be used, and every problem found in it.
public record OpenedVolume(@Nullable NiftiReader readerOrNull, List<Problem> problems) {

    public OpenedVolume {
        problems = List.copyOf(problems);
    }

    public Optional<NiftiReader> reader() {
        return Optional.ofNullable(readerOrNull);
    }
}
