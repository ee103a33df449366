package org.naohai.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.naohai.collaboration.Sessions;
import org.naohai.collaboration.Tickets;
import org.naohai.governance.AuditLog;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The one-time link that a start prints.
@RestController
class EnterController {

    private final Tickets tickets;
    private final Sessions sessions;
    private final AuditLog audit;

    EnterController(Tickets tickets, Sessions sessions, AuditLog audit) {
        this.tickets = tickets;
        this.sessions = sessions;
        this.audit = audit;
    }

    @GetMapping("/enter")
    ResponseEntity<Void> enter(@RequestParam String ticket, HttpServletRequest request) {
        var person = tickets.redeem(ticket);
        if (person.isEmpty()) {
            return to("/sign-in?link=used").build();
        }
        var id = person.get().id();
        audit.record("session.open", "person:" + id, Map.of("by", id, "how", "ticket"));
        return to("/").header(HttpHeaders.SET_COOKIE, SessionCookie.set(request, sessions.open(id)))
                .build();
    }

    private static ResponseEntity.BodyBuilder to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
