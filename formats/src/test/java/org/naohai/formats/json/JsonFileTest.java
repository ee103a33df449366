package org.naohai.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFileTest {

    @Test
    void the_last_of_two_equal_keys_counts_and_is_said() {
        var json = parse("{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2}, \"a\": 3}");
        assertThat(json.values()).containsEntry("a", 3L);
        assertThat(json.problems())
                .extracting("code", "field")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("JSON_DUPLICATE_KEY", "b.c"),
                        org.assertj.core.groups.Tuple.tuple("JSON_DUPLICATE_KEY", "a"));
    }

    @Test
    void depth_is_bounded() {
        assertThat(codes("[".repeat(100_000))).containsExactly("JSON_LIMIT");
        assertThat(codes("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))).containsExactly("JSON_LIMIT");
    }

    @Test
    void what_python_writes_for_nan_is_read_and_said() {
        var json = parse("{\"EchoTime\": NaN, \"RepetitionTime\": 2.5}");
        assertThat(json.values()).containsEntry("RepetitionTime", 2.5).doesNotContainKey("EchoTime");
        assertThat(json.problems()).extracting("code").containsExactly("JSON_NOT_A_NUMBER");
    }

    @Test
    void broken_json_says_where() {
        var problem = parse("{\n\"a\": 1,\n}").problems().getFirst();
        assertThat(problem.code()).isEqualTo("JSON_SYNTAX");
        assertThat(problem.field()).isEqualTo("line 3");
        assertThat(codes("")).containsExactly("JSON_SYNTAX");
        assertThat(codes("{\"a\": 1} {\"b\": 2}")).containsExactly("JSON_SYNTAX");
    }

    @Test
    void other_encodings_are_read() {
        var text = "{\"Description\": \"静息态功能磁共振\"}";
        for (var encoding : List.of("UTF-16LE", "UTF-16", "GB18030")) {
            var json = JsonFile.parse("a.json", text.getBytes(Charset.forName(encoding)));
            assertThat(json.values()).as(encoding).containsEntry("Description", "静息态功能磁共振");
        }
        assertThat(parse("\uFEFF{\"a\": 1}").values()).containsEntry("a", 1L);
    }

    private static JsonFile parse(String text) {
        return JsonFile.parse("a.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> codes(String text) {
        return parse(text).problems().stream().map(problem -> problem.code()).toList();
    }
}
