package org.naohai.formats.electrophysiology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.naohai.formats.MemoryTree;
import org.naohai.testkit.EdfBytes;

class EdfRoundTripProperties {

    @Property(tries = 200)
    void what_is_written_is_read(
            @ForAll boolean bdf,
            @ForAll @IntRange(min = 1, max = 30) int perRecord,
            @ForAll @IntRange(min = 1, max = 12) int records,
            @ForAll long seed)
            throws IOException {
        int bound = bdf ? 8_000_000 : 32_000;
        var values =
                new Random(seed).ints((long) perRecord * records, -bound, bound).toArray();
        var slow = new Random(seed + 1).ints(records, -bound, bound).toArray();
        var file = (bdf ? EdfBytes.bdf() : EdfBytes.edf())
                .signal("EEG Cz", "uV", perRecord, values)
                .signal("Temp", "C", 1, slow)
                .write();
        var opened = SignalFiles.open(new MemoryTree(Map.of("a", file)), "a");
        assertThat(opened.problems()).isEmpty();
        try (var reader = opened.reader().orElseThrow()) {
            var read = reader.window(0, 0, records);
            assertThat(read).hasSize(values.length);
            for (int i = 0; i < values.length; i++) {
                assertThat(read[i]).isCloseTo(values[i], org.assertj.core.data.Offset.offset(1e-6));
            }
            assertThat(reader.window(1, 0, records)[records - 1])
                    .isCloseTo(slow[records - 1], org.assertj.core.data.Offset.offset(1e-6));
        }
    }
}
