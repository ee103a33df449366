package org.naohai.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The layout of a sealed file: random access, every frame authenticated, a key of its own.
///
/// - **header** 80 bytes: magic `NHS1`, algorithm (int 1 = AES-256-GCM), plain size (long), 4 bytes 0, nonce (12),
///   then the file's own key under the key file's: 32 bytes and a tag of 16
/// - **frames** of 65,536 plain bytes (the last one shorter), each followed by its tag of 16 bytes; nonce = 4 bytes
///   0 and the frame's number; the plain size is authenticated with every frame, so that a cut tail is noticed
/// - **source** NIST SP 800-38D; a key is used for one file, so that a number never meets a nonce twice
final class Sealed {

    static final int HEADER = 80;
    static final int FRAME = 1 << 16;
    static final int TAG = 16;
    private static final int MAGIC = 0x4E485331;
    private static final int AES_256_GCM = 1;
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealed() {}

    /// - **key** the file's own
    record Header(long size, SecretKey key) {

        static Header fresh(long size) {
            var key = new byte[32];
            RANDOM.nextBytes(key);
            return new Header(size, new SecretKeySpec(key, "AES"));
        }

        ByteBuffer seal(SecretKey master) throws IOException {
            var bytes = ByteBuffer.allocate(HEADER)
                    .putInt(MAGIC)
                    .putInt(AES_256_GCM)
                    .putLong(size)
                    .putInt(0);
            var nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            bytes.put(nonce);
            var wrapped = crypt(Cipher.ENCRYPT_MODE, master, nonce, size, key.getEncoded(), key.getEncoded().length);
            return bytes.put(wrapped).flip();
        }

        static Header open(ByteBuffer bytes, SecretKey master) throws IOException {
            if (bytes.getInt() != MAGIC || bytes.getInt() != AES_256_GCM) {
                throw new IOException("not a sealed file of this version");
            }
            long size = bytes.getLong();
            bytes.getInt();
            var nonce = new byte[NONCE];
            bytes.get(nonce);
            var wrapped = new byte[32 + TAG];
            bytes.get(wrapped);
            var key = crypt(Cipher.DECRYPT_MODE, master, nonce, size, wrapped, wrapped.length);
            return new Header(size, new SecretKeySpec(key, "AES"));
        }
    }

    static byte[] sealFrame(Header header, long number, byte[] plain, int length) throws IOException {
        return crypt(Cipher.ENCRYPT_MODE, header.key(), nonce(number), header.size(), plain, length);
    }

    /// - **fails** [IOException] where a byte was altered
    static byte[] openFrame(Header header, long number, byte[] sealed) throws IOException {
        return crypt(Cipher.DECRYPT_MODE, header.key(), nonce(number), header.size(), sealed, sealed.length);
    }

    static Header readHeader(SeekableByteChannel file, SecretKey master) throws IOException {
        var bytes = ByteBuffer.allocate(HEADER);
        file.position(0);
        readFully(file, bytes);
        return Header.open(bytes.flip(), master);
    }

    static void readFully(SeekableByteChannel file, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (file.read(into) < 0) {
                throw new IOException("sealed file is cut short");
            }
        }
    }

    private static byte[] nonce(long number) {
        return ByteBuffer.allocate(NONCE).putInt(0).putLong(number).array();
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, long size, byte[] bytes, int length)
            throws IOException {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
            cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
            return cipher.doFinal(bytes, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IOException("sealed bytes were altered, or this is not their key", e);
        }
    }
}
