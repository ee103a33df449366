package org.naohai.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// A [Socket] over the JDK's Unix-domain channel, as far as the PostgreSQL driver uses one.
///
/// Owned by one connection: one thread reads and writes at a time. The channel blocks; a read with a timeout waits on
/// a selector instead.
final class UnixSocket extends Socket {

    private final SocketAddress path;
    private final SocketChannel channel;
    private @Nullable Selector selector;
    private int timeoutMillis;

    UnixSocket(SocketAddress path) {
        this.path = path;
        this.channel = open();
    }

    @Override
    public void connect(@Nullable SocketAddress ignored, int ignoredTimeout) throws IOException {
        channel.connect(path);
    }

    @Override
    public void connect(@Nullable SocketAddress ignored) throws IOException {
        channel.connect(path);
    }

    @Override
    public InputStream getInputStream() {
        return new Incoming();
    }

    @Override
    public OutputStream getOutputStream() {
        return Channels.newOutputStream(channel);
    }

    @Override
    public void setSoTimeout(int millis) {
        timeoutMillis = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeoutMillis;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (selector != null) {
            selector.close();
        }
    }

    private int read(ByteBuffer into) throws IOException {
        if (timeoutMillis == 0) {
            return channel.read(into);
        }
        channel.configureBlocking(false);
        try {
            int count = channel.read(into);
            return count == 0 ? readWhenReady(into) : count;
        } finally {
            channel.configureBlocking(true);
        }
    }

    private int readWhenReady(ByteBuffer into) throws IOException {
        if (selector == null) {
            selector = Selector.open();
        }
        var key = channel.register(selector, SelectionKey.OP_READ);
        try {
            if (selector.select(timeoutMillis) == 0) {
                throw new SocketTimeoutException("no answer after " + timeoutMillis + " ms");
            }
            return channel.read(into);
        } finally {
            key.cancel();
            selector.selectNow();
        }
    }

    private static SocketChannel open() {
        try {
            return SocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Incoming extends InputStream {

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return length == 0 ? 0 : UnixSocket.this.read(ByteBuffer.wrap(into, offset, length));
        }

        @Override
        public void close() throws IOException {
            UnixSocket.this.close();
        }
    }
}
