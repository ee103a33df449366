package org.naohai.quality.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Verdict;
import org.naohai.quality.Assessment;
import org.naohai.quality.Identity;
import org.naohai.quality.QualityControl;
import org.naohai.quality.support.Files;

class ScreeningTest {

    private static final QualityControl QUALITY = QualityControl.installed(List.of(), List.of());
    private static final String PHONE = "13812345678";
    private static final String NATIONAL_ID = "11010119900307803X";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call 13812345678.",
                "电话13812345678，谢谢",
                "电话１３８１２３４５６７８",
                "tel_13812345678_home",
                "008613812345678",
                "+86 138-1234-5678"
            })
    void a_mobile_number_is_known_however_it_is_written(String text) {
        assertThat(Shapes.tells(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.840.13812345678", "113812345678", "a13812345678f", "13812345678.25", "2019-13812345678"})
    void a_longer_number_is_no_mobile_number(String text) {
        assertThat(Shapes.tells(text)).isFalse();
    }

    @Test
    void events_beside_a_recording_are_searched() {
        var events = "sub-01/func/sub-01_task-rest_events.tsv";
        var files = new Files()
                .with("sub-01/func/sub-01_task-rest_bold.nii", new byte[400])
                .with(events, "onset\tduration\tnote\n1\t1\tcalled " + PHONE + "\n");
        assertThat(assessed(files, "sub-01/func/sub-01_task-rest_bold.nii").identifyingFiles())
                .contains(events);
    }

    @Test
    void a_photograph_beside_a_recording_is_said_to_be_unsearched() {
        var photo = "sub-01/eeg/sub-01_photo.jpg";
        var recording = "sub-01/eeg/sub-01_task-rest_eeg.edf";
        var files = new Files()
                .with(recording, "0       X".getBytes(StandardCharsets.US_ASCII))
                .with(photo, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 0, 1});
        var checked = assessed(files, recording);
        assertThat(checked.unit().companions()).contains(photo);
        assertThat(checked.problems())
                .filteredOn(problem -> problem.code().equals("FILE_NOT_SEARCHED"))
                .extracting(Problem::file)
                .containsExactly(photo);
    }

    @Test
    void a_sidecar_is_searched_in_its_depth() {
        var path = "extra/notes.json";
        var nested = new Files().with(path, "{\"a\":[{\"b\":\"患者 \\u7535\\u8bdd " + PHONE + "\"}]}");
        assertThat(assessed(nested, path).identifyingFiles()).contains(path);
        var plain = new Files().with(path, "{\"a\":[{\"b\":\"13.8 mm\"}]}");
        assertThat(assessed(plain, path).identifying()).isFalse();
    }

    @Test
    void a_document_may_name_its_authors_and_no_patient() {
        var authors = new Files().with("README", "Study by Dr. Smith, mail smith@uni.example\n");
        assertThat(assessed(authors, "README").identifying()).isFalse();
        var patient = new Files().with("README", "Study\n患者姓名：欧阳小明\n");
        assertThat(assessed(patient, "README").identifying()).isTrue();
        var gb = new Files().with("notes.md", "身份证 " + NATIONAL_ID, "GB18030");
        assertThat(assessed(gb, "notes.md").identifying()).isTrue();
    }

    @Test
    void the_header_of_a_vcf_is_searched() {
        var vcf = "##fileformat=VCFv4.2\n##SAMPLE=<ID=S1,Description=\"患者姓名：欧阳小明\">\n"
                + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n1\t5\t.\tA\tG\t.\tPASS\t.\n";
        assertThat(assessed(new Files().with("a.vcf", vcf), "a.vcf").identifying())
                .isTrue();
    }

    @Test
    void a_table_of_a_million_samples_makes_no_million_subjects() {
        var names = new StringBuilder();
        var calls = new StringBuilder();
        for (int i = 0; i < 100_001; i++) {
            names.append("\ts").append(i);
            calls.append("\t0/0");
        }
        var vcf = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT" + names
                + "\n1\t5\t.\tA\tG\t.\tPASS\t.\tGT" + calls + "\n";
        var assessment = assessed(new Files().with("a.vcf", vcf), "a.vcf");
        assertThat(assessment.subjects()).hasSize(100_000);
        assertThat(assessment.problems()).extracting(Problem::code).contains("VCF_SAMPLES_CUT");
    }

    @Test
    void what_holds_no_text_is_said_to_be_unsearched() {
        var pdf = new Files().with("consent.pdf", "%PDF-1.4\nstream".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(assessed(pdf, "consent.pdf").problems())
                .extracting(Problem::code)
                .contains("FILE_NOT_SEARCHED");
    }

    @Test
    void an_identifier_in_a_path_is_found() {
        var path = "extra/" + NATIONAL_ID + "/notes.txt";
        assertThat(assessed(new Files().with(path, "hello"), path).identities())
                .extracting(Identity::kind, Identity::value)
                .contains(org.assertj.core.groups.Tuple.tuple("national_id", NATIONAL_ID));
    }

    @Test
    void a_subject_called_by_a_phone_number_is_rejected() {
        var path = "sub-" + PHONE + "/anat/sub-" + PHONE + "_T1w.nii";
        var assessment = assessed(new Files().with(path, new byte[400]), path);
        assertThat(assessment.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(assessment.problems()).extracting(Problem::code).contains("SUBJECT_LABEL_IDENTIFYING");
    }

    @Test
    void a_dictionary_and_its_levels_carry_nobody_on() {
        var files = new Files()
                .with("participants.tsv", "participant_id\tgroup\nsub-01\tctl\nsub-02\tctl\n")
                .with(
                        "participants.json",
                        "{\"group\":{\"Description\":\"ask " + PHONE + "\",\"Levels\":{\"ctl\":\"x a.b@c.example\"}}}");
        var assessment = assessed(files, "participants.tsv");
        assertThat(String.valueOf(assessment.table()) + assessment.subjects() + assessment.facts())
                .doesNotContain(PHONE)
                .doesNotContain("a.b@c.example")
                .contains(Masking.MASK);
        assertThat(assessment.identifyingFiles()).contains("participants.json");
    }

    @Test
    void the_hundredth_and_first_name_of_a_table_is_masked_like_the_first() {
        var rows = new StringBuilder("participant_id\tname\tgroup\n");
        for (int i = 0; i < 400; i++) {
            rows.append("sub-%03d\tGiven%s Family%s\tctl\n".formatted(i, letters(i), letters(i)));
        }
        var last = "Family" + letters(399) + " Given" + letters(399);
        var files = new Files()
                .with("participants.tsv", rows.toString())
                .with("participants.json", "{\"group\":{\"Description\":\"ask " + last + "\"}}");
        var assessment = assessed(files, "participants.tsv");
        assertThat(assessment.identities())
                .filteredOn(one -> one.kind().equals("name"))
                .hasSizeGreaterThan(100);
        assertThat(String.valueOf(assessment.table())).doesNotContain(last).contains(Masking.MASK);
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    @Test
    void an_event_does_not_repeat_the_name_of_its_patient() {
        var bundle = """
                {"resourceType":"Bundle","type":"collection","entry":[
                 {"resource":{"resourceType":"Patient","id":"a","name":[{"family":"欧阳","given":["小明"]}],"birthDate":"2009-03-07"}},
                 {"resource":{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/a"},
                  "code":{"text":"欧阳小明 的注意力问题"},"onsetDateTime":"2015-05-05"}},
                 {"resource":{"resourceType":"Condition","id":"d","subject":{"reference":"Patient/a"},
                  "code":{"text":"Asthma"},"onsetDateTime":"2015-05-05"}}]}
                """;
        var events = assessed(new Files().with("a.json", bundle), "a.json").events();
        assertThat(events).extracting(event -> event.display()).containsExactlyInAnyOrder(Masking.MASK, "Asthma");
    }

    private static Assessment assessed(Files files, String path) {
        return QUALITY.assess(files.unit(path), files);
    }
}
