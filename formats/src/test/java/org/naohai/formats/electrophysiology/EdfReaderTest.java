package org.naohai.formats.electrophysiology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.naohai.formats.MemoryTree;
import org.naohai.kernel.Problem;
import org.naohai.testkit.Bounded;
import org.naohai.testkit.EdfBytes;

class EdfReaderTest {

    private static final int[] VALUES = IntStream.range(0, 40).toArray();

    @Test
    void a_window_across_records_holds_the_samples_of_that_time() throws IOException {
        try (var reader = reader(EdfBytes.edf().signal("EEG Cz", "uV", 10, VALUES))) {
            assertThat(reader.window(0, 0.5, 1)).containsExactly(5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
        }
    }

    @Test
    void times_before_after_and_in_gaps_are_not_numbers() throws IOException {
        var file = EdfBytes.edf()
                .signal("EEG Cz", "uV", 10, IntStream.range(0, 20).toArray())
                .plus("EDF+D", "+0\u0014\u0014", "+3\u0014\u0014");
        try (var reader = reader(file)) {
            assertThat(reader.header().segments()).hasSize(2);
            assertThat(reader.header().durationSeconds()).isEqualTo(4);
            assertThat(reader.window(0, -0.1, 0.2)).containsExactly(Double.NaN, 0);
            assertThat(reader.window(0, 0.9, 0.3)).containsExactly(9, Double.NaN, Double.NaN);
            assertThat(reader.window(0, 3, 0.2)).containsExactly(10, 11);
            assertThat(reader.window(0, 3.9, 0.2)).containsExactly(19, Double.NaN);
        }
    }

    @Test
    void voltages_of_any_prefix_come_as_microvolt() throws IOException {
        var file = EdfBytes.edf().signal("ECG", "mV", 10, VALUES).signal("Temp", "degC", 10, VALUES);
        try (var reader = reader(file)) {
            assertThat(reader.header().channels().get(0).unit()).isEqualTo("µV");
            assertThat(reader.window(0, 0.3, 0.1)).containsExactly(3000);
            assertThat(reader.header().channels().get(1).unit()).isEqualTo("degC");
            assertThat(reader.window(1, 0.3, 0.1)).containsExactly(3);
        }
    }

    @Test
    void event_words_and_codes_are_shown_and_remarks_are_withheld() throws IOException {
        var file = EdfBytes.edf()
                .signal("EEG Cz", "uV", 10, VALUES)
                .plus(
                        "EDF+C",
                        "+0\u0014\u0014\0+0.5\u00152\u0014Sleep stage N2\u0014",
                        "+1\u0014\u0014\0+1.5\u0014张伟有点困\u0014",
                        "+2\u0014\u0014\0+2.5\u0014S 12\u0014");
        try (var reader = reader(file)) {
            assertThat(reader.annotations())
                    .containsExactly(
                            new Annotation(0.5, 2, "Sleep stage N2"),
                            new Annotation(1.5, 0, "note"),
                            new Annotation(2.5, 0, "S 12"));
            assertThat(reader.personal().fields())
                    .extracting(PersonalFields.Field::value)
                    .containsExactly("张伟有点困");
        }
    }

    @Test
    void patient_and_recording_give_identities_sex_and_age_and_placeholders_give_none() throws IOException {
        var file = EdfBytes.edf()
                .signal("EEG Cz", "uV", 10, VALUES)
                .plus("EDF+C")
                .patient("MCH-0234567 F 02-MAY-1951 Haagse_Harry")
                .recording("Startdate 02-MAY-2011 PSG-1 NN_Tech Telemetry03")
                .startDate("02.05.11");
        try (var reader = reader(file)) {
            var personal = reader.personal();
            assertThat(personal.sex()).isEqualTo("female");
            assertThat(personal.ageYears()).isBetween(59.99, 60.01);
            assertThat(personal.fields())
                    .extracting(PersonalFields.Field::kind)
                    .contains("record_number", "birth_date", "name", "date");
            assertThat(personal.toString() + reader).doesNotContain("Harry", "0234567");
        }
        try (var reader =
                reader(EdfBytes.edf().signal("EEG Cz", "uV", 10, VALUES).plus("EDF+C"))) {
            assertThat(reader.personal().fields()).isEmpty();
        }
    }

    @Test
    void a_day_shifted_before_1925_identifies_nobody_although_the_header_has_two_digits() throws IOException {
        var file = EdfBytes.edf()
                .signal("EEG Cz", "uV", 10, VALUES)
                .plus("EDF+C")
                .recording("Startdate 08-APR-1902 X X X")
                .startDate("08.04.02");
        try (var reader = reader(file)) {
            assertThat(reader.personal().fields()).isEmpty();
            assertThat(reader.personal().startDate()).isNull();
        }
    }

    @Test
    void wrong_record_counts_are_reported_and_what_is_stored_can_be_read() throws IOException {
        var plain = EdfBytes.edf().signal("EEG Cz", "uV", 10, VALUES);
        assertThat(codes(plain.claimedRecords("-1").write())).containsExactly("EDF_RECORD_COUNT_UNKNOWN");
        assertThat(codes(plain.claimedRecords("9").write())).containsExactly("EDF_TRUNCATED");
        assertThat(codes(plain.claimedRecords("3").write())).containsExactly("EDF_TRAILING_BYTES");
        assertThat(codes(plain.claimedRecords("four").write())).containsExactly("EDF_FIELD_INVALID");
        try (var reader = reader(plain.claimedRecords("-1"))) {
            assertThat(reader.header().durationSeconds()).isEqualTo(4);
        }
    }

    @Test
    void a_claim_of_a_thousand_million_samples_allocates_only_buffers() {
        var small = EdfBytes.edf()
                .signal("EEG Cz", "uV", 10, VALUES)
                .claimedRecords("99999999")
                .write();
        var wide = small.clone();
        var claim = "99999999".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(claim, 0, wide, 256 + 216, claim.length);
        Bounded.run("records", small.length, () -> assertThat(codes(small)).contains("EDF_TRUNCATED"));
        Bounded.run("samples", wide.length, () -> assertThat(codes(wide)).contains("EDF_TRUNCATED"));
    }

    @Test
    void a_text_is_no_recording() throws IOException {
        assertThat(codes("name,age\n".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .containsExactly("EDF_BAD_MAGIC");
        assertThat(codes(new byte[0])).containsExactly("EDF_TRUNCATED");
    }

    private static SignalReader reader(EdfBytes file) throws IOException {
        return SignalFiles.open(new MemoryTree(Map.of("a.edf", file.write())), "a.edf")
                .reader()
                .orElseThrow();
    }

    private static List<String> codes(byte[] file) throws IOException {
        var opened = SignalFiles.open(new MemoryTree(Map.of("a.edf", file)), "a.edf");
        if (opened.readerOrNull() != null) {
            opened.readerOrNull()
                    .read(List.of(new ChannelStatistics(opened.readerOrNull().header())));
        }
        return opened.problems().stream().map(Problem::code).toList();
    }
}
