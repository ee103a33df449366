package org.naohai.formats.bids;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;
import org.naohai.formats.Kind;

/// Which file of a folder belongs to which main file of the same folder.
///
/// - **same name** `_bold.json`, `.bval`, `.bvec`, `.vmrk`, `.eeg`, `.img`, `.tbi`, a table's data dictionary
/// - **same entities** `_events`, `_channels`, `_physio` … of a recording; of several echoes, the first one's
/// - **fewer entities** `_electrodes`, `_coordsystem`: the companion of a single recording, else a unit of its
///   own that the recordings share
final class Companions {

    private static final Set<String> DESCRIBING = Set.of(
            "events channels physio stim aslcontext asllabeling blood headshape photo electrodes optodes coordsystem"
                    .split(" "));
    private static final Set<String> OF_SEVERAL = Set.of("electrodes", "optodes", "coordsystem", "headshape", "photo");
    private static final Set<String> LEFT_OUT = Set.of("echo", "part", "split", "recording", "chunk");
    private static final Set<String> INDEXES = Set.of(".tbi", ".csi", ".fdt", ".img");

    private final Map<String, NamedFile> mainByPath = new LinkedHashMap<>();
    private final Map<String, List<NamedFile>> companionsByMain = new HashMap<>();
    private final Map<String, List<String>> sharedByMain = new HashMap<>();

    private final Map<String, NamedFile> mainByStem = new HashMap<>();
    private final Map<String, List<NamedFile>> recordingsByEntities = new HashMap<>();
    private final Map<String, List<NamedFile>> recordingsByFolder = new HashMap<>();

    Companions(List<NamedFile> files, FileTree tree) {
        files.stream().filter(Companions::canLead).forEach(this::lead);
        var headers = new BrainVisionLinks(files, tree);
        for (var file : files) {
            var main = mainFor(file, headers);
            if (main != null && !main.path().equals(file.path())) {
                belongs(file, main);
            }
        }
        files.stream().filter(file -> !mainByPath.containsKey(file.path())).forEach(this::followTables);
        headers.shared()
                .forEach((main, paths) -> sharedByMain
                        .computeIfAbsent(main, any -> new ArrayList<>())
                        .addAll(paths));
    }

    @Nullable
    NamedFile mainOf(NamedFile file) {
        return mainByPath.get(file.path());
    }

    List<NamedFile> of(NamedFile main) {
        return companionsByMain.getOrDefault(main.path(), List.of());
    }

    List<String> sharedWith(NamedFile main) {
        return sharedByMain.getOrDefault(main.path(), List.of());
    }

    private static boolean canLead(NamedFile file) {
        return file.recording() || file.kind() == Kind.TABLE || led(file);
    }

    /// Absent or unknown content whose name is that of a recording: its sidecars stay with it.
    private static boolean led(NamedFile file) {
        return (file.kind() == Kind.ABSENT || file.kind() == Kind.UNKNOWN)
                && Set.of(".nii", ".nii.gz", ".edf", ".bdf", ".vhdr", ".set", ".snirf", ".nwb", ".fif", ".tsv", ".csv")
                        .contains(file.extension());
    }

    private void lead(NamedFile file) {
        mainByStem.merge(file.stem(), file, (a, b) -> a.recording() || !b.recording() ? a : b);
        if (file.recording() || (led(file) && !DESCRIBING.contains(file.suffix()))) {
            recordingsByEntities
                    .computeIfAbsent(entitiesKey(file), any -> new ArrayList<>())
                    .add(file);
            recordingsByFolder
                    .computeIfAbsent(file.folder(), any -> new ArrayList<>())
                    .add(file);
        }
    }

    private @Nullable NamedFile mainFor(NamedFile file, BrainVisionLinks headers) {
        if (file.recording()) {
            return null;
        }
        if (file.kind() == Kind.BRAINVISION) {
            return headers.headerOf(file);
        }
        if (DESCRIBING.contains(file.suffix())) {
            return describedBy(file);
        }
        return attached(file) ? mainByStem.get(stemOfMain(file)) : null;
    }

    private static boolean attached(NamedFile file) {
        return file.kind() == Kind.SIDECAR || file.kind() == Kind.GRADIENTS || INDEXES.contains(file.extension());
    }

    /// `x.vcf.gz.tbi` belongs to `x.vcf.gz`, `x.fdt` to `x.set`.
    private static String stemOfMain(NamedFile file) {
        if (!file.extension().equals(".tbi") && !file.extension().equals(".csi")) {
            return file.stem();
        }
        var extension = EntityParser.extension(file.stem());
        return file.stem().substring(0, file.stem().length() - extension.length());
    }

    private @Nullable NamedFile describedBy(NamedFile file) {
        var exact = recordingsByEntities.getOrDefault(entitiesKey(file), List.of());
        if (!exact.isEmpty()) {
            exact.stream().skip(1).forEach(main -> share(file, main));
            return exact.getFirst();
        }
        return OF_SEVERAL.contains(file.suffix()) ? describedByFewer(file) : null;
    }

    private @Nullable NamedFile describedByFewer(NamedFile file) {
        var bare = withoutSpace(file.entities());
        var described = recordingsByFolder.getOrDefault(file.folder(), List.of()).stream()
                .filter(main -> Inheritance.applies(bare, main.entities()))
                .toList();
        if (described.size() == 1) {
            return described.getFirst();
        }
        described.forEach(main -> share(file, main));
        return null;
    }

    /// A JSON beside a table that is nobody's companion itself: `_events.json`, `wasi.json`.
    private void followTables(NamedFile file) {
        if (file.kind() == Kind.SIDECAR && DESCRIBING.contains(file.suffix())) {
            var table = mainByStem.get(file.stem());
            if (table != null && !table.path().equals(file.path()) && !mainByPath.containsKey(table.path())) {
                belongs(file, table);
            }
        }
    }

    private void belongs(NamedFile file, NamedFile main) {
        mainByPath.put(file.path(), main);
        companionsByMain.computeIfAbsent(main.path(), any -> new ArrayList<>()).add(file);
    }

    private void share(NamedFile file, NamedFile main) {
        sharedByMain.computeIfAbsent(main.path(), any -> new ArrayList<>()).add(file.path());
    }

    private static String entitiesKey(NamedFile file) {
        var others = new java.util.TreeMap<>(file.entities().others());
        others.keySet().removeAll(LEFT_OUT);
        if (OF_SEVERAL.contains(file.suffix())) {
            others.remove("space");
        }
        return file.folder() + "//" + file.entities().subject() + "//"
                + file.entities().session() + "//" + others
                + (file.entities().suffix() == null ? "//" + file.stem() : "");
    }

    private static Entities withoutSpace(Entities entities) {
        var others = new LinkedHashMap<>(entities.others());
        others.remove("space");
        return new Entities(
                entities.subject(), entities.session(), others, entities.datatype(), null, entities.extension());
    }
}
