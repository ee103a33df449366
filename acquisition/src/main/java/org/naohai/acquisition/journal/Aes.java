package org.naohai.acquisition.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256 as the journal uses it: GCM for records and wrapped keys, CTR for spools (any byte is reachable).
final class Aes {

    static final int TAG = 16;
    /// nonce (12), key (32), tag (16)
    static final int WRAPPED = 60;
    private static final int NONCE = 12;
    private static final int BLOCK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Aes() {}

    static SecretKey freshKey() {
        return new SecretKeySpec(random(32), "AES");
    }

    static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    static byte[] wrap(SecretKey master, SecretKey key) throws IOException {
        var nonce = random(NONCE);
        var wrapped = gcm(Cipher.ENCRYPT_MODE, master, nonce, ByteBuffer.wrap(key.getEncoded()));
        return ByteBuffer.allocate(WRAPPED).put(nonce).put(wrapped).array();
    }

    static SecretKey unwrap(SecretKey master, byte[] wrapped) throws IOException {
        var nonce = java.util.Arrays.copyOf(wrapped, NONCE);
        var sealed = ByteBuffer.wrap(wrapped, NONCE, wrapped.length - NONCE);
        return new SecretKeySpec(gcm(Cipher.DECRYPT_MODE, master, nonce, sealed), "AES");
    }

    /// - **number** never the same twice under one key
    static byte[] seal(SecretKey key, long number, ByteBuffer plain) throws IOException {
        return gcm(Cipher.ENCRYPT_MODE, key, nonce(number), plain);
    }

    /// The same for a head and a body, one after the other, into a buffer of the caller's.
    ///
    /// - **returns** how many bytes were written at `at`: both and the tag
    static int seal(SecretKey key, long number, byte[] head, ByteBuffer body, byte[] out, int at) throws IOException {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * 8, nonce(number)));
            int written = cipher.update(head, 0, head.length, out, at);
            written += cipher.doFinal(
                    body.array(), body.arrayOffset() + body.position(), body.remaining(), out, at + written);
            return written;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /// - **fails** [IOException] where a byte was altered or the key is another
    static byte[] open(SecretKey key, long number, ByteBuffer sealed) throws IOException {
        return gcm(Cipher.DECRYPT_MODE, key, nonce(number), sealed);
    }

    /// A key stream that starts at any byte; the same call encrypts and decrypts.
    static Cipher stream(SecretKey key, byte[] iv, long position) throws IOException {
        try {
            var counter = ByteBuffer.allocate(BLOCK).put(iv, 0, Long.BYTES).putLong(position / BLOCK);
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter.array()));
            cipher.update(new byte[(int) (position % BLOCK)]);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static byte[] nonce(long number) {
        return ByteBuffer.allocate(NONCE).putInt(0).putLong(number).array();
    }

    private static byte[] gcm(int mode, SecretKey key, byte[] nonce, ByteBuffer bytes) throws IOException {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
            var out = ByteBuffer.allocate(cipher.getOutputSize(bytes.remaining()));
            cipher.doFinal(bytes, out);
            return out.array();
        } catch (GeneralSecurityException e) {
            throw new IOException("journal bytes were altered, or this is not their key", e);
        }
    }
}
