package org.naohai.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.server.NaohaiSettings;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/// Lets the pages of one other server ask DICOMweb, by bearer token: cookies are never taken along.
final class ViewerOrigin implements CorsConfigurationSource {

    private final @Nullable CorsConfiguration allowed;

    ViewerOrigin(NaohaiSettings settings) {
        this.allowed = configuration(settings.dicomweb().allowOrigin());
    }

    private static @Nullable CorsConfiguration configuration(@Nullable String origin) {
        if (origin == null) {
            return null;
        }
        var configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(List.of(origin));
        configuration.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        configuration.setAllowedHeaders(List.of("Authorization", "Accept", "Content-Type", "If-None-Match"));
        configuration.setExposedHeaders(List.of("Link", "Warning", "ETag", "Content-Location"));
        configuration.setMaxAge(Duration.ofMinutes(10));
        return configuration;
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/dicomweb/") ? allowed : null;
    }
}
