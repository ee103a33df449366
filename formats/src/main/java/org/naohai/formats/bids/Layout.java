package org.naohai.formats.bids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.naohai.formats.Detector;
import org.naohai.formats.FileTree;
import org.naohai.formats.Kind;
import org.naohai.formats.Unit;

/// Groups the files of an import into units: each file is in exactly one, whatever it is.
///
/// Order: kinds by content, main files, companions of the same folder, sidecars inherited from above (BIDS 1.10,
/// "The inheritance principle"), domains.
public final class Layout {

    private Layout() {}

    public static List<Unit> units(FileTree files) {
        var named = new ArrayList<NamedFile>(files.entries().size());
        for (var entry : files.entries()) {
            named.add(NamedFile.of(entry.path(), Detector.kind(entry.path(), files)));
        }
        return units(named, files);
    }

    private static List<Unit> units(List<NamedFile> named, FileTree files) {
        var companions = new Companions(named, files);
        var inheritance = new Inheritance(
                named.stream().filter(file -> companions.mainOf(file) == null).toList());
        var units = new ArrayList<Unit>();
        for (var file : named) {
            if (companions.mainOf(file) == null) {
                var own = companions.of(file);
                units.add(new Unit(
                        file.path(),
                        unitKind(file),
                        Domains.of(file),
                        file.entities(),
                        own.stream().map(NamedFile::path).toList(),
                        inherited(file, own, inheritance, companions)));
            }
        }
        units.sort(Comparator.comparing(Unit::path));
        return units;
    }

    /// A marker or data file whose header is missing cannot be read as a recording.
    private static Kind unitKind(NamedFile file) {
        var orphan = file.kind() == Kind.BRAINVISION && !file.extension().equals(".vhdr");
        return orphan ? Kind.UNKNOWN : file.kind();
    }

    private static List<String> inherited(
            NamedFile file, List<NamedFile> own, Inheritance inheritance, Companions companions) {
        Map<String, Boolean> paths = new LinkedHashMap<>();
        inheritance.of(file).forEach(path -> paths.put(path, true));
        own.forEach(one -> inheritance.of(one).forEach(path -> paths.put(path, true)));
        companions.sharedWith(file).forEach(path -> paths.put(path, true));
        return List.copyOf(paths.keySet());
    }
}
