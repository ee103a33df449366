package org.naohai.governance.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// An Ed25519 key in a file of its own (0600), outside the database: of the audit's checkpoints, or of what else is
/// signed under another name.
///
/// - **source** C2SP signed-note: key id = first 4 bytes of `SHA-256(name ‖ '\n' ‖ 0x01 ‖ public key)`; 0x01 is the
///   algorithm id of Ed25519
public final class SigningKey {

    static final String NAME = "naohai-audit";
    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;

    private final String name;
    private final PrivateKey secret;
    private final PublicKey open;

    private SigningKey(String name, PrivateKey secret, PublicKey open) {
        this.name = name;
        this.secret = secret;
        this.open = open;
    }

    /// The key of the checkpoints.
    static SigningKey in(Path file) {
        return in(file, NAME);
    }

    /// Two lines of base64: PKCS #8 private key, X.509 public key. Made at the first use.
    ///
    /// - **name** of the signer, in its key id and its verifier key
    public static SigningKey in(Path file, String name) {
        try {
            if (!Files.exists(file)) {
                write(file, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            }
            var lines = Files.readAllLines(file);
            if (lines.size() != 2) {
                throw new IllegalStateException(file.getFileName() + " holds no key: put the backup back");
            }
            var keys = KeyFactory.getInstance("Ed25519");
            return new SigningKey(
                    name,
                    keys.generatePrivate(new PKCS8EncodedKeySpec(decoded(lines.get(0)))),
                    keys.generatePublic(new X509EncodedKeySpec(decoded(lines.get(1)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not an Ed25519 key: " + file.getFileName(), e);
        }
    }

    /// Key id and signature, as a signed note carries them.
    public byte[] sign(byte[] text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text);
            var out = new ByteArrayOutputStream();
            out.writeBytes(keyId());
            out.writeBytes(signature.sign());
            return out.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean verify(byte[] text, byte[] signed) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(open);
            signature.update(text);
            return signed.length > 4
                    && Arrays.equals(signed, 0, 4, keyId(), 0, 4)
                    && signature.verify(signed, 4, signed.length - 4);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// The verifier key as C2SP writes it, for whoever checks from outside.
    public String verifierKey() {
        var key = new byte[KEY_BYTES + 1];
        key[0] = ED25519;
        System.arraycopy(rawPublic(), 0, key, 1, KEY_BYTES);
        return name + "+" + java.util.HexFormat.of().formatHex(keyId()) + "+"
                + Base64.getEncoder().encodeToString(key);
    }

    private byte[] keyId() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(ED25519);
            return Arrays.copyOf(digest.digest(rawPublic()), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The last 32 bytes of the X.509 form are the key itself (RFC 8410 §4).
    private byte[] rawPublic() {
        var encoded = open.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    private static void write(Path file, KeyPair pair) throws IOException {
        var lines = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n";
        Durable.createPrivate(file, lines.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] decoded(String line) {
        return Base64.getDecoder().decode(line.strip());
    }
}
