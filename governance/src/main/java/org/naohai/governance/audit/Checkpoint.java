package org.naohai.governance.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/// The size and root of the tree at a moment, signed.
///
/// - **source** C2SP tlog-checkpoint: origin, size, root, then extension lines; ours name the algorithms and the time;
///   an empty line; `— name base64(key id ‖ signature)`
record Checkpoint(long size, String root, Instant at, String signature) {

    /// lines of a note, the empty one that ends it included
    static final int LINES = 8;

    private static final String ORIGIN = "naohai/audit";
    private static final String ALGORITHMS = "algorithms sha256 ed25519";

    static Checkpoint signed(long size, byte[] root, Instant at, SigningKey key) {
        var base64 = Base64.getEncoder().encodeToString(root);
        var signature = key.sign(text(size, base64, at).getBytes(StandardCharsets.UTF_8));
        return new Checkpoint(size, base64, at, Base64.getEncoder().encodeToString(signature));
    }

    static Checkpoint parse(List<String> lines) {
        if (!lines.get(0).equals(ORIGIN)
                || !lines.get(3).equals(ALGORITHMS)
                || !lines.get(5).isEmpty()) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        return new Checkpoint(
                Long.parseLong(lines.get(1)),
                lines.get(2),
                Instant.parse(lines.get(4).substring("time ".length())),
                lines.get(6).substring(("— " + SigningKey.NAME + " ").length()));
    }

    boolean isSignedBy(SigningKey key) {
        return key.verify(
                text(size, root, at).getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(signature));
    }

    String note() {
        return text(size, root, at) + "\n— " + SigningKey.NAME + " " + signature + "\n\n";
    }

    private static String text(long size, String root, Instant at) {
        return ORIGIN + "\n" + size + "\n" + root + "\n" + ALGORITHMS + "\ntime " + at + "\n";
    }
}
