package org.naohai.acquisition.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.naohai.acquisition.journal.ReceivedFile.Place;

class RecentBytesTest {

    private static final int MIB = 1 << 20;

    @Test
    void what_was_read_last_is_kept_within_32_MiB_and_the_longest_unread_goes_first() {
        var recent = new RecentBytes();
        for (int i = 0; i < 40; i++) {
            recent.keep(new Place.InSegment(0, i), new byte[MIB]);
            assertThat(recent.find(new Place.InSegment(0, 0))).isPresent();
        }
        long kept = 0;
        for (int i = 0; i < 40; i++) {
            kept += recent.find(new Place.InSegment(0, i)).isPresent() ? 1 : 0;
        }
        assertThat(kept).isEqualTo(32);
        assertThat(recent.find(new Place.InSegment(0, 39))).isPresent();
        assertThat(recent.find(new Place.InSegment(0, 1))).isEmpty();
    }
}
