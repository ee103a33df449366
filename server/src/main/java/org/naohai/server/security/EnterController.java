package org.naohai.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.naohai.collaboration.Person;
import org.naohai.collaboration.Sessions;
import org.naohai.collaboration.Tickets;
import org.naohai.governance.AuditLog;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The one-time link that a start prints.
@RestController
class EnterController {

    private final Tickets tickets;
    private final Sessions sessions;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    EnterController(Tickets tickets, Sessions sessions, AuditLog audit, TransactionTemplate transactions) {
        this.tickets = tickets;
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
    }

    @GetMapping("/enter")
    ResponseEntity<Void> enter(@RequestParam String ticket, HttpServletRequest request) {
        var session = Objects.requireNonNull(transactions.execute(
                status -> tickets.redeem(ticket).map(Person::id).map(this::open)));
        return session.map(token -> to("/").header(HttpHeaders.SET_COOKIE, SessionCookie.set(request, token)))
                .orElseGet(() -> to("/sign-in?link=used"))
                .build();
    }

    private String open(UUID person) {
        audit.record("session.open", "person:" + person, Map.of("by", person, "how", "ticket"));
        return sessions.open(person);
    }

    private static ResponseEntity.BodyBuilder to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
