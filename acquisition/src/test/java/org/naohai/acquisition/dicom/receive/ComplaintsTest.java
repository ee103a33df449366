package org.naohai.acquisition.dicom.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

    private final List<String> told = new ArrayList<>();
    private final Complaints complaints =
            new Complaints((callingAe, cause, times) -> told.add(callingAe + ": " + cause));

    @Test
    void the_same_is_told_once() {
        for (int i = 0; i < 1000; i++) {
            complaints.tell("MR1", "closed in message");
        }
        complaints.tell("MR1", "http");
        assertThat(told).containsExactly("MR1: closed in message", "MR1: http");
    }

    @Test
    void nobody_fills_the_log_under_many_titles() {
        for (int i = 0; i < 1000; i++) {
            complaints.tell("X" + i, "not dicom");
        }
        assertThat(told).hasSize(50);
    }

    @Test
    void what_strangers_write_is_shown_without_signs_that_do_things() {
        complaints.tell("a\nERROR\u001b[31m\"{}", "not dicom");
        complaints.tell("王小明", "not dicom");
        assertThat(told).containsExactly("a?ERROR??31m???: not dicom", "???: not dicom");
    }
}
