package org.naohai.perf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A DICOMweb server and how it is asked: by the JDK's plain client, which keeps its connections.
///
/// - **root** up to `/studies` · **storing** parameters of STOW-RS, with `?` · **token** as a bearer's
record DicomWebServer(
        String name, String root, String storing, @Nullable String token) {

    private static final byte[] CRLF = {'\r', '\n'};

    static {
        System.setProperty("http.maxConnections", "32");
    }

    /// What clients measured: answers a second, and milliseconds each took, sorted.
    ///
    /// - **client** milliseconds of processor time that an answer cost the clients, who share the machine
    record Load(double rate, double client, double[] milliseconds) {

        double percentile(double share) {
            return milliseconds[(int) Math.min(milliseconds.length - 1, Math.floor(share * milliseconds.length))];
        }
    }

    /// - **fails** [IOException] for anything but an answer with status 2xx
    byte[] get(String path, String accept) throws IOException {
        try (var body = open(path, accept).getInputStream()) {
            return body.readAllBytes();
        }
    }

    /// Reads and forgets; the number of bytes.
    private long drain(String path, String accept, byte[] buffer) throws IOException {
        long bytes = 0;
        try (InputStream body = open(path, accept).getInputStream()) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                bytes += count;
            }
        }
        return bytes;
    }

    private HttpURLConnection open(String path, String accept) throws IOException {
        var connection = (HttpURLConnection) URI.create(root + path).toURL().openConnection();
        connection.setRequestProperty("Accept", accept);
        if (token != null) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        return connection;
    }

    /// So many clients ask for the paths in turn, for so many answers in all.
    Load load(List<String> paths, String accept, int clients, int answers) throws Exception {
        var times = new double[answers];
        var next = new AtomicInteger();
        var bytes = new AtomicLong();
        Callable<Void> client = () -> {
            var buffer = new byte[1 << 16];
            for (int i = next.getAndIncrement(); i < answers; i = next.getAndIncrement()) {
                long start = System.nanoTime();
                bytes.addAndGet(drain(paths.get(i % paths.size()), accept, buffer));
                times[i] = (System.nanoTime() - start) / 1e6;
            }
            return null;
        };
        long processor = Machine.ownProcessorNanoseconds();
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var all = new ArrayList<Callable<Void>>();
            for (int i = 0; i < clients; i++) {
                all.add(client);
            }
            for (var done : threads.invokeAll(all)) {
                done.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (bytes.get() == 0) {
            throw new IOException(name + " answered nothing");
        }
        Arrays.sort(times);
        double own = (Machine.ownProcessorNanoseconds() - processor) / 1e6 / answers;
        return new Load(answers / seconds, own, times);
    }

    /// STOW-RS, all of them in one request.
    void store(List<byte[]> instances) throws IOException {
        var connection = open("/studies" + storing, "application/dicom+json");
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=BENCH");
        var before = "--BENCH\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        var end = "--BENCH--\r\n".getBytes(StandardCharsets.US_ASCII);
        long length = end.length;
        for (var instance : instances) {
            length += before.length + instance.length + CRLF.length;
        }
        connection.setFixedLengthStreamingMode(length);
        try (var out = connection.getOutputStream()) {
            for (var instance : instances) {
                out.write(before);
                out.write(instance);
                out.write(CRLF);
            }
            out.write(end);
        }
        int status = connection.getResponseCode();
        if (status != 200) {
            try (var said = connection.getErrorStream()) {
                throw new IOException(name + " answered " + status + ": "
                        + (said == null ? "" : new String(said.readNBytes(500), StandardCharsets.UTF_8)));
            }
        }
        try (var said = connection.getInputStream()) {
            said.transferTo(OutputStream.nullOutputStream());
        }
    }
}
