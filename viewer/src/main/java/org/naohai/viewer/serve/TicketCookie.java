package org.naohai.viewer.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// A ticket as a cookie that a browser sends with addresses of its scope only.
public final class TicketCookie {

    private TicketCookie() {}

    /// To who may read the scope; whoever calls has decided that.
    public static void give(ViewTickets tickets, int scope, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(ViewHandler.COOKIE, tickets.ofScope(scope))
                .path(ViewPath.PREFIX + scope + "/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto")))
                .maxAge(ViewTickets.VALID);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
