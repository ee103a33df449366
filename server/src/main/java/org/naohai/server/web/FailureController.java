package org.naohai.server.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.naohai.kernel.Refused;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Failures outside of any endpoint (filters, the HTTP parser), as the same kind of answer.
@RestController
@Hidden
class FailureController implements ErrorController {

    private final Problems problems;
    private final WorldFailures world;

    FailureController(Problems problems, WorldFailures world) {
        this.problems = problems;
        this.world = world;
    }

    @RequestMapping("/error")
    void failure(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var outside = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                ? world.of(failure)
                : Optional.<Refused>empty();
        if (outside.isPresent()) {
            problems.write(request, response, outside.get());
            return;
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        problems.write(request, response, status, ProblemHandler.ofStatus(status));
    }
}
