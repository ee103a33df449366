package org.naohai.acquisition.dicom.receive;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// What a peer sends, as long as it sends: between messages it may be silent for the idle time, within one for the
/// stall time, and over each stall time it must have sent so much. Only the time spent waiting for it counts.
/// Owned by one thread.
final class PacedInput extends InputStream {

    private final Socket socket;
    private final InputStream in;
    private final int stallMillis;
    private final long leastBytes;
    private boolean resting;
    private long waitedNanos;
    private long bytes;

    PacedInput(Socket socket, Duration stall, long slowest) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.stallMillis = (int) stall.toMillis();
        this.leastBytes = Math.max(1, slowest * stall.toMillis() / 1000);
    }

    /// The first byte of what comes next may take this long.
    void rest(Duration most) throws IOException {
        socket.setSoTimeout((int) most.toMillis());
        resting = true;
        waitedNanos = 0;
        bytes = 0;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        long start = System.nanoTime();
        int read = in.read(into, from, length);
        if (resting) {
            resting = false;
            socket.setSoTimeout(stallMillis);
        } else {
            waitedNanos += System.nanoTime() - start;
        }
        bytes += Math.max(0, read);
        if (waitedNanos > stallMillis * 1_000_000L) {
            if (bytes < leastBytes) {
                throw new SocketTimeoutException("slower than agreed");
            }
            waitedNanos = 0;
            bytes = 0;
        }
        return read;
    }
}
