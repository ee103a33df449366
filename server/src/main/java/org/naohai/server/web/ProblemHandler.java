package org.naohai.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.eclipse.jetty.http.HttpException;
import org.naohai.governance.Acting;
import org.naohai.governance.NotAuthorised;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Wordless;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;

/// The one place where a failed call becomes an answer. No stack trace leaves the server.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final Problems problems;
    private final WorldFailures world;

    ProblemHandler(Problems problems, WorldFailures world) {
        this.problems = problems;
        this.world = world;
    }

    @ExceptionHandler
    void refused(Refused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, refused);
    }

    @ExceptionHandler
    void notAuthorised(NotAuthorised refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(
                request,
                response,
                Acting.WHO.isBound()
                        ? Refused.notFound("page")
                        : Refused.of(
                                Refused.Kind.UNAUTHENTICATED, "NOT_SIGNED_IN", null, "nobody", "a session or token"));
    }

    @ExceptionHandler
    void unreadable(
            HttpMessageNotReadableException unreadable, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var cause = unreadable.getMostSpecificCause();
        if (cause instanceof Refused refused) {
            problems.write(request, response, refused);
            return;
        }
        invalid(request, response, "body", "not readable", "JSON as openapi.json describes it");
    }

    @ExceptionHandler
    void mistyped(
            MethodArgumentTypeMismatchException mistyped, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var wanted = mistyped.getRequiredType();
        if (mistyped.getName().equals("cursor")) {
            problems.write(
                    request,
                    response,
                    Refused.of(Refused.Kind.INVALID, "CURSOR_INVALID", "cursor", "not a cursor of this list", "next"));
            return;
        }
        if (wanted == java.util.UUID.class) {
            problems.write(request, response, Refused.notFound("page"));
            return;
        }
        invalid(
                request,
                response,
                mistyped.getName(),
                "a value of another type",
                wanted == null ? "another type" : wanted.getSimpleName());
    }

    @ExceptionHandler
    void missing(
            MissingServletRequestParameterException missing, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        invalid(request, response, missing.getParameterName(), "absent", missing.getParameterType());
    }

    /// The reader went away; there is nobody to answer.
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        LOG.atDebug().log("reader went away");
    }

    @ExceptionHandler
    void other(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (failure instanceof HttpException known) {
            write(request, response, known.getCode());
        } else if (notText(failure)) {
            invalid(request, response, "text", "a character no text may hold", "text without U+0000");
        } else if (failure instanceof ErrorResponse known) {
            write(request, response, known.getStatusCode().value());
        } else if (failure instanceof IOException && response.isCommitted()) {
            LOG.atDebug().log("reader went away");
        } else {
            failed(failure, request, response);
        }
    }

    private void failed(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.atError()
                .setCause(Wordless.of(failure))
                .addKeyValue(
                        "route", String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)))
                .log("request failed");
        var outside = world.of(failure);
        if (outside.isPresent()) {
            problems.write(request, response, outside.get());
        } else {
            write(request, response, 500);
        }
    }

    /// U+0000 in a value: PostgreSQL keeps no such text (SQLSTATE 22021, character not in repertoire).
    private static boolean notText(Exception failure) {
        return failure instanceof DataAccessException database
                && database.getMostSpecificCause() instanceof SQLException cause
                && ("22021".equals(cause.getSQLState()) || "22P05".equals(cause.getSQLState()));
    }

    private void invalid(
            HttpServletRequest request, HttpServletResponse response, String field, String found, String expected)
            throws IOException {
        problems.write(request, response, Refused.of(Refused.Kind.INVALID, "REQUEST_INVALID", field, found, expected));
    }

    private void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        if (!response.isCommitted()) {
            problems.write(request, response, status, ofStatus(status));
        }
    }

    /// What the framework refused before any of our code was asked.
    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> Refused.notFound("page").problem();
            case 405 -> Problem.error("METHOD_NOT_ALLOWED", null, null, "another method", "one of the header Allow");
            case 406, 415 ->
                Problem.error("MEDIA_TYPE", null, null, "another media type", "as openapi.json describes it");
            case 413 -> Problem.error("REQUEST_TOO_LARGE", null, null, "more", "at most 1 MiB");
            case 503 -> Problem.error("TOO_SLOW", null, null, "no answer in time", "an answer");
            default ->
                status < 500 || status == 501 || status == 505 // what was asked for is not known
                        ? Problem.error(
                                "REQUEST_INVALID", null, null, "status " + status, "as openapi.json describes it")
                        : Problem.error("INTERNAL", null, null, "a failure of the server", "an answer");
        };
    }
}
