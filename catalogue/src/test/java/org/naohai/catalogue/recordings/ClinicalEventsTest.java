package org.naohai.catalogue.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.support.Units;
import org.naohai.catalogue.support.Workplace;
import org.naohai.kernel.Refused;
import org.naohai.quality.ClinicalEvent;

class ClinicalEventsTest {

    private final Workplace workplace = new Workplace("register", "outbox", "list", "recordings");

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void every_event_is_on_one_page_youngest_first_and_undated_ones_last() {
        var dated = IntStream.range(0, 203).mapToObj(i -> event("Observation", (i * 11 % 203) / 10.0));
        var undated = IntStream.range(0, 5).mapToObj(i -> event("Condition", null));
        var id = record(Stream.concat(dated, undated).toList());

        var ages = new ArrayList<@Nullable Double>();
        String cursor = null;
        do {
            var page = page(id, null, cursor);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(10);
            assertThat(page.types())
                    .containsExactly(
                            new ClinicalEvents.TypeCount("Observation", 203),
                            new ClinicalEvents.TypeCount("Condition", 5));
            page.items().forEach(event -> ages.add(event.startAgeYears()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(ages).hasSize(208);
        assertThat(ages.subList(0, 203)).isSorted().doesNotHaveDuplicates().doesNotContainNull();
        assertThat(ages.subList(203, 208)).containsOnlyNulls();
    }

    @Test
    void one_type_is_paged_alone() {
        var id = record(List.of(event("Condition", 3.0), event("Observation", 2.0), event("Condition", 1.0)));
        assertThat(page(id, "Condition", null).items())
                .extracting(ClinicalEvents.EventRow::startAgeYears)
                .containsExactly(1.0, 3.0);
        assertThat(page(id, "Immunization", null).items()).isEmpty();
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        var id = record(List.of(event("Condition", 3.0)));
        assertThatThrownBy(() -> page(id, null, "bm90IG91cnM")).isInstanceOf(Refused.class);
    }

    private ClinicalEvents.EventPage page(UUID id, @Nullable String type, @Nullable String cursor) {
        return workplace.asReaderOf(
                List.of(workplace.kids),
                () -> workplace.get(ClinicalEvents.class).page(id, type, cursor, 10));
    }

    private UUID record(List<ClinicalEvent> events) {
        workplace.register(workplace.kids, "records", Units.record("bundle.json", "male", events));
        return workplace
                .worker
                .sql("select id from catalogue.recording")
                .query(UUID.class)
                .single();
    }

    private static ClinicalEvent event(String type, @Nullable Double age) {
        return new ClinicalEvent(
                type, "http://snomed.info/sct", "1", "event", age, age, null, null, null, null, Map.of());
    }
}
