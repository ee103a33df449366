package org.naohai.acquisition.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import org.naohai.lake.Disk;
import org.naohai.lake.ReadOnlyChannel;
import org.naohai.lake.Room;

/// A large file on its way in, encrypted with a key of its own: append at the end, read anywhere.
///
/// - **header** 4,096 bytes: magic `NHX1`, algorithm (int 1 = AES-256-CTR), iv (8), wrapped key
///   ([Aes#WRAPPED])
/// - **bytes** from 4,096 on, byte n of the file under byte n of the key stream; whole files are checked by
///   SHA-256
public final class Spool {

    static final int HEADER = 4096;
    private static final int MAGIC = 0x4E485831;

    private final Path path;
    private final SecretKey key;
    private final byte[] iv;

    private Spool(Path path, SecretKey key, byte[] iv) {
        this.path = path;
        this.key = key;
        this.iv = iv;
    }

    public static Spool create(Path path, SecretKey master) throws IOException {
        createFolder(Disk.folderOf(path));
        var spool = new Spool(path, Aes.freshKey(), Aes.random(Long.BYTES));
        var header = ByteBuffer.allocate(HEADER)
                .putInt(MAGIC)
                .putInt(1)
                .put(spool.iv)
                .put(Aes.wrap(master, spool.key))
                .clear();
        try (var file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Disk.writeFully(file, header);
        }
        return spool;
    }

    private static void createFolder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            Disk.syncFolder(Disk.folderOf(folder));
        }
    }

    public static Spool open(Path path, SecretKey master) throws IOException {
        var header = ByteBuffer.allocate(HEADER);
        try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
            while (header.hasRemaining() && file.read(header) >= 0) {}
        }
        header.flip();
        if (header.limit() < HEADER || header.getInt() != MAGIC || header.getInt() != 1) {
            throw new IOException("not a spool of this version");
        }
        var iv = new byte[Long.BYTES];
        var wrapped = new byte[Aes.WRAPPED];
        header.get(iv).get(wrapped);
        return new Spool(path, Aes.unwrap(master, wrapped), iv);
    }

    public Path path() {
        return path;
    }

    /// Plain bytes written so far, synced or not.
    public long size() throws IOException {
        return Math.max(0, Files.size(path) - HEADER);
    }

    /// Goes on writing at a plain offset, whatever lies behind it. Owned by one thread.
    public Writer writer(long from) throws IOException {
        return new Writer(from);
    }

    public SeekableByteChannel channel() throws IOException {
        return new Reader();
    }

    /// Returns when everything written so far is on disk, and the file's name in its folder.
    public void sync() throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.force(false);
        }
        Disk.syncFolder(Disk.folderOf(path));
    }

    /// Destroys the key of a spool whose place alone is known; one whose header never reached the disk has
    /// none.
    public static void destroy(Path path, SecretKey master) throws IOException {
        try {
            open(path, master).destroy();
        } catch (IOException e) {
            Files.deleteIfExists(path);
        }
    }

    /// Destroys the key, and with it every byte.
    public void destroy() throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            Disk.writeFully(file, ByteBuffer.allocate(HEADER));
            file.force(false);
        }
        Files.delete(path);
    }

    /// Appends; closing does not sync.
    public final class Writer implements AutoCloseable {

        private static final int CHUNK = 1 << 16;

        private final FileChannel file;
        private final Cipher cipher;
        private final Room room = new Room(Disk.folderOf(path));
        private final byte[] sealed = new byte[CHUNK];

        private Writer(long from) throws IOException {
            file = FileChannel.open(path, StandardOpenOption.WRITE);
            file.truncate(HEADER + from);
            file.position(HEADER + from);
            cipher = Aes.stream(key, iv, from);
        }

        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                for (int done = 0; done < length; ) {
                    int count = Math.min(CHUNK, length - done);
                    room.take(count);
                    int out = cipher.update(bytes, from + done, count, sealed, 0);
                    Disk.writeFully(file, ByteBuffer.wrap(sealed, 0, out));
                    done += count;
                }
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }

        /// The bytes alone: who made the spool syncs its folder.
        public void sync() throws IOException {
            file.force(false);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /// The plain bytes with random access; sequential reads go on with the same key stream. Owned by one
    /// thread.
    private final class Reader extends ReadOnlyChannel {

        private static final int CHUNK = 1 << 18;

        private final FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        private final long size = Spool.this.size();
        private Cipher cipher = Aes.stream(key, iv, 0);
        private long cipherAt;

        private Reader() throws IOException {}

        @Override
        protected int read(ByteBuffer into, long at) throws IOException {
            int count = (int) Math.min(Math.min(into.remaining(), CHUNK), size - at);
            var sealed = ByteBuffer.allocate(count);
            while (sealed.hasRemaining() && file.read(sealed, HEADER + at + sealed.position()) >= 0) {}
            if (sealed.hasRemaining()) {
                throw new IOException("spool is cut short");
            }
            decrypt(sealed.flip(), into, at);
            return count;
        }

        private void decrypt(ByteBuffer sealed, ByteBuffer into, long at) throws IOException {
            if (cipherAt != at) {
                cipher = Aes.stream(key, iv, at);
            }
            try {
                cipherAt = at + cipher.update(sealed, into);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
