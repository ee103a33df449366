package org.naohai.server.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.collaboration.AccessTokens;
import org.naohai.governance.Acting;
import org.naohai.governance.AuditLog;
import org.naohai.kernel.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own access tokens.
@RestController
@RequestMapping("/api/v1/tokens")
class TokenController {

    private static final Comparator<AccessTokens.AccessToken> NEWEST =
            Comparator.comparing(AccessTokens.AccessToken::id).reversed();

    private final AccessTokens tokens;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    TokenController(AccessTokens tokens, AuditLog audit, TransactionTemplate transactions) {
        this.tokens = tokens;
        this.audit = audit;
        this.transactions = transactions;
    }

    record Tokens(
            List<AccessTokens.AccessToken> items, @Nullable UUID next) {}

    record NewToken(@Nullable String name, @Nullable Instant expiresAt) {}

    record Made(String token, UUID id, Instant expiresAt) {}

    @GetMapping
    Tokens list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Limit.of(limit, Limit.MAXIMUM);
        var rest = tokens.list(Acting.who().personId()).stream()
                .sorted(NEWEST)
                .filter(one -> cursor == null || one.id().compareTo(cursor) < 0)
                .toList();
        return rest.size() <= most
                ? new Tokens(rest, null)
                : new Tokens(rest.subList(0, most), rest.get(most - 1).id());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made add(@RequestBody NewToken wanted) {
        var valid =
                wanted.expiresAt() == null ? AccessTokens.USUAL : Duration.between(Instant.now(), wanted.expiresAt());
        var name = wanted.name() == null ? "" : wanted.name();
        var issued = Objects.requireNonNull(transactions.execute(status -> {
            var made = tokens.issue(Acting.who().personId(), name, valid);
            audit.record("token.add", "token:" + made.about().id(), Map.of());
            return made;
        }));
        return new Made(issued.token(), issued.about().id(), issued.about().expiresAt());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable UUID id) {
        transactions.executeWithoutResult(status -> {
            tokens.revoke(Acting.who().personId(), id);
            audit.record("token.revoke", "token:" + id, Map.of());
        });
    }
}
