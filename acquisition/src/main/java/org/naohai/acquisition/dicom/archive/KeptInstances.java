package org.naohai.acquisition.dicom.archive;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.naohai.acquisition.dicom.Deidentifying;
import org.naohai.acquisition.dicom.SafeKeeping;
import org.naohai.catalogue.DicomRecord;
import org.naohai.collaboration.Collaboration;
import org.naohai.collaboration.Project;
import org.springframework.stereotype.Component;

/// What is in the archive or waits for a person, by the UIDs under which it came: each project that could
/// hold it keys them in its own way.
@Component
class KeptInstances implements SafeKeeping {

    private final Deidentifying deidentifying;
    private final DicomRecord record;
    private final Collaboration collaboration;
    private final HeldStore held;
    private final HeldRows rows;

    KeptInstances(
            Deidentifying deidentifying,
            DicomRecord record,
            Collaboration collaboration,
            HeldStore held,
            HeldRows rows) {
        this.held = held;
        this.rows = rows;
        this.deidentifying = deidentifying;
        this.record = record;
        this.collaboration = collaboration;
    }

    @Override
    public Set<String> kept(Collection<String> sopInstanceUids) {
        var projects = collaboration.listProjects().stream().map(Project::id).toList();
        Map<String, String> originals = new HashMap<>();
        for (var uid : sopInstanceUids) {
            for (var project : projects) {
                originals.put(deidentifying.uid(project, uid), uid);
            }
        }
        var kept = record.present(originals.keySet()).keySet().stream()
                .map(originals::get)
                .collect(Collectors.toCollection(HashSet::new));
        kept.addAll(held(sopInstanceUids));
        return kept;
    }

    private List<String> held(Collection<String> sopInstanceUids) {
        var byHash = sopInstanceUids.stream().distinct().collect(Collectors.toMap(held::sop, uid -> uid));
        return rows.held(byHash.keySet()).stream().map(byHash::get).toList();
    }
}
