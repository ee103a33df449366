package org.naohai.server.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.naohai.acquisition.OutsidePrograms;
import org.naohai.kernel.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `naohai doctor`: what is there, what is missing, and what that switches off.
@Command(name = "doctor")
final class DoctorCommand implements Runnable {

    private static final long GIBIBYTE = 1L << 30;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public void run() {
        say("java", Runtime.version().feature() >= 25, Runtime.version().toString());
        say("postgres", shipsPostgres(), System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        say("root", !isRoot() || mayUnshare(), isRoot() ? "root" : "ordinary user");
        say("memory", memory() >= 4, memory() + " GiB");
        say("disk", freeSpace() >= 2, freeSpace() + " GiB");
        say("page", hasPage(), String.valueOf(System.getProperty("naohai.web")));
        for (var program : OutsidePrograms.probe()) {
            say(program.name(), program.found() != null, program.found() == null ? "" : program.found());
        }
        var status = running();
        say("server", status.isPresent(), data.folder().toString());
        status.ifPresent(one -> {
            Say.line("  " + Say.text("doctor.demo." + one.path("demo").asString("absent")));
            dicom(one.path("dicom"));
        });
    }

    /// Whether scanners can send to the running server.
    private static void dicom(JsonNode port) {
        var state = port.path("state").asString("off");
        var where = port.path("ae").asString("") + " "
                + port.path("address").asString("") + ":"
                + port.path("port").asInt(0);
        switch (state) {
            case "listening" -> say("dicom", true, where);
            case "off" -> Say.line("  " + Say.text("doctor.dicom.off"));
            default -> say("dicom", false, where);
        }
    }

    private static void say(String what, boolean there, String found) {
        Say.line((there ? "✓ " : "✗ ") + Say.text("doctor." + what) + ": " + found
                + (there ? "" : "  → " + Say.text("doctor." + what + ".missing")));
    }

    private static boolean shipsPostgres() {
        var name = System.getProperty("os.name").startsWith("Linux") ? "linux" : "darwin";
        var machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return Main.class.getClassLoader().getResource("postgres-" + name + "-" + machine + ".txz") != null;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean mayUnshare() {
        try {
            return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() / GIBIBYTE
                : 0;
    }

    private long freeSpace() {
        try {
            var existing = data.folder();
            while (existing.getParent() != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            return Files.getFileStore(existing).getUsableSpace() / GIBIBYTE;
        } catch (IOException e) {
            return 0;
        }
    }

    private static boolean hasPage() {
        var web = System.getProperty("naohai.web");
        return web != null && Files.exists(Path.of(web, "index.html"));
    }

    /// What the server on this data folder says of itself; empty where none runs.
    private Optional<JsonNode> running() {
        try {
            return Optional.of(AdminClient.call(data.folder(), "status", Map.of()));
        } catch (Refused notRunning) {
            return Optional.empty();
        }
    }
}
