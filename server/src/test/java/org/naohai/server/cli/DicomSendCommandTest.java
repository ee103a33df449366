package org.naohai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.naohai.server.cli.DicomSendCommand.Instance;
import org.naohai.server.cli.DicomSendCommand.Kind;

class DicomSendCommandTest {

    @Test
    void no_association_has_more_kinds_than_it_has_contexts_for_and_nothing_is_left_out() {
        var instances = new ArrayList<Instance>();
        for (int i = 0; i < 600; i++) {
            instances.add(new Instance(Path.of("f" + i), new Kind("1.2." + i % 300, "1.2.840.10008.1.2.1")));
        }
        var associations = DicomSendCommand.associations(instances);
        assertThat(associations).hasSize(3);
        for (var one : associations) {
            assertThat(one.stream().map(Instance::kind).distinct()).hasSizeLessThanOrEqualTo(128);
        }
        assertThat(associations.stream().mapToInt(one -> one.size()).sum()).isEqualTo(600);
    }
}
