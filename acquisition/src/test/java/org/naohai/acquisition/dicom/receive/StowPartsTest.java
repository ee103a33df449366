package org.naohai.acquisition.dicom.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.naohai.kernel.Refused;

class StowPartsTest {

    @Test
    void parts_come_with_their_types_and_bytes_however_the_stream_is_cut() throws IOException {
        var random = new Random(7);
        for (int round = 0; round < 60; round++) {
            var bodies = new ArrayList<byte[]>();
            for (int i = 0; i < random.nextInt(4) + 1; i++) {
                bodies.add(tricky(random, random.nextInt(300_000)));
            }
            assertThat(read(cut(body(bodies), random)))
                    .usingElementComparator(java.util.Arrays::compare)
                    .containsExactlyElementsOf(bodies);
        }
    }

    @Test
    void what_stands_before_and_after_the_parts_is_no_part() throws IOException {
        var text = "hello\r\n--B \r\ncontent-type: Application/DICOM; x=y\r\n\r\nabc\r\n--B--\r\nbye";
        var parts = parts(text);
        assertThat(parts.next()).isTrue();
        assertThat(parts.type()).isEqualTo("application/dicom");
        assertThat(parts.next()).isFalse();
        assertThat(parts.next()).isFalse();
    }

    @Test
    void a_body_that_is_cut_or_has_another_form_is_broken() {
        for (var text : List.of("", "--B", "--B\r\n", "--B\r\n\r\nabc", "--B\r\n\r\nabc\r\n--B", "--X\r\n\r\n--X--")) {
            assertThatThrownBy(() -> read(stream(text))).as(text).isInstanceOf(EOFException.class);
        }
        for (var text :
                List.of("--Bx\r\n\r\nabc\r\n--B--", "--B\r\n" + "A: " + "x".repeat(9_000) + "\r\n\r\nabc\r\n--B--")) {
            assertThatThrownBy(() -> read(stream(text))).as(text).isInstanceOf(StowParts.Broken.class);
        }
    }

    @Test
    void random_bytes_end_in_a_refusal_and_nothing_else() {
        var random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            var bytes = new byte[random.nextInt(200)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) "\r\n-B:; a".charAt(random.nextInt(8));
            }
            try {
                read(new ByteArrayInputStream(bytes));
            } catch (IOException expected) {
                assertThat(expected).isInstanceOfAny(EOFException.class, StowParts.Broken.class);
            }
        }
    }

    @Test
    void the_boundary_is_taken_from_the_content_type() {
        assertThat(StowType.boundary("multipart/related; type=\"application/dicom\"; boundary=abc"))
                .isEqualTo("abc");
        assertThat(StowType.boundary("Multipart/Related;boundary=\"a b\";type=application/dicom"))
                .isEqualTo("a b");
        var asOrthanc = "a70da27d-a904-448b-8382-4417c1be62b1-a70da27d-a904-448b-8382-4417c1be62b1";
        assertThat(StowType.boundary("multipart/related; type=\"application/dicom\"; boundary=" + asOrthanc))
                .isEqualTo(asOrthanc);
        for (var type : List.of(
                "application/dicom",
                "multipart/form-data; boundary=a",
                "multipart/related; boundary=a",
                "multipart/related; type=\"application/dicom+json\"; boundary=a",
                "multipart/related; type=\"application/dicom\"",
                "multipart/related; type=\"application/dicom\"; boundary=" + "a".repeat(201),
                "multipart/related; type=\"application/dicom\"; boundary=",
                "x".repeat(10_000))) {
            assertThatThrownBy(() -> StowType.boundary(type)).as(type).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> StowType.boundary(null)).isInstanceOf(Refused.class);
    }

    /// Bytes with beginnings of the delimiter in them.
    private static byte[] tricky(Random random, int size) {
        var bytes = new byte[size];
        random.nextBytes(bytes);
        for (int i = 0; i + 5 < size; i += random.nextInt(2_000) + 1) {
            System.arraycopy("\r\n--B".getBytes(StandardCharsets.US_ASCII), 0, bytes, i, random.nextInt(5));
        }
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\r\n--B", "\r\n--C")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] body(List<byte[]> bodies) throws IOException {
        var out = new ByteArrayOutputStream();
        for (var one : bodies) {
            out.write("\r\n--B\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(one);
        }
        out.write("\r\n--B--".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static InputStream cut(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(length, random.nextInt(70_000) + 1));
            }
        };
    }

    private static StowParts parts(String text) {
        return new StowParts(stream(text), "B");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<byte[]> read(InputStream in) throws IOException {
        var parts = new StowParts(in, "B");
        var all = new ArrayList<byte[]>();
        var piece = new byte[10_000];
        while (parts.next()) {
            var out = new ByteArrayOutputStream();
            for (int count = parts.read(piece, 0, piece.length); count >= 0; ) {
                out.write(piece, 0, count);
                count = parts.read(piece, 0, piece.length);
            }
            all.add(out.toByteArray());
        }
        return all;
    }
}
