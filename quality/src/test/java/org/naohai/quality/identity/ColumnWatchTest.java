package org.naohai.quality.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnWatchTest {

    @Test
    void a_word_that_comes_again_counts_again() {
        var watch = new ColumnWatch("contact");
        for (int i = 0; i < 30; i++) {
            watch.see("someone" + i % 3 + "@example.org");
        }
        for (int i = 0; i < 20; i++) {
            watch.see("none");
        }
        assertThat(watch.kind(true)).isEqualTo("email");
    }

    @Test
    void words_without_a_person_stay_words_however_often_they_come() {
        var watch = new ColumnWatch("trial_type");
        for (int i = 0; i < 5_000; i++) {
            watch.see(i % 4 == 0 ? "nogo" : "go");
        }
        assertThat(watch.kind(true)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "operator, Smith, name",
        "Examiner, J. Brown, name",
        "操作员, 张伟, name",
        "采集人, 李娜, name",
        "operator, 17, ",
        "rater, teacher, ",
        "operators_checked, yes, "
    })
    void staff_are_persons_too(String column, String cell, @Nullable String kind) {
        var watch = new ColumnWatch(column);
        for (int i = 0; i < 5; i++) {
            watch.see(cell);
        }
        assertThat(watch.kind(true)).isEqualTo(kind);
    }

    @Test
    void a_long_note_is_not_taken_for_another_that_begins_alike() {
        var beginning =
                "the child came with its mother and answered all questions of the first and second part gladly; ";
        var cut = beginning.repeat(2).substring(0, 100);
        var watch = new ColumnWatch("note");
        watch.see(cut);
        watch.see(cut + " call 13812345678 or write to li.na@example.org");
        assertThat(watch.kind(true)).isEqualTo("free_text");

        var other = new ColumnWatch("note");
        other.see(cut + " call 13812345678 or write to li.na@example.org");
        for (int i = 0; i < 9; i++) {
            other.see(cut);
        }
        assertThat(other.kind(true)).isEqualTo("free_text");
    }
}
