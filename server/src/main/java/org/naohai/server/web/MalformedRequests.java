package org.naohai.server.web;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// What the HTTP server refuses before any servlet is asked, such as an address that cannot be, as the same kind of
/// answer as everything else.
@Component
class MalformedRequests implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    private final Problems problems;

    MalformedRequests(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.setErrorHandler(this::answer));
    }

    private boolean answer(Request request, Response response, Callback done) {
        var asked = request.getHeaders().contains(HttpHeader.ACCEPT_LANGUAGE)
                ? Request.getLocales(request)
                : List.<Locale>of();
        int status = response.getStatus();
        var body = problems.bytes(status, ProblemHandler.ofStatus(status), Problems.preferred(asked), Trace.NONE);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(body), done);
        return true;
    }
}
