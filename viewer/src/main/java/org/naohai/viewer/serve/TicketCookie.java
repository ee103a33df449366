package org.naohai.viewer.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// A ticket as a cookie that a browser sends with addresses of its recording only.
public final class TicketCookie {

    private TicketCookie() {}

    /// To who may read the recording; whoever calls has decided that.
    public static void give(
            ViewTickets tickets,
            UUID recording,
            String hash,
            HttpServletRequest request,
            HttpServletResponse response) {
        var cookie = ResponseCookie.from(ViewHandler.COOKIE, tickets.of(recording, hash))
                .path(ViewPath.PREFIX + recording + "/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto")))
                .maxAge(ViewTickets.VALID);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
