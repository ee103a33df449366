package org.naohai.formats.electrophysiology;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.naohai.formats.FileTree;
import org.naohai.kernel.Problem;

/// Opens a BrainVision recording by its header file: header (`.vhdr`), markers (`.vmrk`) and samples (`.eeg`, `.dat`).
///
/// - **source** BrainVision Core Data Format 1.0 (Brain Products, 2021)
final class BrainVision {

    private static final String MAGIC = "brain ?vision.* data exchange header file,? version [12]\\.0.*";
    private static final int MAGIC_BYTES = 120;

    private BrainVision() {}

    static boolean isHeader(FileTree files, String path) throws IOException {
        try (var in = files.open(path)) {
            var first =
                    Texts.decode(in.readNBytes(MAGIC_BYTES)).lines().findFirst().orElse("");
            return first.strip().toLowerCase(java.util.Locale.ROOT).matches(MAGIC);
        }
    }

    static OpenedSignal open(FileTree files, String path) throws IOException {
        var problems = new ArrayList<Problem>();
        var ini = IniFile.read(files, path);
        var header = new BrainVisionHeaderParser(path, ini, problems).parse();
        if (header == null) {
            return new OpenedSignal(null, problems);
        }
        var data = find(files, path, header.dataFile(), List.of("eeg", "dat"), "DataFile", problems);
        var markers = header.markerFile().isEmpty()
                ? Optional.<String>empty()
                : find(files, path, header.markerFile(), List.of("vmrk"), "MarkerFile", problems);
        var found = BrainVisionMarkers.read(files, markers, header.samplingFrequencyHz(), problems);
        if (data.isEmpty()) {
            problems.add(Problem.error(
                    "BRAINVISION_DATA_MISSING", path, "Common Infos DataFile", "absent", "the file beside it"));
            return new OpenedSignal(null, problems);
        }
        if (header.markerFile().isEmpty() || markers.isEmpty()) {
            problems.add(Problem.warning(
                    "BRAINVISION_MARKERS_MISSING", path, "Common Infos MarkerFile", "absent", "the file beside it"));
        }
        var comments = BrainVisionComments.personal(ini.section("Comment"), header);
        var reader = BrainVisionReader.open(files, data.get(), header, found, comments, problems);
        return new OpenedSignal(reader, problems);
    }

    /// The file that the header names, in the same folder only; else the one with the header's own name.
    private static Optional<String> find(
            FileTree files,
            String header,
            String named,
            List<String> extensions,
            String field,
            List<Problem> problems) {
        var folder = header.substring(0, header.lastIndexOf('/') + 1);
        var base = header.substring(
                folder.length(), header.lastIndexOf('.') < 0 ? header.length() : header.lastIndexOf('.'));
        var wanted = named.replace("$b", base);
        if (!wanted.isEmpty() && !wanted.contains("/") && !wanted.contains("\\")) {
            if (files.find(folder + wanted).isPresent()) {
                return Optional.of(folder + wanted);
            }
        }
        var renamed = extensions.stream()
                .map(extension -> folder + base + "." + extension)
                .filter(candidate -> files.find(candidate).isPresent())
                .findFirst();
        renamed.ifPresent(file -> problems.add(Problem.warning(
                "BRAINVISION_REFERENCE_RENAMED", header, "Common Infos " + field, "absent", "the header's own name")));
        return renamed;
    }
}
