package org.naohai.viewer.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Says for some minutes that its bearer may see what was derived from a recording, so that nobody has to ask the
/// database for each file.
///
/// A ticket is its end (seconds since 1970) and an HMAC-SHA-256 over the end and what it opens, `.` between. Access
/// that was taken back ends with the ticket.
public final class ViewTickets {

    public static final Duration VALID = Duration.ofMinutes(5);

    private static final int MOST_REMEMBERED = 10_000;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKey key;
    private final Clock clock;
    /// Tickets that were checked: the HMAC costs more than sending a chunk.
    private final Map<String, Long> checked = new ConcurrentHashMap<>();

    public ViewTickets(SecretKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /// For all files that were derived from one recording.
    public String of(UUID recording, String hash) {
        return ticket(what(recording, hash));
    }

    public boolean opens(String ticket, UUID recording, String hash) {
        return opens(ticket, what(recording, hash));
    }

    private static String what(UUID recording, String hash) {
        return recording + " " + hash;
    }

    private String ticket(String what) {
        long end = clock.instant().plus(VALID).getEpochSecond();
        return end + "." + TEXT.encodeToString(seal(end, what));
    }

    private boolean opens(String ticket, String what) {
        long now = clock.instant().getEpochSecond();
        var known = checked.get(ticket + what);
        if (known != null) {
            return now < known;
        }
        int dot = ticket.indexOf('.');
        if (dot < 1 || dot > 12 || !ticket.substring(0, dot).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        long end = Long.parseLong(ticket.substring(0, dot));
        var sealed = TEXT.encodeToString(seal(end, what)).getBytes(StandardCharsets.US_ASCII);
        var given = ticket.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
        if (now >= end || !MessageDigest.isEqual(sealed, given)) {
            return false;
        }
        if (checked.size() >= MOST_REMEMBERED) {
            checked.clear();
        }
        checked.put(ticket + what, end);
        return true;
    }

    private byte[] seal(long end, String what) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(end).flip());
            return mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
