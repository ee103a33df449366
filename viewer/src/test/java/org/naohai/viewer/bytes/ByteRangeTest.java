package org.naohai.viewer.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.naohai.viewer.bytes.ByteRange.Part;
import org.naohai.viewer.bytes.ByteRange.Unsatisfiable;
import org.naohai.viewer.bytes.ByteRange.Whole;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=10-19, 10, 19",
        "bytes=90-, 90, 99",
        "bytes=90-1000, 90, 99",
        "bytes=-1, 99, 99",
        "bytes=-30, 70, 99",
        "bytes=-1000, 0, 99",
        "'bytes = 5 - 6 ', 5, 6"
    })
    void a_range_is_cut_to_what_is_there(String header, long first, long last) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999999999-"})
    void a_range_beyond_the_end_is_refused(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=5-4",
                "bytes=0-1,5-6",
                "lines=0-1",
                "bytes=a-b",
                "bytes=99999999999999999999-"
            })
    void what_is_no_single_range_of_bytes_is_ignored(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new Whole());
    }

    @Test
    void no_header_means_the_whole_object() {
        assertThat(ByteRange.of(null, 100)).isEqualTo(new Whole());
    }
}
