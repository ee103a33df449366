package org.naohai.catalogue.dicom.retrieve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;

/// Validators: objects never change, so a client that has one need not get it again (RFC 9110 section 13).
///
/// `private, no-cache`: it asks before each use, so that withdrawn access takes effect at the next look.
final class Unchanged {

    private Unchanged() {}

    /// Whether the client has it already; the answer is complete then.
    static boolean known(String tag, HttpServletRequest request, HttpServletResponse response) {
        var quoted = "\"" + tag + "\"";
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept, Accept-Encoding");
        response.setHeader(HttpHeaders.ETAG, quoted);
        response.setHeader("X-Content-Type-Options", "nosniff");
        var condition = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (condition == null
                || Arrays.stream(condition.split(","))
                        .map(String::strip)
                        .noneMatch(one -> one.equals("*") || one.equals(quoted) || one.equals("W/" + quoted))) {
            return false;
        }
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return true;
    }
}
