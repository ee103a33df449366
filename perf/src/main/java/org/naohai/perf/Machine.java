package org.naohai.perf;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The machine and the program that a result belongs to.
final class Machine {

    private static final double KIB_A_GIB = 1 << 20;

    private Machine() {}

    static Path home() {
        return Path.of(System.getProperty("naohai.home", "")).toAbsolutePath().normalize();
    }

    static String describe() throws IOException {
        return "%s, %d cores, %.0f GiB, %s; JDK %s; commit %s; load %s"
                .formatted(
                        first("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
                        Runtime.getRuntime().availableProcessors(),
                        Double.parseDouble(
                                        first("/proc/meminfo", "MemTotal", "0").replaceAll("[^0-9]", ""))
                                / KIB_A_GIB,
                        Files.getFileStore(home()).type(),
                        Runtime.version(),
                        said("git", "-C", home().toString(), "rev-parse", "--short", "HEAD"),
                        firstWord("/proc/loadavg"));
    }

    /// User and system time of this process so far.
    static long ownProcessorNanoseconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /// What a command prints, or `?` where it is not there.
    static String said(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "?";
        }
    }

    private static String first(String file, String key, String otherwise) throws IOException {
        return lines(file).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(otherwise);
    }

    private static String firstWord(String file) throws IOException {
        return lines(file).stream().findFirst().map(line -> line.split(" ")[0]).orElse("?");
    }

    private static List<String> lines(String file) throws IOException {
        var path = Path.of(file);
        return Files.isReadable(path) ? Files.readAllLines(path) : List.of();
    }
}
