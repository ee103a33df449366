package org.naohai.formats.bids;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.naohai.formats.FolderTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;
import org.naohai.kernel.Domain;
import org.naohai.testkit.SharedData;

@EnabledIf("org.naohai.testkit.SharedData#present")
class LayoutTest {

    @Test
    void every_file_of_the_cohort_is_in_exactly_one_unit() throws IOException {
        var tree = FolderTree.of(SharedData.find("cohort").orElseThrow());
        var units = Layout.units(tree);
        var paths = units.stream().flatMap(unit -> Stream.concat(Stream.of(unit.path()), unit.companions().stream()));
        assertThat(paths.toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        tree.entries().stream().map(entry -> entry.path()).toList());
    }

    @Test
    void task_events_without_a_recording_are_cognition_and_inherit_their_dictionary() throws IOException {
        var events = unit("sub-12/ses-T1/func/sub-12_ses-T1_task-SLD_events.tsv");
        assertThat(events.kind()).isEqualTo(Kind.TABLE);
        assertThat(events.domain()).isEqualTo(Domain.COGNITION);
        assertThat(events.inherited()).containsExactly("task-SLD_events.json");
        assertThat(events.entities().subject()).isEqualTo("12");
    }

    @Test
    void a_brainvision_header_leads_its_data_markers_channels_and_sidecar() throws IOException {
        var eeg = unit("sub-10/ses-T1/eeg/sub-10_ses-T1_task-rest_eeg.vhdr");
        assertThat(eeg.kind()).isEqualTo(Kind.BRAINVISION);
        assertThat(eeg.companions()).hasSize(4);
    }

    private static Unit unit(String path) throws IOException {
        return Layout.units(FolderTree.of(SharedData.find("cohort").orElseThrow())).stream()
                .filter(unit -> unit.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
