package org.naohai.catalogue.dicom.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OffsetsTest {

    private final Offsets offsets = new Offsets();

    @Test
    void the_nearest_page_before_is_where_to_begin() {
        var ask = Offsets.ask(Set.of(1, 2), name("a"));
        offsets.remember(ask, 100, new Bookmark("20240101", "1.2"));
        offsets.remember(ask, 200, new Bookmark("20230101", "1.3"));
        assertThat(offsets.nearest(ask, 99).offset()).isZero();
        assertThat(offsets.nearest(ask, 199).offset()).isEqualTo(100);
        assertThat(offsets.nearest(ask, 9_000).bookmark().study()).isEqualTo("1.3");
        assertThat(offsets.nearest(Offsets.ask(Set.of(1), name("a")), 199).offset())
                .isZero();
        assertThat(offsets.nearest(Offsets.ask(Set.of(1, 2), name("b")), 199).offset())
                .isZero();
    }

    @Test
    void whatever_is_asked_it_stays_small() {
        for (int i = 0; i < 2_000; i++) {
            var ask = Offsets.ask(Set.of(1), name("a" + i));
            offsets.remember(ask, 10, Bookmark.START);
        }
        var one = Offsets.ask(Set.of(1), name("one"));
        for (int i = 0; i < 2_000; i++) {
            offsets.remember(one, i, Bookmark.START);
        }
        assertThat(offsets.size()).isLessThan(500);
        assertThat(offsets.nearest(one, 2_000).offset()).isEqualTo(1_999);
    }

    private static List<Condition> name(String name) {
        return List.of(new Condition.Equal(Key.PATIENT_NAME, name));
    }
}
