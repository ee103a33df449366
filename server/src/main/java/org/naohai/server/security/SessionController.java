package org.naohai.server.security;

import static org.naohai.kernel.Refused.required;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.naohai.collaboration.Accounts;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Person;
import org.naohai.collaboration.Role;
import org.naohai.collaboration.Sessions;
import org.naohai.governance.Acting;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Text;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Signing in and out of the page.
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

    private final LoginThrottle throttle = new LoginThrottle(Clock.systemUTC());
    /// each check takes 19 MiB and some 30 ms of a core
    private final Semaphore checks = new Semaphore(2);

    private final Accounts accounts;
    private final Sessions sessions;
    private final Collaboration collaboration;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    SessionController(
            Accounts accounts,
            Sessions sessions,
            Collaboration collaboration,
            AuditLog audit,
            TransactionTemplate transactions) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.collaboration = collaboration;
        this.audit = audit;
        this.transactions = transactions;
    }

    record SignIn(@Nullable String login, @Nullable String password) {}

    record NewPassword(
            @Nullable String old,

            @com.fasterxml.jackson.annotation.JsonProperty("new") @Nullable
            String replacement) {}

    record Me(String login, String name, boolean administrator, List<MyProject> projects) {}

    record MyProject(String key, Text title, String role) {}

    @PostMapping
    ResponseEntity<Me> signIn(@RequestBody SignIn given, HttpServletRequest request) {
        var person = check(
                required("login", given.login()).strip().toLowerCase(Locale.ROOT),
                required("password", given.password()),
                request.getRemoteAddr());
        var session = Objects.requireNonNull(transactions.execute(status -> {
            audit.record("session.open", "person:" + person.id(), Map.of("by", person.id()));
            return sessions.open(person.id());
        }));
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.set(request, session))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(me(person));
    }

    @GetMapping
    Me me() {
        return me(collaboration.findPerson(Acting.who().personId()).orElseThrow());
    }

    @DeleteMapping
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        SessionCookie.find(request).ifPresent(sessions::close);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.clear(request))
                .build();
    }

    /// Ends every session of the person; this browser gets a new one.
    @PostMapping("/password")
    ResponseEntity<Void> changePassword(@RequestBody NewPassword given, HttpServletRequest request) {
        var actor = Acting.who();
        var old = required("old", given.old());
        var replacement = required("new", given.replacement());
        check(actor.login(), old, request.getRemoteAddr());
        var session = Objects.requireNonNull(transactions.execute(status -> {
            accounts.setPassword(actor.personId(), replacement);
            audit.record("password.change", "person:" + actor.personId(), Map.of());
            return sessions.open(actor.personId());
        }));
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.set(request, session))
                .build();
    }

    private Person check(String login, String password, String address) {
        throttle.require(login, address);
        checks.acquireUninterruptibly();
        try {
            // many tries at once wait here: those whose turn comes after the failures of the others are too many
            throttle.require(login, address);
            var person = accounts.check(login, password);
            if (person.isEmpty()) {
                throttle.failed(login, address);
                throw Refused.of(
                        Refused.Kind.UNAUTHENTICATED,
                        "PASSWORD_WRONG",
                        null,
                        "login or password",
                        "those of an account");
            }
            throttle.succeeded(login);
            return person.get();
        } finally {
            checks.release();
        }
    }

    private Me me(Person person) {
        Map<UUID, Role> roles = collaboration.roles(person.id());
        var projects = collaboration.listProjects().stream()
                .flatMap(project -> Stream.ofNullable(roles.get(project.id()))
                        .map(role -> new MyProject(project.key(), project.title(), role.key())))
                .toList();
        return new Me(person.login(), person.name(), person.administrator(), projects);
    }
}
