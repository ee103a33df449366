package org.naohai.server.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--data DIR`: the folder of the installation.
final class DataOption {

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data", defaultValue = "data")
    private Path folder = Path.of("data");

    Path folder() {
        return folder.toAbsolutePath().normalize();
    }
}
