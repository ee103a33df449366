package org.naohai.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.naohai.server.NaohaiSettings;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.cors.CorsConfiguration;

class ViewerOriginTest {

    @Test
    void no_other_server_may_ask_unless_it_is_configured() {
        assertThat(asked(null, "/dicomweb/studies")).isNull();
    }

    @Test
    void the_configured_one_may_ask_dicomweb_and_nothing_else() {
        var allowed = asked("https://viewer.example.org", "/dicomweb/studies");
        assertThat(allowed).isNotNull();
        assertThat(allowed.checkOrigin("https://viewer.example.org")).isNotNull();
        assertThat(allowed.checkOrigin("https://other.example.org")).isNull();
        assertThat(allowed.getAllowCredentials()).isNull();
        assertThat(asked("https://viewer.example.org", "/api/v1/datasets")).isNull();
    }

    @Test
    void what_is_no_origin_is_refused_at_the_start() {
        for (var wrong : new String[] {"*", "viewer.example.org", "https://a/b", "https://a b", "null"}) {
            assertThatThrownBy(() -> new NaohaiSettings.DicomWeb(wrong)).hasMessageContaining("allow-origin");
        }
    }

    private static @Nullable CorsConfiguration asked(@Nullable String origin, String path) {
        var settings = new NaohaiSettings(
                Path.of("data"),
                false,
                null,
                new NaohaiSettings.Database(null),
                new NaohaiSettings.Convert(false),
                new NaohaiSettings.DicomWeb(origin));
        return new ViewerOrigin(settings).getCorsConfiguration(new MockHttpServletRequest("GET", path));
    }
}
