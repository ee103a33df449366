package org.naohai.viewer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewPathTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void an_address_tells_scope_derivation_and_file() {
        assertThat(ViewPath.of("/seen/12/" + HASH + "/0/c/0/1/2")).contains(new ViewPath(null, 12, HASH, "0/c/0/1/2"));
        assertThat(ViewPath.of("/seen/signed/123.ab-c_d/12/" + HASH + "/zarr.json"))
                .contains(new ViewPath("123.ab-c_d", 12, HASH, "zarr.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/seen/12/HASH/../x",
                "/seen/12/HASH/..",
                "/seen/12/HASH/a/./b",
                "/seen/12/HASH/",
                "/seen/12/HASH//a",
                "/seen/12/HASH/a%2fb",
                "/seen/12/HASH/a\\b",
                "/seen/-1/HASH/a",
                "/seen/9999999999/HASH/a",
                "/seen/12/abc/a",
                "/seen/12/HASHa/a",
                "/seen/signed//12/HASH/a",
                "/seen/making/HASH/a",
                "/seen/12/making/a"
            })
    void what_is_none_is_refused(String path) {
        assertThat(ViewPath.of(path.replace("HASH", HASH))).isEmpty();
    }
}
