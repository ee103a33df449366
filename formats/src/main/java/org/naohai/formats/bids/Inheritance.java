package org.naohai.formats.bids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.Kind;

/// Shared sidecars, gradients and event tables that apply to files below them.
///
/// A file applies when it stands in the same or a higher folder, has the same suffix, and says nothing that the
/// other does not say.
final class Inheritance {

    private final Map<String, List<NamedFile>> shared = new HashMap<>();

    Inheritance(List<NamedFile> files) {
        for (var file : files) {
            if (sharable(file)) {
                shared.computeIfAbsent(key(file.folder(), file.suffix()), any -> new ArrayList<>())
                        .add(file);
            }
        }
    }

    /// Paths that apply to a file, nearest last.
    List<String> of(NamedFile file) {
        if (file.suffix().isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<NamedFile>();
        for (@Nullable String folder = file.folder(); folder != null; folder = parent(folder)) {
            for (var candidate : shared.getOrDefault(key(folder, file.suffix()), List.of())) {
                if (applies(candidate.entities(), file.entities())
                        && !candidate.path().equals(file.path())) {
                    found.add(candidate);
                }
            }
        }
        found.sort(Comparator.comparingInt((NamedFile one) -> depth(one.folder()))
                .thenComparingInt(one -> one.entities().others().size())
                .thenComparing(NamedFile::path));
        return found.stream().map(NamedFile::path).toList();
    }

    private static boolean sharable(NamedFile file) {
        return (file.kind() == Kind.SIDECAR || file.kind() == Kind.GRADIENTS)
                && !file.suffix().isEmpty();
    }

    static boolean applies(Entities upper, Entities lower) {
        return same(upper.subject(), lower.subject())
                && same(upper.session(), lower.session())
                && upper.others().entrySet().stream()
                        .allMatch(one -> one.getValue().equals(lower.others().get(one.getKey())));
    }

    private static boolean same(@Nullable String upper, @Nullable String lower) {
        return upper == null || Objects.equals(upper, lower);
    }

    private static int depth(String folder) {
        return folder.isEmpty() ? 0 : (int) folder.chars().filter(c -> c == '/').count() + 1;
    }

    private static String key(String folder, String suffix) {
        return folder + "//" + suffix;
    }

    private static @Nullable String parent(String folder) {
        return folder.isEmpty() ? null : folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    }
}
