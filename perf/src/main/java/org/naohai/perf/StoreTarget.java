package org.naohai.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An application entity that `storescu` stores at, and the processes whose processor time it costs.
///
/// Peers that bind every address run in a network namespace of their own; so does then the sender.
interface StoreTarget extends AutoCloseable {

    String name();

    String title();

    int port();

    /// Words before the sender's command; none where it runs as we do.
    List<String> inside();

    /// Processor seconds so far of all its processes.
    double processorSeconds() throws IOException;

    /// Returns when everything that was sent has its place.
    default void settle() throws Exception {}

    @Override
    void close() throws IOException;

    /// Stores the files of some folders with one sender for each list; seconds until the last answer.
    default double store(List<List<Path>> senders, int pdu) throws Exception {
        var running = new ArrayList<Process>();
        long start = System.nanoTime();
        for (var folders : senders) {
            var words = new ArrayList<>(inside());
            words.addAll(List.of("storescu", "-pdu", Integer.toString(pdu), "-aet", "BENCH", "-aec", title()));
            words.addAll(List.of("+sd", "+r", "-xe", "127.0.0.1", Integer.toString(port())));
            folders.forEach(folder -> words.add(folder.toString()));
            var builder =
                    new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("TCP_NODELAY", "1");
            builder.environment().put("TCP_BUFFER_LENGTH", "1048576");
            running.add(builder.start());
        }
        for (var process : running) {
            if (process.waitFor() != 0) {
                throw new IOException(name() + ": a sender failed");
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    static double processorSeconds(Stream<Long> pids) {
        return pids.mapToDouble(StoreTarget::processorSeconds).sum();
    }

    /// User and system time of a process and of its children that ended (proc(5): fields 14 to 17), 100 ticks a second.
    private static double processorSeconds(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double ticks = 0;
            for (int i = 11; i <= 14; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return ticks / 100;
        } catch (IOException e) {
            return 0;
        }
    }
}
