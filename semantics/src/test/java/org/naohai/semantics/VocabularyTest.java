package org.naohai.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private final Vocabulary vocabulary = Vocabulary.shipped();

    @Test
    void chinese_and_english_name_the_same_concept() {
        assertThat(ids("静息态")).isEqualTo(ids("task-rest")).containsExactly("task:rest");
        assertThat(ids("注意缺陷")).isEqualTo(ids("ADHD")).containsExactly("diagnosis:adhd");
        assertThat(ids("海马体")).isEqualTo(ids("hippocampus")).containsExactly("region:hippocampus");
        assertThat(ids("韦氏智力量表")).isEqualTo(ids("Wechsler")).containsExactly("scale:wechsler");
    }

    @Test
    void the_longest_term_wins() {
        assertThat(ids("前额叶皮层")).containsExactly("region:pfc");
        assertThat(ids("静息态功能磁共振")).containsExactly("task:rest", "modality:fmri");
        assertThat(ids("resting-state functional MRI")).containsExactly("task:rest", "modality:fmri");
    }

    @Test
    void full_width_case_traditional_characters_and_joining_marks_do_not_matter() {
        assertThat(ids("ＡＤＨＤ")).containsExactly("diagnosis:adhd");
        assertThat(ids("靜息態 腦電圖")).containsExactly("task:rest", "modality:eeg");
        assertThat(ids("ADHD_Total_Raw")).contains("diagnosis:adhd");
        assertThat(ids("adhd-rs")).containsExactly("scale:adhdrs");
        assertThat(ids("Alzheimer’s disease")).containsExactly("diagnosis:alzheimer");
    }

    @Test
    void a_term_inside_another_word_is_not_found() {
        assertThat(ids("addition, masking, transform")).isEmpty();
        assertThat(ids("neurons and electrodes")).containsExactly("cell:neuron", "eeg:electrode");
        assertThat(ids("个人")).isEmpty();
    }

    @Test
    void spans_are_places_in_the_text_as_given() {
        var text = "找 静息态 EEG 的孩子";
        assertThat(vocabulary.link(text))
                .extracting(span -> text.substring(span.start(), span.end()))
                .containsExactly("静息态", "EEG");
        assertThat(vocabulary.link(text))
                .allSatisfy(span -> assertThat(span.text()).isEqualTo(text.substring(span.start(), span.end())));
    }

    @Test
    void broader_concepts_are_known() {
        assertThat(vocabulary.withAncestors("modality:bold"))
                .containsExactly("modality:bold", "modality:fmri", "modality:mri", "domain:imaging");
    }

    @Test
    void every_concept_has_names_in_both_languages_and_a_parent_that_exists() {
        assertThat(vocabulary.concepts()).hasSizeGreaterThan(400).allSatisfy(concept -> {
            assertThat(concept.label().zh()).isNotBlank();
            assertThat(concept.label().en()).isNotBlank();
            assertThat(concept.parent() == null
                            || vocabulary.find(concept.parent()).isPresent())
                    .as(concept.id())
                    .isTrue();
        });
    }

    @Test
    void every_term_links_to_its_own_concept() {
        for (var concept : vocabulary.concepts()) {
            assertThat(Vocabulary.terms(concept))
                    .allSatisfy(term -> assertThat(ids(term)).as(term).containsExactly(concept.id()));
        }
    }

    private List<String> ids(String text) {
        return vocabulary.link(text).stream().map(span -> span.concept().id()).toList();
    }
}
