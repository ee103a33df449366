package org.naohai.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.naohai.collaboration.Sessions;
import org.springframework.http.ResponseCookie;

/// The cookie of a signed-in browser: out of reach of scripts, never sent along from another site.
final class SessionCookie {

    private static final String NAME = "naohai_session";

    private SessionCookie() {}

    static Optional<String> find(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(jakarta.servlet.http.Cookie::getValue)
                        .findFirst();
    }

    static String set(HttpServletRequest request, String token) {
        return cookie(request, token, Sessions.LONGEST);
    }

    static String clear(HttpServletRequest request) {
        return cookie(request, "", Duration.ZERO);
    }

    private static String cookie(HttpServletRequest request, String value, Duration age) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto")))
                .maxAge(age)
                .build()
                .toString();
    }
}
