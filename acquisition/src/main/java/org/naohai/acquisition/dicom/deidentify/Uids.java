package org.naohai.acquisition.dicom.deidentify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Other names for UIDs: `2.25.` (PS3.5 B.2) and 128 bits of HMAC-SHA-256 under the project's key, so that references
/// hold within a project and tell nothing outside it. Not thread-safe.
final class Uids {

    private static final int BYTES = 16;
    private static final int REMEMBERED = 4096;

    private final Mac mac;
    private final Map<String, String> known = new HashMap<>();

    Uids(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// - **uid** without padding; a public one stays
    String of(String uid) {
        var other = known.get(uid);
        if (other == null) {
            other = uid.isEmpty() || PublicUids.isPublic(uid) ? uid : keyed(uid);
            if (known.size() < REMEMBERED) {
                known.put(uid, other);
            }
        }
        return other;
    }

    private String keyed(String uid) {
        var hash = mac.doFinal(uid.getBytes(StandardCharsets.UTF_8));
        return "2.25." + new BigInteger(1, Arrays.copyOf(hash, BYTES));
    }
}
