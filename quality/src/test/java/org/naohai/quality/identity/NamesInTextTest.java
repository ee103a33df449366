package org.naohai.quality.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesInTextTest {

    private static final NamesInText NAMES =
            new NamesInText(Stream.of("Doe^Jane", "DOE, JOHN", "欧阳小明", "Li", "Maximilian"));

    @ParameterizedTest
    @ValueSource(strings = {"Jane Doe came", "doe jane", "JOHN_DOE.edf", "患儿欧阳小明复诊", "欧阳小明"})
    void a_text_with_all_words_of_a_name_is_found(String text) {
        assertThat(NAMES.anyIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Jane came", "does", "小明", "Li Lei", "Maximilian", "ja ne do e"})
    void a_part_of_a_name_is_none(String text) {
        assertThat(NAMES.anyIn(text)).isFalse();
    }

    @Test
    void of_many_names_each_one_is_found_in_time_that_does_not_grow_with_them() {
        var names = IntStream.range(0, 100_000).mapToObj(NamesInTextTest::name).toList();
        var many = new NamesInText(names.stream());
        var texts = new ArrayList<String>();
        for (int i = 0; i < 100_000; i++) {
            texts.add("ask " + name(i) + " again");
        }
        assertTimeout(Duration.ofSeconds(20), () -> {
            assertThat(texts.stream().filter(many::anyIn)).hasSize(texts.size());
            assertThat(many.anyIn("no one of these, said a text of some length ".repeat(200)))
                    .isFalse();
        });
    }

    @Test
    void no_names_are_in_no_text() {
        assertThat(new NamesInText(Stream.of()).anyIn("Jane Doe")).isFalse();
    }

    private static String name(int number) {
        return "Given" + number % 317 + " Family" + number;
    }
}
