package org.naohai.catalogue.dicom.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.formats.dicom.TransferSyntax;

class RecentSeriesTest {

    @Test
    void all_series_together_hold_no_more_instances_than_it_may() throws InterruptedException {
        var recent = new RecentSeries(1_000);
        for (int i = 0; i < 50; i++) {
            recent.keep(series("2.25." + i, 99));
            assertThat(recent.size()).isLessThanOrEqualTo(1_000);
        }
        assertThat(recent.find("2.25.49")).isPresent();
        assertThat(recent.find("2.25.0")).isEmpty();

        recent.keep(series("2.25.49", 9));
        recent.keep(series("2.25.60", 1_000));
        assertThat(recent.find("2.25.60")).isEmpty();

        Thread.sleep(2_100);
        recent.keep(series("2.25.70", 1));
        assertThat(recent.size()).isEqualTo(2);
    }

    private static Located series(String uid, int instances) {
        var part = new Part("2.25.1", "", 1, TransferSyntax.EXPLICIT_LITTLE, 1, 1, 1, null, null);
        return new Located(
                "2.25.9", uid, new UUID(0, 0), 1, null, Collections.nCopies(instances, part), Collections.emptyMap());
    }
}
