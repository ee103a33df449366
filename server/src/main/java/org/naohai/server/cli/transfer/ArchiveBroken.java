package org.naohai.server.cli.transfer;

import java.nio.file.Path;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Refused;

/// What is named as an archive cannot be opened as one: nothing of it can be read.
final class ArchiveBroken extends Refused {

    ArchiveBroken(Path archive, Exception cause) {
        super(
                Kind.INVALID,
                Problem.error(
                        "ARCHIVE_BROKEN",
                        String.valueOf(archive.getFileName()),
                        null,
                        "not an archive",
                        "a whole archive"),
                cause);
    }
}
