package org.naohai.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes refusals as RFC 9457 `application/problem+json`, title and fix in the reader's language.
@Component
public class Problems {

    static final String TYPE = "application/problem+json";

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Refused refused) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var status = refused.kind().status();
        write(request, response, status, refused.problem());
    }

    void write(HttpServletRequest request, HttpServletResponse response, int status, Problem problem)
            throws IOException {
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType(TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        var body = bytes(status, problem, language(request), Trace.id(request));
        // a sender that is still sending knows by the length that this is all, before the connection ends
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    byte[] bytes(int status, Problem problem, Locale language, String traceId) {
        return json.writeValueAsString(body(status, problem, language, traceId)).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> body(int status, Problem problem, Locale language, String traceId) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:naohai:problem:" + problem.code());
        body.put("title", problem.title().in(language));
        body.put("status", status);
        body.put("detail", detail(problem, language));
        body.put("code", problem.code());
        if (problem.file() != null) {
            body.put("file", problem.file());
        }
        if (problem.field() != null) {
            body.put("field", problem.field());
        }
        body.put("found", problem.foundText().in(language));
        body.put("expected", problem.expectedText().in(language));
        body.put("fix", problem.fix().in(language));
        body.put("traceId", traceId);
        return body;
    }

    private static String detail(Problem problem, Locale language) {
        return language.equals(Locale.CHINESE)
                ? "实际：" + problem.foundText().zh() + "；应为："
                        + problem.expectedText().zh()
                : "Found " + problem.foundText().en() + ", expected "
                        + problem.expectedText().en();
    }

    /// Chinese when the reader prefers it to English; a program that says nothing reads English.
    static Locale language(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Locale.ENGLISH;
        }
        return preferred(Collections.list(request.getLocales()));
    }

    static Locale preferred(List<Locale> locales) {
        return locales.stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("zh") || language.equals("en"))
                .findFirst()
                .filter(language -> language.equals("zh"))
                .map(chinese -> Locale.CHINESE)
                .orElse(Locale.ENGLISH);
    }
}
