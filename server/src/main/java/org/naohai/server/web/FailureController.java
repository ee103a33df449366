package org.naohai.server.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Failures outside of any endpoint (filters, the HTTP parser), as the same kind of answer.
@RestController
@Hidden
class FailureController implements ErrorController {

    private final Problems problems;

    FailureController(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    void failure(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        problems.write(request, response, status, ProblemHandler.ofStatus(status));
    }
}
