package org.naohai.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.naohai.kernel.Refused;

/// Slows down guessing: after five failures in a row for one login, or twenty from one address, each further try has
/// to wait twice as long, up to a quarter of an hour. Kept in memory; a restart forgets.
final class LoginThrottle {

    private static final int FREE_PER_LOGIN = 5;
    private static final int FREE_PER_ADDRESS = 20;
    private static final int MOST_KEPT = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Failures> failures = new ConcurrentHashMap<>();

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant waitUntil) {}

    void require(String login, String address) {
        requireOne("login " + login);
        requireOne("address " + address);
    }

    void failed(String login, String address) {
        if (failures.size() > MOST_KEPT) {
            failures.values().removeIf(one -> one.waitUntil().isBefore(clock.instant()));
        }
        count("login " + login, FREE_PER_LOGIN);
        count("address " + address, FREE_PER_ADDRESS);
    }

    void succeeded(String login) {
        failures.remove("login " + login);
    }

    private void requireOne(String key) {
        var before = failures.get(key);
        if (before != null && before.waitUntil().isAfter(clock.instant())) {
            var seconds = Duration.between(clock.instant(), before.waitUntil()).toSeconds() + 1;
            throw Refused.of(
                    Refused.Kind.TOO_MANY, "TOO_MANY_TRIES", null, "too many failed tries", "wait " + seconds + " s");
        }
    }

    private void count(String key, int free) {
        failures.compute(key, (same, before) -> {
            int count = before == null || isOld(before) ? 1 : before.count() + 1;
            var wait = count < free ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(count - free, 12));
            return new Failures(count, clock.instant().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
        });
    }

    private boolean isOld(Failures before) {
        return before.waitUntil().plus(LONGEST).isBefore(clock.instant());
    }
}
