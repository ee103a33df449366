package org.naohai.acquisition.dicom.deidentify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.naohai.governance.audit.SigningKey;

/// Signs the reports of de-identification, so that nobody can say afterwards that something else was done.
///
/// - **form** `{…,"signature":{"algorithm":"Ed25519","key":…,"value":…}}`: signed are the bytes before
///   `,"signature":`, closed by `}`; the value is the key id (4) and the signature (64) in base64
final class ReportKey {

    static final String NAME = "naohai-deidentification";
    private static final String MEMBER = ",\"signature\":";

    private final SigningKey key;

    ReportKey(Path dataFolder) {
        this.key = SigningKey.in(dataFolder.resolve("keys").resolve("deidentification.key"), NAME);
    }

    /// - **json** an object that is not empty, without a signature
    byte[] signed(byte[] json) {
        var signature = member(Base64.getEncoder().encodeToString(key.sign(json)));
        var signed = Arrays.copyOf(json, json.length - 1 + signature.length);
        System.arraycopy(signature, 0, signed, json.length - 1, signature.length);
        return signed;
    }

    /// Whether it is ours to the last byte.
    boolean verify(byte[] report) {
        var text = new String(report, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf(MEMBER);
        if (at < 0) {
            return false;
        }
        var json = Arrays.copyOf(report, at + 1);
        json[at] = '}';
        int from = text.lastIndexOf('"', text.length() - 4) + 1;
        try {
            var value = Base64.getDecoder().decode(text.substring(from, Math.max(from, text.length() - 3)));
            var member = member(Base64.getEncoder().encodeToString(value));
            return key.verify(json, value) && Arrays.equals(member, Arrays.copyOfRange(report, at, report.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The public key in the form of C2SP signed notes.
    String verifierKey() {
        return key.verifierKey();
    }

    private byte[] member(String value) {
        return (MEMBER + "{\"algorithm\":\"Ed25519\",\"key\":\"" + key.verifierKey() + "\",\"value\":\"" + value
                        + "\"}}")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
