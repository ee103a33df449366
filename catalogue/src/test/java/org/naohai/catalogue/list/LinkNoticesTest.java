package org.naohai.catalogue.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.naohai.catalogue.support.Units.person;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.naohai.catalogue.Registration;
import org.naohai.catalogue.Registration.Link;
import org.naohai.catalogue.support.Units;
import org.naohai.catalogue.support.Workplace;
import org.naohai.kernel.Ids;
import org.naohai.kernel.Text;

class LinkNoticesTest {

    private final Workplace workplace = new Workplace("register", "outbox", "list");

    @AfterEach
    void close() {
        workplace.close();
    }

    @Test
    void what_is_linked_to_a_composite_dataset_is_marked_and_nothing_else() {
        var cohort = workplace.register(
                workplace.kids,
                "cohort",
                Units.document("dataset_description.json", Map.of("Name", "Cohort (made-up linkage)")),
                Units.participants(person("sub-10", "T1", 10.8, "male"), person("sub-12", "T1", 9.8, "male")));
        workplace.register(new Registration(
                Ids.next(),
                workplace.kids,
                "records",
                null,
                Workplace.items(Units.record("a.json", "male", List.of()).subjectLabel("patient-1")),
                List.of(),
                List.of(new Link("patient-1", cohort.datasetId(), "sub-10", "linkage.tsv"))));

        assertThat(notice("patient-1"))
                .map(Text::zh)
                .hasValueSatisfying(said -> assertThat(said).contains("虚构"));
        assertThat(notice("sub-10")).isEmpty();
        assertThat(notice("sub-12")).isEmpty();
    }

    private Optional<Text> notice(String label) {
        var id = workplace
                .worker
                .sql("select id from catalogue.subject where label = :label")
                .param("label", label)
                .query(UUID.class)
                .single();
        return workplace.asReaderOf(
                List.of(workplace.kids), () -> workplace.get(LinkNotices.class).of(id));
    }
}
