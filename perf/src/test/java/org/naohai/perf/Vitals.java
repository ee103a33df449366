package org.naohai.perf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a running server holds: memory, descriptors, connections, and what lies about in its data folder.
final class Vitals {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Victim server;

    Vitals(Victim server) {
        this.server = server;
    }

    double residentMebibytes() throws IOException {
        return ServerProcess.residentMebibytes(server.jvm().pid(), server.data());
    }

    /// Heap that is still in use after a full collection, in MiB.
    double liveHeapMebibytes() throws IOException {
        jcmd("GC.run");
        var matcher = USED.matcher(jcmd("GC.heap_info"));
        if (!matcher.find()) {
            throw new IOException("jcmd says nothing of the heap");
        }
        return Long.parseLong(matcher.group(1)) / 1024.0;
    }

    private String jcmd(String command) throws IOException {
        var program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        return Machine.said(program.toString(), Long.toString(server.jvm().pid()), command);
    }

    /// Open descriptors of the JVM.
    int descriptors() throws IOException {
        return targets().size();
    }

    /// Where descriptors lead that are left open on files of imports, or on deleted ones.
    List<String> strayDescriptors() throws IOException {
        return targets().stream()
                .filter(target -> target.startsWith(server.data().toString()))
                .filter(target -> target.endsWith(" (deleted)")
                        || target.contains("/journal/spool/")
                        || target.contains("/journal/segments/")
                        || target.contains("/lake/")
                        || target.contains("/quarantine/"))
                .toList();
    }

    private List<String> targets() throws IOException {
        var all = new ArrayList<String>();
        try (var links = Files.list(Path.of("/proc/" + server.jvm().pid() + "/fd"))) {
            for (var link : links.toList()) {
                try {
                    all.add(Files.readSymbolicLink(link).toString());
                } catch (NoSuchFileException closedMeanwhile) {
                    continue;
                }
            }
        }
        return all;
    }

    /// Connections to PostgreSQL.
    long connections() throws IOException {
        return ServerProcess.postgres(server.data())
                .filter(pid -> commandLine(pid).startsWith("postgres: naohai_"))
                .count();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /// Files below the data folder that finished imports leave nowhere.
    List<String> leftovers() throws IOException {
        var found = new ArrayList<String>();
        for (var folder : List.of("journal/segments", "journal/spool", "lake/staging", "quarantine")) {
            listed(server.data().resolve(folder), found);
        }
        try (var files = Files.walk(server.data())) {
            files.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(file -> file.toLowerCase(Locale.ROOT).matches(".*\\.(tmp|part|new|staged)"))
                    .forEach(found::add);
        }
        try (var generations = Files.newDirectoryStream(server.data().resolve("index"), "generation-*")) {
            int number = 0;
            for (var generation : generations) {
                if (number++ > 0) {
                    found.add(generation.toString());
                }
            }
        }
        return found;
    }

    private static void listed(Path folder, List<String> found) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                files.map(Path::toString).forEach(found::add);
            }
        }
    }
}
