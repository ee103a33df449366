package org.naohai.perf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// dcmtk's `storescp` and Orthanc, each in a network namespace of its own: neither can be told to bind loopback only.
final class StorePeers {

    static final int WEB_PORT = 18_042;
    private static final Path ORTHANC_WEB = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");

    private StorePeers() {}

    static boolean here(String program) {
        return Stream.of("/usr/bin", "/usr/sbin").anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /// Receives and writes files; neither indexes nor syncs.
    static StoreTarget storescp(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return new Peer(
                "dcmtk storescp",
                "STORESCP",
                11_300,
                start(
                        folder,
                        List.of("storescp", "--fork", "-pdu", "131072", "+xe", "-od", folder.toString(), "11300")),
                folder);
    }

    static StoreTarget orthanc(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("db"));
        var configuration = folder.resolve("orthanc.json");
        Files.writeString(configuration, """
                {"Name": "peer", "HttpPort": 18042, "DicomPort": 14242, "HttpBindAddress": "127.0.0.1",
                 "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "DicomAlwaysAllowStore": true,
                 "DicomCheckCalledAet": false, "StorageDirectory": "%1$s/db", "IndexDirectory": "%1$s/db",
                 "StorageCompression": false, "Plugins": [], "OverwriteInstances": true, "StableAge": 5}
                """.formatted(folder));
        return new Peer(
                "Orthanc", "ORTHANC", 14_242, start(folder, List.of("Orthanc", configuration.toString())), folder);
    }

    /// Its DICOMweb alone, on loopback.
    static Process orthancWeb(Path folder) throws IOException, InterruptedException {
        var plugins = Files.createDirectories(folder.resolve("plugins"));
        Files.createDirectories(folder.resolve("db"));
        Files.createSymbolicLink(plugins.resolve("web.so"), ORTHANC_WEB);
        var configuration = folder.resolve("orthanc.json");
        Files.writeString(configuration, """
                {"Name": "peer", "HttpPort": %2$d, "DicomServerEnabled": false, "HttpBindAddress": "127.0.0.1",
                 "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "StorageDirectory": "%1$s/db",
                 "IndexDirectory": "%1$s/db", "StorageCompression": false, "Plugins": ["%1$s/plugins"],
                 "HttpThreadsCount": 20, "DicomWeb": {"Enable": true, "Root": "/dicom-web/", "Host": "127.0.0.1"},
                 "OverwriteInstances": true, "StableAge": 5}
                """.formatted(folder, WEB_PORT));
        return run(folder, List.of("Orthanc", configuration.toString()));
    }

    static boolean webHere() {
        return here("Orthanc") && Files.exists(ORTHANC_WEB);
    }

    private static Process start(Path folder, List<String> command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("unshare", "-n", "sh", "-c", "ip link set lo up && exec \"$@\"", "peer"));
        words.addAll(command);
        return run(folder, words);
    }

    private static Process run(Path folder, List<String> words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolveSibling(folder.getFileName() + ".log").toFile());
        builder.environment().put("TCP_NODELAY", "1");
        builder.environment().put("TCP_BUFFER_LENGTH", "1048576");
        var process = builder.start();
        TimeUnit.SECONDS.sleep(2);
        if (!process.isAlive()) {
            throw new IOException(folder.getFileName() + " does not start");
        }
        return process;
    }

    private record Peer(String name, String title, int port, Process process, Path folder) implements StoreTarget {

        @Override
        public List<String> inside() {
            return List.of("nsenter", "-t", Long.toString(process.pid()), "-n");
        }

        @Override
        public double processorSeconds() {
            var children = process.toHandle().descendants().map(ProcessHandle::pid);
            return StoreTarget.processorSeconds(Stream.concat(Stream.of(process.pid()), children));
        }

        @Override
        public void close() throws IOException {
            process.destroy();
            try {
                process.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Folders.delete(folder);
        }
    }
}
