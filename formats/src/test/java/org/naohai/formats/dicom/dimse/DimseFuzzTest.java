package org.naohai.formats.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.naohai.testkit.Damage;
import org.naohai.testkit.Fuzz;

/// Damaged conversations end as broken associations, never with another exception, a hang or a large allocation.
class DimseFuzzTest {

    private static final List<Map<String, byte[]>> VALID = List.of(
            Map.of("conversation", Pair.conversation(256, List.of(new byte[700], new byte[2]))),
            Map.of("conversation", Pair.conversation(0, List.of(new byte[3000]))),
            Map.of("accept", accepted()));

    private final Fuzz fuzz = new Fuzz("dimse", VALID, Damage::any, DimseFuzzTest::read);

    @Test
    void what_once_failed_breaks_the_association_and_nothing_worse() throws IOException {
        fuzz.kept();
    }

    @Test
    void damaged_conversations_break_the_association_and_nothing_worse() {
        fuzz.some(20_000, 20261130);
    }

    @Test
    @Tag("long")
    void for_half_a_minute_damaged_conversations_break_the_association_and_nothing_worse() {
        fuzz.forItsTime(23);
    }

    private static byte[] accepted() {
        try {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(AssociateEncoding.encode(Pair.all(Pair.request(0), 1000), Pair.request(0)));
            new PduOutput(bytes).message(1, Pair.store(1).response(Status.SUCCESS));
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void read(SortedMap<String, byte[]> input) {
        var told = new ByteArrayOutputStream();
        try {
            if (input.firstKey().equals("accept")) {
                var from = new ByteArrayInputStream(input.get("accept"));
                Association.request(from, told, Pair.request(0)).next();
            } else {
                var from = new ByteArrayInputStream(input.get("conversation"));
                Pair.serve(from, told, 4096, (bytes, at, length) -> {
                    assertThat(at).isNotNegative();
                    assertThat(at + length).isLessThanOrEqualTo(bytes.length);
                });
            }
        } catch (AssociationBroken | AssociationRejected expected) {
            assertThat(expected).hasMessageNotContaining("\n");
        } catch (IOException other) {
            throw new AssertionError("ends in words of its own", other);
        }
    }
}
