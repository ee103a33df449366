package org.naohai.postgres;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import javax.net.SocketFactory;

/// Lets the PostgreSQL driver connect through a Unix socket of the JDK: no native library, and a virtual thread that
/// waits for an answer frees its carrier.
public final class UnixSocketFactory extends SocketFactory {

    private final SocketAddress address;

    /// - **path** of the socket file; the driver's property `socketFactoryArg`
    public UnixSocketFactory(String path) {
        this.address = UnixDomainSocketAddress.of(path);
    }

    @Override
    public Socket createSocket() {
        return new UnixSocket(address);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("a Unix socket has no host");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("a Unix socket has no host");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("a Unix socket has no host");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("a Unix socket has no host");
    }
}
