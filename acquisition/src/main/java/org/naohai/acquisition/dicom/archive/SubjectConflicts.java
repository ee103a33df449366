package org.naohai.acquisition.dicom.archive;

import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.vault.Vault;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;
import org.springframework.stereotype.Component;

/// Whether a study is of someone else than the subject it would go to: the vault knows under which patient id the
/// subject came before.
@Component
class SubjectConflicts {

    private final Vault vault;

    SubjectConflicts(Vault vault) {
        this.vault = vault;
    }

    boolean contradicts(Target target, DataSet data) {
        var patientId = data.text(Tag.PatientId, "");
        var subject = target.subject();
        if (patientId.isEmpty() || subject == null) {
            return false;
        }
        var before = vault.reveal(target.projectId(), target.dataset(), subject).stream()
                .filter(one -> one.field().equals("PatientID"))
                .map(Vault.Owned::value)
                .toList();
        return !before.isEmpty() && !before.contains(patientId);
    }
}
