package org.naohai.acquisition.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.naohai.lake.KeyFile;

/// The key of the vault (`data/keys/vault.key`): encrypts columns, and hashes what must be found or named again
/// without being readable. Lost, the identities are lost; the data stays.
///
/// - **column** nonce (12), AES-256-GCM sealed UTF-8 with tag; the context is authenticated, so that a value moved to
///   another row or column does not open
final class VaultKey {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey columns;
    private final SecretKey hashes;

    VaultKey(Path dataFolder) {
        var master = KeyFile.loadOrCreate(dataFolder.resolve("keys/vault.key"));
        columns = derived(master, "naohai vault columns 1");
        hashes = derived(master, "naohai vault hashes 1");
    }

    byte[] seal(String context, String value) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, context, value.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    String open(String context, byte[] sealed) {
        var nonce = java.util.Arrays.copyOf(sealed, NONCE);
        var rest = java.util.Arrays.copyOfRange(sealed, NONCE, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, context, rest), StandardCharsets.UTF_8);
    }

    /// HMAC-SHA-256 of the parts, each ended by a zero byte.
    byte[] hash(String... parts) {
        return hmac(hashes, String.join("\0", parts) + "\0");
    }

    private byte[] crypt(int mode, byte[] nonce, String context, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, columns, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a column of the vault was altered, or vault.key is another", e);
        }
    }

    private static SecretKey derived(SecretKey master, String use) {
        return new SecretKeySpec(hmac(master, use), "AES");
    }

    private static byte[] hmac(SecretKey key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
