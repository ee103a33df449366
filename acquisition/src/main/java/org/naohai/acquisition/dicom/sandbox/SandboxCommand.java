package org.naohai.acquisition.dicom.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.naohai.acquisition.dicom.sandbox.Sandbox.Job;
import org.naohai.acquisition.dicom.sandbox.Sandbox.Places;
import org.naohai.acquisition.dicom.sandbox.Sandbox.Walls;

/// The command line of bubblewrap and prlimit around a program.
///
/// - **root** the kernel counts no processes of user 0, whatever its namespace: started by root, the
///   program gets a user of its own by setpriv, behind the walls
final class SandboxCommand {

    /// A user that Debian leaves to nobody (policy 9.2.2: 65000 to 65533 are reserved).
    private static final String NOBODY_ELSE = "65533";

    private static final Places INSIDE = new Places("/in", "/out");
    private static final List<String> SYSTEM_FOLDERS = List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");
    private static final int PROBE_SECONDS = 10;

    private SandboxCommand() {}

    static List<String> of(Walls walls, Job job) {
        var command = new ArrayList<String>();
        if (walls == Walls.NONE) {
            limit(command, job.limits());
            command.add(job.program().toString());
            var input = job.input() == null ? "" : job.input().toString();
            command.addAll(job.arguments().apply(new Places(input, job.output().toString())));
            return command;
        }
        walls(command, walls);
        if (job.input() != null) {
            add(command, "--ro-bind", job.input().toString(), INSIDE.input());
        }
        add(command, "--bind", job.output().toString(), INSIDE.output());
        program(command, job.program());
        command.add("--");
        if (walls == Walls.OWN_USER) {
            anotherUser(command);
        }
        limit(command, job.limits());
        command.add(real(job.program()).toString());
        command.addAll(job.arguments().apply(INSIDE));
        return command;
    }

    /// Whether such walls can be put up here.
    static boolean works(Walls walls) {
        if (Sandbox.find("bwrap").isEmpty() || Sandbox.find("prlimit").isEmpty()) {
            return false;
        }
        var command = new ArrayList<String>();
        walls(command, walls);
        command.add("--");
        if (walls == Walls.OWN_USER) {
            anotherUser(command);
        }
        add(command, "prlimit", "--nproc=8", "true");
        try {
            var probe = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                probe.destroyForcibly();
                return false;
            }
            return probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void walls(List<String> command, Walls walls) {
        command.add(Sandbox.find("bwrap").map(Path::toString).orElse("bwrap"));
        if (walls == Walls.OWN_USER) {
            add(command, "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try");
        } else {
            add(command, "--unshare-all", "--uid", "1000", "--gid", "1000");
        }
        add(command, "--die-with-parent", "--new-session", "--hostname", "sandbox", "--ro-bind", "/usr", "/usr");
        for (var folder : SYSTEM_FOLDERS) {
            system(command, Path.of(folder));
        }
        add(command, "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache");
        add(command, "--ro-bind-try", "/etc/alternatives", "/etc/alternatives");
        add(command, "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp", "--clearenv");
        add(command, "--setenv", "PATH", "/usr/bin:/bin", "--setenv", "HOME", "/tmp", "--setenv", "LC_ALL", "C.UTF-8");
        add(command, "--setenv", "OMP_THREAD_LIMIT", "1");
    }

    /// `/bin` is a link into `/usr` nowadays, and a folder where it is not.
    private static void system(List<String> command, Path folder) {
        if (Files.isSymbolicLink(folder)) {
            link(folder).ifPresent(target -> add(command, "--symlink", target, folder.toString()));
        } else if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            add(command, "--ro-bind", folder.toString(), folder.toString());
        }
    }

    private static Optional<String> link(Path folder) {
        try {
            return Optional.of(Files.readSymbolicLink(folder).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// A program that is not the system's, with what lies beside it.
    private static void program(List<String> command, Path program) {
        var folder = real(program).getParent();
        if (folder != null
                && !folder.startsWith("/usr")
                && SYSTEM_FOLDERS.stream().noneMatch(folder::startsWith)) {
            add(command, "--ro-bind", folder.toString(), folder.toString());
        }
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException e) {
            return program;
        }
    }

    private static void anotherUser(List<String> command) {
        add(command, "setpriv", "--reuid", NOBODY_ELSE, "--regid", NOBODY_ELSE, "--clear-groups");
        add(command, "--inh-caps=-all", "--bounding-set=-all", "--no-new-privs");
    }

    private static void limit(List<String> command, Limits limits) {
        Sandbox.find("prlimit").ifPresent(prlimit -> {
            command.add(prlimit.toString());
            command.add("--as=" + limits.memoryBytes());
            command.add("--cpu=" + Math.max(1, limits.processorTime().toSeconds()));
            command.add("--fsize=" + limits.fileBytes());
            command.add("--nproc=" + limits.processes());
            command.add("--nofile=256");
            command.add("--core=0");
        });
    }

    private static void add(List<String> command, String... words) {
        command.addAll(Arrays.asList(words));
    }
}
