package org.naohai.server.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.naohai.kernel.Refused;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// JSON and forms are at most 1 MiB; only the streams of an import (tar, tus, STOW-RS) may be longer.
@Component
class BodyLimit extends OncePerRequestFilter {

    private static final long MOST = 1L << 20;

    private final Problems problems;

    BodyLimit(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (mayBeLong(request)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > MOST) {
            problems.write(request, response, tooLarge());
        } else {
            chain.doFilter(new Limited(request), response);
        }
    }

    private static boolean mayBeLong(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && (type.startsWith("application/x-tar")
                        || type.startsWith("application/offset+octet-stream")
                        || type.startsWith("multipart/related")
                                && request.getRequestURI().startsWith("/dicomweb/"));
    }

    private static Refused tooLarge() {
        return Refused.of(Refused.Kind.TOO_LARGE, "REQUEST_TOO_LARGE", null, "more", "at most 1 MiB");
    }

    private static final class Limited extends HttpServletRequestWrapper {
        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counting(super.getInputStream());
        }
    }

    private static final class Counting extends ServletInputStream {
        private final ServletInputStream body;
        private long count;

        Counting(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            return counted(body.read(), 1);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = body.read(into, offset, length);
            return counted(read, read);
        }

        private int counted(int result, int bytes) {
            count += result < 0 ? 0 : bytes;
            if (count > MOST) {
                throw tooLarge();
            }
            return result;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
