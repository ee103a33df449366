package org.naohai.formats.electrophysiology;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.naohai.formats.FileTree;
import org.naohai.kernel.Problem;

/// Opens a recording by its content: EDF, EDF+, BDF, BDF+ or a BrainVision header (`.vhdr`).
///
/// A `…_channels.tsv` beside it overrides the types and gives the status of channels (BIDS).
public final class SignalFiles {

    private SignalFiles() {}

    public static OpenedSignal open(FileTree files, String path) throws IOException {
        var opened = openPlain(files, path);
        var table = ChannelsTable.beside(files, path);
        if (opened.readerOrNull() == null || table.isEmpty()) {
            return opened;
        }
        return new OpenedSignal(new DescribedReader(opened.readerOrNull(), table.get()), opened.problems());
    }

    private static OpenedSignal openPlain(FileTree files, String path) throws IOException {
        if (BrainVision.isHeader(files, path)) {
            return BrainVision.open(files, path);
        }
        var lower = path.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".vhdr") || lower.endsWith(".ahdr")) {
            return new OpenedSignal(
                    null,
                    List.of(Problem.error(
                            "BRAINVISION_BAD_MAGIC", path, "line 1", "?", "Brain Vision Data Exchange Header File")));
        }
        return EdfReader.open(files, path);
    }
}
