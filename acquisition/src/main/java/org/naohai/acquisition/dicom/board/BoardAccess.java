package org.naohai.acquisition.dicom.board;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.board.BoardRows.Wanted;
import org.naohai.acquisition.dicom.route.DicomAccess;
import org.naohai.collaboration.Project;
import org.naohai.governance.Actor;
import org.springframework.stereotype.Component;

/// The board is for contributors of projects, who see theirs, and for administrators, who see what is in no
/// project yet. Reference protocols are read by contributors and changed by owners.
@Component
class BoardAccess {

    private final DicomAccess access;

    BoardAccess(DicomAccess access) {
        this.access = access;
    }

    /// A project that this person contributes to; to everyone else it does not exist.
    Project project(String key) {
        return access.contributed(key);
    }

    boolean owns(Project project) {
        return access.owns(project.id());
    }

    Project owned(String key) {
        return access.owned(key, "DICOM_REFERENCE_NOT_OWNED");
    }

    /// What this person may see now; asked again at each look, for roles change.
    ///
    /// - **project** one only; null: all of hers
    Wanted wanted(Actor who, @Nullable UUID project) {
        var mine = access.contributed(who);
        return project == null
                ? new Wanted(mine, who.administrator(), access.allProjects())
                : new Wanted(mine.contains(project) ? List.of(project) : List.of(), false, List.of());
    }
}
