package org.naohai.acquisition.dicom.receive;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/// Closes a connection so that the peer gets what was told last: with unread bytes waiting, a close is a reset, and
/// the rejection or abort before it is lost. Waits for the peer a moment, not longer.
final class Farewell {

    private static final Duration WAIT = Duration.ofMillis(500);

    private Farewell() {}

    static void close(Socket socket) throws IOException {
        try (socket) {
            if (socket.isConnected() && !socket.isClosed() && !socket.isInputShutdown()) {
                socket.shutdownOutput();
                socket.setSoTimeout((int) WAIT.toMillis());
                var rest = new byte[8192];
                var in = socket.getInputStream();
                long end = System.nanoTime() + WAIT.toNanos();
                while (System.nanoTime() < end && in.read(rest) >= 0) {
                    // read over
                }
            }
        } catch (IOException gone) {
            // the peer is not waiting for us
        }
    }
}
