package org.naohai.catalogue.timeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.catalogue.copy.Json;
import org.naohai.kernel.Wordless;
import org.naohai.lake.Lake;
import org.naohai.lake.ObjectMissing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads the small traces that intake made of signals: a JSON list of at most 120 numbers each.
@Component
class Sparklines {

    private static final Logger LOG = LoggerFactory.getLogger(Sparklines.class);
    private static final int MOST_BYTES = 16 * 1024;

    private final Lake lake;

    Sparklines(Lake lake) {
        this.lake = lake;
    }

    /// Empty where there is none.
    List<Double> read(@Nullable String sha256) {
        if (sha256 == null) {
            return List.of();
        }
        try (var bytes = lake.open(sha256)) {
            return numbers(new String(bytes.readNBytes(MOST_BYTES), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException | ObjectMissing e) {
            LOG.atWarn().addKeyValue("object", sha256).setCause(Wordless.of(e)).log("sparkline cannot be read");
            return List.of();
        }
    }

    private static List<Double> numbers(String json) {
        var numbers = new ArrayList<Double>();
        for (var value : Json.readList(json)) {
            if (value instanceof Number number) {
                numbers.add(number.doubleValue());
            }
        }
        return numbers;
    }
}
