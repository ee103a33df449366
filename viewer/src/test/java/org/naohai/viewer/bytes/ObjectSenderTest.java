package org.naohai.viewer.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.naohai.viewer.bytes.ObjectSender.Sent;
import org.naohai.viewer.support.MemoryLake;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ObjectSenderTest {

    private static final String SHA = "ab".repeat(32);
    private static final String TAG = "\"" + SHA + "\"";

    private final byte[] bytes = new byte[200_000];
    private final ObjectSender sender = new ObjectSender(new MemoryLake().with(SHA, bytes));

    ObjectSenderTest() {
        new Random(3).nextBytes(bytes);
    }

    @Test
    void the_whole_object_is_sent_for_one_person_only() throws IOException {
        var answer = send("GET", Map.of());
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsByteArray()).isEqualTo(bytes);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(answer.getHeader("ETag")).isEqualTo(TAG);
        assertThat(answer.getHeader("Content-Disposition"))
                .contains("attachment")
                .contains("sub-10_T1w.nii");
    }

    @Test
    void ranges_and_suffix_ranges_are_parts_of_it() throws IOException {
        var middle = send("GET", Map.of("Range", "bytes=70000-139999"));
        assertThat(middle.getStatus()).isEqualTo(206);
        assertThat(middle.getHeader("Content-Range")).isEqualTo("bytes 70000-139999/200000");
        assertThat(middle.getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 70_000, 140_000));
        var end = send("GET", Map.of("Range", "bytes=-5"));
        assertThat(end.getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 199_995, 200_000));
    }

    @Test
    void a_range_beyond_the_end_says_how_long_it_is() throws IOException {
        var answer = send("GET", Map.of("Range", "bytes=200000-"));
        assertThat(answer.getStatus()).isEqualTo(416);
        assertThat(answer.getHeader("Content-Range")).isEqualTo("bytes */200000");
        assertThat(answer.getContentAsByteArray()).isEmpty();
    }

    @Test
    void what_the_browser_has_is_not_sent_again() throws IOException {
        assertThat(send("GET", Map.of("If-None-Match", "\"other\", W/" + TAG)).getStatus())
                .isEqualTo(304);
        assertThat(send("GET", Map.of("If-None-Match", "\"other\"")).getStatus())
                .isEqualTo(200);
    }

    @Test
    void a_range_of_other_bytes_is_answered_with_the_whole() throws IOException {
        assertThat(send("GET", Map.of("Range", "bytes=0-9", "If-Range", "\"other\""))
                        .getStatus())
                .isEqualTo(200);
        assertThat(send("GET", Map.of("Range", "bytes=0-9", "If-Range", TAG)).getStatus())
                .isEqualTo(206);
    }

    @Test
    void head_says_the_length_and_sends_nothing() throws IOException {
        var answer = send("HEAD", Map.of());
        assertThat(answer.getContentLengthLong()).isEqualTo(200_000);
        assertThat(answer.getContentAsByteArray()).isEmpty();
    }

    private MockHttpServletResponse send(String method, Map<String, String> headers) throws IOException {
        var request = new MockHttpServletRequest(method, "/");
        headers.forEach(request::addHeader);
        var response = new MockHttpServletResponse();
        sender.send(new Sent(SHA, "application/octet-stream", "sub-10_T1w.nii"), request, response);
        return response;
    }
}
