package org.naohai.acquisition.dicom.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    ap            ; dir_AP           ; true
                    ap            ; AP2              ; true
                    ap            ; map              ; false
                    t1            ; T1w_MPRAGE       ; true
                    t1            ; T10              ; false
                    rest*         ; RESTING          ; true
                    *field map*   ; gre_field_map    ; true
                    pe ap|pe pa   ; EPI PE=PA        ; true
                    静息           ; 静息态fMRI       ; true
                    mb?           ; mb4              ; true
                    mb?           ; mb44             ; false
                    ax*t2         ; AX FSE T2        ; true
                    ax*t2         ; T2 AX            ; false
                    T1＋C          ; t1+c             ; true
                    t2star        ; T2*_GRE          ; true
                    """)
    void finds_whole_words(String pattern, String text, boolean found) {
        assertThat(Words.of(pattern).in(text)).isEqualTo(found);
    }

    @Test
    void a_pattern_of_nothing_finds_nothing() {
        assertThat(Words.of(" | ,").isEmpty()).isTrue();
        assertThat(Words.of("|").in("anything")).isFalse();
    }

    @Test
    void no_pattern_takes_long() {
        var pattern = "*a".repeat(100) + "b|" + "a*".repeat(100) + "c";
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(1),
                () -> List.of(1, 2, 3).forEach(i -> Words.of(pattern).in("a".repeat(1000))));
    }

    @Property(tries = 2000)
    void anything_can_be_asked(@ForAll String pattern, @ForAll String text) {
        assertThatCode(() -> Words.of(pattern).in(text)).doesNotThrowAnyException();
    }
}
