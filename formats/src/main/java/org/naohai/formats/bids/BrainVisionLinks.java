package org.naohai.formats.bids;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;
import org.naohai.formats.Kind;

/// Which `.vhdr` names which `.eeg` and `.vmrk` (`DataFile=`, `MarkerFile=`, `$b` is the header's own stem).
final class BrainVisionLinks {

    private static final int HEADER_BYTES = 1 << 16;
    private static final Set<String> LINKS = Set.of("datafile", "markerfile");

    private final Map<String, NamedFile> headerByPath = new HashMap<>();
    private final Map<String, List<String>> shared = new HashMap<>();

    BrainVisionLinks(List<NamedFile> files, FileTree tree) {
        var headers = files.stream()
                .filter(file -> file.kind() == Kind.BRAINVISION && file.recording())
                .toList();
        for (var header : headers) {
            headerByPath.put(header.stem() + ".eeg", header);
            headerByPath.put(header.stem() + ".vmrk", header);
        }
        headers.forEach(header -> linked(header, tree).forEach(path -> link(path, header)));
    }

    @Nullable
    NamedFile headerOf(NamedFile file) {
        return headerByPath.get(file.path());
    }

    /// Files that a header names but that belong to another: header path → paths.
    Map<String, List<String>> shared() {
        return shared;
    }

    private void link(String path, NamedFile header) {
        var first = headerByPath.putIfAbsent(path, header);
        if (first != null && !first.path().equals(header.path())) {
            shared.computeIfAbsent(header.path(), any -> new ArrayList<>()).add(path);
        }
    }

    private static List<String> linked(NamedFile header, FileTree tree) {
        try (var stream = tree.open(header.path())) {
            var text = new String(stream.readNBytes(HEADER_BYTES), StandardCharsets.UTF_8);
            var base = header.stem().substring(header.stem().lastIndexOf('/') + 1);
            var prefix = header.folder().isEmpty() ? "" : header.folder() + "/";
            return text.lines()
                    .filter(line -> LINKS.contains(key(line)))
                    .map(line -> line.substring(line.indexOf('=') + 1).strip())
                    .map(named -> prefix + named.replace("$b", base))
                    .filter(path -> tree.find(path).isPresent())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String key(String line) {
        return line.substring(0, Math.max(0, line.indexOf('='))).strip().toLowerCase(Locale.ROOT);
    }
}
