package org.naohai.server.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--data DIR`: the folder of the installation.
final class DataOption {

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data", defaultValue = "data")
    private Path folder = Path.of("data");

    /// As it stands in a command that somebody is told to type; nothing where it is the usual one.
    String inCommands() {
        return folder.equals(Path.of("data")) ? "" : " --data " + folder;
    }

    Path folder() {
        return folder.toAbsolutePath().normalize();
    }
}
