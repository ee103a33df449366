package org.naohai.acquisition.dicom.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Refused;
import org.naohai.kernel.Refused.Kind;

/// Runs a program on untrusted bytes as a child process that sees its input, its output and the system's
/// programs, and nothing else: no network, no other process, no file of ours, no rights, and only so much
/// of the machine.
///
/// The walls are bubblewrap's (namespaces) and prlimit's (resources). Without bubblewrap a program is
/// refused, unless the installation says `naohai.convert.unsandboxed=true`; then limits and deadline still
/// hold.
public final class Sandbox {

    private final Walls walls;

    /// - **unsandboxed** what the installation says of programs where no bubblewrap works
    public Sandbox(Unsandboxed unsandboxed) {
        this.walls = Walls.find(unsandboxed);
    }

    /// Whether programs may run without walls.
    public enum Unsandboxed {
        REFUSED,
        ALLOWED
    }

    /// What holds a program.
    public enum Walls {
        /// bubblewrap started by root: the program runs as a user of its own
        OWN_USER,
        /// bubblewrap started by an ordinary user: the program runs in a user namespace
        USER_NAMESPACE,
        /// nothing but limits and the deadline, because the installation says so
        NONE,
        /// no bubblewrap that works: nothing is run
        MISSING;

        private static Walls find(Unsandboxed unsandboxed) {
            var wanted = "root".equals(System.getProperty("user.name")) ? OWN_USER : USER_NAMESPACE;
            if (SandboxCommand.works(wanted)) {
                return wanted;
            }
            return unsandboxed == Unsandboxed.ALLOWED ? NONE : MISSING;
        }
    }

    public Walls walls() {
        return walls;
    }

    /// Whether a program would be run at all.
    public boolean usable() {
        return walls != Walls.MISSING;
    }

    /// What is to be run.
    ///
    /// - **program** on this machine · **arguments** after it, with the places as the program sees them
    /// - **input** a folder that it may read; null: none · **output** an empty folder of ours that it may
    ///   write to
    /// - **stdin** bytes it reads; empty: none
    public record Job(
            Path program,
            Function<Places, List<String>> arguments,
            @Nullable Path input,
            Path output,
            byte[] stdin,
            Limits limits) {}

    /// Folders as the program sees them.
    public record Places(String input, String output) {}

    /// Runs a program to its end, or to the end of what it may use.
    ///
    /// - **fails** [Refused] `SANDBOX_MISSING` where there are no walls
    public Ran run(Job job) throws IOException, InterruptedException {
        if (!usable()) {
            throw Refused.of(Kind.UNAVAILABLE, "SANDBOX_MISSING", null, "no bubblewrap that works", "bubblewrap");
        }
        open(job);
        return new RunningProgram(SandboxCommand.of(walls, job), job).toEnd();
    }

    /// The program is somebody else on this machine, or in its namespace: what it may use must be open to
    /// it. Nobody else gets here, for the folder around is ours alone.
    private static void open(Job job) throws IOException {
        Modes.writable(job.output());
        if (job.input() != null) {
            Modes.readable(job.input());
        }
    }

    /// Where a program of this name is, on the path of the system.
    public static java.util.Optional<Path> find(String name) {
        for (var folder : List.of("/usr/local/bin", "/usr/bin", "/bin", "/opt/bin", "/opt/homebrew/bin")) {
            var program = Path.of(folder, name);
            if (Files.isExecutable(program)) {
                return java.util.Optional.of(program);
            }
        }
        return java.util.Optional.empty();
    }
}
