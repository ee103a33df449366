package org.naohai.acquisition.pipeline;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.pipeline.ImportTree.TreeFile;
import org.naohai.acquisition.store.DatasetRows;
import org.naohai.acquisition.vault.Vault;
import org.naohai.formats.bids.EntityParser;
import org.naohai.lake.Lake;
import org.naohai.lake.Manifest;

/// A dataset as the last import left it: its manifest by path, and what people decided about it.
///
/// - **renamed** keyed hash of an original path → path in the dataset · **assigned** path → subject label
record KnownDataset(
        Optional<DatasetRows.Known> row,
        Map<String, Manifest.Row> manifest,
        Map<String, String> renamed,
        Map<String, String> assigned) {

    static KnownDataset load(UUID projectId, String name, DatasetRows rows, Lake lake) throws IOException {
        var row = rows.find(projectId, name);
        List<Manifest.Row> files = List.of();
        if (row.isPresent()) {
            try (var bytes = lake.open(row.get().manifestSha256())) {
                files = Manifest.read(bytes.readAllBytes());
            }
        }
        return new KnownDataset(
                row,
                files.stream().collect(Collectors.toMap(Manifest.Row::path, Function.identity())),
                rows.renamedPaths(projectId, name),
                rows.assignments(projectId, name));
    }

    Set<String> labels() {
        return row.map(DatasetRows.Known::labels).orElse(Set.of());
    }

    /// The path under which the dataset holds what is sent as this one.
    String pathOf(String sent, UUID projectId, String dataset, Vault vault) {
        return renamed.isEmpty() ? sent : renamed.getOrDefault(vault.pathHash(projectId, dataset, sent), sent);
    }

    boolean holds(String path, String sha256) {
        var row = manifest.get(path);
        return row != null && row.sha256().equals(sha256);
    }

    /// Whether a linking table now says that the file is somebody else's than before.
    boolean belongsToAnother(String path, @Nullable String label) {
        var row = manifest.get(path);
        return label != null && row != null && !label.equals(row.subject());
    }

    /// The files that fresh ones may belong together with: those at the root, those below the same folders, and
    /// those below folders that a fresh file at the root applies to. Each is opened to see what it is, so a README
    /// that changes must not bring the whole dataset.
    List<TreeFile> neighbours(Collection<TreeFile> fresh, Lake lake) {
        var folders = reached(fresh.stream().map(TreeFile::path).toList());
        return manifest.values().stream()
                .filter(row -> folders.contains(top(row.path())))
                .map(row -> new TreeFile(row.path(), row.size(), row.sha256(), false, () -> lake.channel(row.sha256())))
                .toList();
    }

    /// Folders of the root, itself as `""`. A file at the root reaches down in two ways only: it is inherited by
    /// files of its suffix (BIDS 1.10, "The inheritance principle"), or it is a BrainVision header that names files
    /// below.
    private Set<String> reached(Collection<String> fresh) {
        var folders = new HashSet<>(Set.of(""));
        var suffixes = new HashSet<String>();
        boolean header = false;
        for (var path : fresh) {
            folders.add(top(path));
            if (top(path).isEmpty()) {
                suffix(path).ifPresent(suffixes::add);
                header |= path.toLowerCase(Locale.ROOT).endsWith(".vhdr");
            }
        }
        for (var path : header || !suffixes.isEmpty() ? manifest.keySet() : Set.<String>of()) {
            if (header
                    || !folders.contains(top(path))
                            && suffix(path).filter(suffixes::contains).isPresent()) {
                folders.add(top(path));
            }
        }
        return folders;
    }

    private static Optional<String> suffix(String path) {
        return Optional.ofNullable(EntityParser.parse(path).suffix());
    }

    private static String top(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
