package org.naohai.catalogue.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreChoiceTest {

    @Test
    void the_total_and_subscales_stand_for_a_rating_scale_and_its_items_do_not() {
        assertThat(chosen("ADHD_HI_Raw", "ADHD_IA_Raw", "ADHD_Total_Raw", "Q1", "Q2", "Q18"))
                .containsExactly("ADHD_Total_Raw", "ADHD_HI_Raw", "ADHD_IA_Raw");
    }

    @Test
    void the_full_scale_quotient_comes_first() {
        assertThat(chosen("WASI_Vocab_Raw", "WASI_Vocab_T-Score", "WASI_VIQ", "WASI_PIQ", "WASI_FSIQ"))
                .startsWith("WASI_FSIQ", "WASI_VIQ", "WASI_PIQ")
                .doesNotContain("WASI_Vocab_Raw");
    }

    @Test
    void a_standard_score_replaces_its_raw_score() {
        assertThat(chosen("AWMA-S_VerbalSTM_Raw", "AWMA-S_VerbalSTM_StS", "AWMA-S_VerbalWM_Raw", "AWMA-S_VerbalWM_StS"))
                .containsExactly("AWMA-S_VerbalSTM_StS", "AWMA-S_VerbalWM_StS");
    }

    @Test
    void t_scores_stand_beside_an_index() {
        assertThat(chosen("CPT_Omissions_Raw", "CPT_Omissions_T-Score", "CPT_HitRT_T-Score", "CPT_ConfidenceIndex"))
                .containsExactly("CPT_ConfidenceIndex", "CPT_Omissions_T-Score", "CPT_HitRT_T-Score");
    }

    @Test
    void chinese_totals_are_known() {
        assertThat(chosen("题1", "题2", "总分")).containsExactly("总分");
    }

    @Test
    void at_most_four_of_a_table_are_drawn() {
        assertThat(chosen("A_Raw", "B_Raw", "C_Raw", "D_Raw", "E_Raw")).hasSize(4);
    }

    private static Set<String> chosen(String... names) {
        return ScoreChoice.choose(Arrays.stream(names)
                .map(name -> new ScoreChoice.Variable(name, null))
                .toList());
    }
}
