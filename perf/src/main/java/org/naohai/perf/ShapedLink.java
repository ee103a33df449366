package org.naohai.perf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A link between a browser and a server on this machine: so many bytes a second to the browser, shared by all its
/// connections, and a time to cross in each direction.
final class ShapedLink implements AutoCloseable {

    private static final int PIECE = 16 << 10;
    /// more than what is on its way at 1 Gbit/s and 20 ms
    private static final int PIECES = 256;

    private final ServerSocket socket;
    private final int target;
    private final double nanosecondsAByte;
    private final long crossing;
    private long free;

    /// - **bytesASecond** to the browser · **crossingMilliseconds** in each direction
    ShapedLink(int target, double bytesASecond, long crossingMilliseconds) throws IOException {
        this.target = target;
        this.nanosecondsAByte = 1e9 / bytesASecond;
        this.crossing = TimeUnit.MILLISECONDS.toNanos(crossingMilliseconds);
        this.socket = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// A piece, and when it is at the other end; without bytes: nothing more comes.
    private record Piece(long at, byte[] bytes) {}

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var near = socket.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                carry(near, far, false);
                carry(far, near, true);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to, boolean shaped) throws IOException {
        var pieces = new ArrayBlockingQueue<Piece>(PIECES);
        var in = from.getInputStream();
        var out = to.getOutputStream();
        Thread.ofVirtual().start(() -> read(in, pieces, shaped));
        Thread.ofVirtual().start(() -> write(pieces, out, to));
    }

    private void read(InputStream in, BlockingQueue<Piece> pieces, boolean shaped) {
        var buffer = new byte[PIECE];
        try {
            try {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    long sent = shaped ? reserve(count) : System.nanoTime();
                    pieces.put(new Piece(sent + crossing, Arrays.copyOf(buffer, count)));
                }
            } catch (IOException ended) {
                // whoever reads at the other end is told so
            }
            pieces.put(new Piece(System.nanoTime() + crossing, new byte[0]));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// When the last of so many bytes has left.
    private synchronized long reserve(int bytes) {
        free = Math.max(free, System.nanoTime()) + (long) (bytes * nanosecondsAByte);
        return free;
    }

    private static void write(BlockingQueue<Piece> pieces, OutputStream out, Socket to) {
        try (to) {
            for (var piece = pieces.take(); piece.bytes().length > 0; piece = pieces.take()) {
                long left = piece.at() - System.nanoTime();
                if (left > 0) {
                    TimeUnit.NANOSECONDS.sleep(left);
                }
                out.write(piece.bytes());
            }
        } catch (IOException gone) {
            // the other side is gone; the reader of this one ends by itself
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
