package org.naohai.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads what a refused request still sends, up to a bound. Closing a connection with unread bytes resets it
/// (RFC 9112 section 9.6), and the sender would see a broken connection instead of the reason.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UnreadBody extends OncePerRequestFilter {

    private static final long MOST = 16L << 20;
    private static final long LONGEST = Duration.ofSeconds(10).toNanos();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() >= 400 && !request.isAsyncStarted() && request.getContentLengthLong() <= MOST) {
            readRest(request);
        }
    }

    private void readRest(HttpServletRequest request) {
        long start = System.nanoTime();
        var buffer = new byte[1 << 16];
        try {
            var body = request.getInputStream();
            for (long left = MOST; left > 0 && System.nanoTime() - start < LONGEST; ) {
                int read = body.read(buffer);
                if (read < 0) {
                    return;
                }
                left -= read;
            }
        } catch (IOException e) {
            logger.debug("the sender of a refused request has gone", e);
        }
    }
}
