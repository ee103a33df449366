package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Deliveries.Form;
import org.naohai.acquisition.dicom.archive.SeriesStage.Withheld;
import org.naohai.acquisition.quarantine.QuarantineStore;
import org.naohai.acquisition.vault.Vault;
import org.naohai.lake.DataFolder;
import org.springframework.stereotype.Component;

/// The bytes of instances that wait for a person, as they came, encrypted: one spool of the quarantine store for
/// what is withheld at a time, the instances one after the other.
@Component
class HeldStore {

    private final QuarantineStore store;
    private final Vault vault;

    HeldStore(DataFolder data, Vault vault) throws IOException {
        this.store = new QuarantineStore(data, "held");
        this.vault = vault;
    }

    /// Where an instance lies.
    ///
    /// - **spool** file of the quarantine store · **at**, **length** its bytes in it · **way**,
    ///   **callingAe** its sender
    /// - **sop** keyed hash of its UID · **release** that found something else to hold it for; null: as it
    ///   came
    record Held(
            String spool,
            long at,
            long length,
            String syntax,
            Form form,
            String way,
            String callingAe,
            String cause,
            String sop,
            @Nullable UUID release) {}

    QuarantineStore store() {
        return store;
    }

    /// A keyed hash of a SOP Instance UID as it came.
    String sop(String sopInstanceUid) {
        return HexFormat.of().formatHex(vault.hash("dicom sop", sopInstanceUid));
    }

    /// Durable on return.
    List<Held> keep(UUID quarantineId, List<Withheld> withheld) throws IOException {
        String spool;
        try (var together = new Together(withheld.stream().map(Withheld::parcel).toList())) {
            spool = store.keep(quarantineId, together);
        }
        store.complete(quarantineId);
        var index = new ArrayList<Held>();
        long at = 0;
        for (var one : withheld) {
            var letter = one.parcel().letter;
            var sender = letter.sender();
            index.add(new Held(
                    spool,
                    at,
                    one.parcel().size,
                    letter.syntax().uid(),
                    letter.form(),
                    sender.way().key(),
                    sender.callingAe(),
                    one.cause().code(),
                    sop(one.sopInstanceUid()),
                    one.parcel().origin.releaseId()));
            at += one.parcel().size;
        }
        return index;
    }
}
