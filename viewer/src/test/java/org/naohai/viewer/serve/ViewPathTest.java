package org.naohai.viewer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewPathTest {

    private static final String ID = "01a22e9b-f973-7961-a1b7-845292b11567";
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void an_address_tells_recording_derivation_and_file() {
        assertThat(ViewPath.of("/seen/" + ID + "/" + HASH + "/0/c/0/1/2"))
                .contains(new ViewPath(null, UUID.fromString(ID), HASH, "0/c/0/1/2"));
        assertThat(ViewPath.of("/seen/signed/123.ab-c_d/" + ID + "/" + HASH + "/zarr.json"))
                .contains(new ViewPath("123.ab-c_d", UUID.fromString(ID), HASH, "zarr.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/seen/ID/HASH/../x",
                "/seen/ID/HASH/..",
                "/seen/ID/HASH/a/./b",
                "/seen/ID/HASH/",
                "/seen/ID/HASH//a",
                "/seen/ID/HASH/a%2fb",
                "/seen/ID/HASH/a\\b",
                "/seen/12/HASH/a",
                "/seen/IDa/HASH/a",
                "/seen/ID/abc/a",
                "/seen/ID/HASHa/a",
                "/seen/signed//ID/HASH/a",
                "/seen/making/HASH/a",
                "/seen/ID/making/a"
            })
    void what_is_none_is_refused(String path) {
        assertThat(ViewPath.of(path.replace("HASH", HASH).replace("ID", ID))).isEmpty();
    }
}
