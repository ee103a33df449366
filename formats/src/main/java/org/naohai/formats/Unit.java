package org.naohai.formats;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.bids.Entities;
import org.naohai.kernel.Domain;

/// The smallest thing that is catalogued: one recording, table or document with the files that belong to it.
///
/// - **path** the main file (`…_bold.nii.gz`, `…_eeg.vhdr`, `…/wasi.tsv`)
/// - **companions** its further files, each in exactly one unit: sidecar, bval, bvec, vmrk, eeg, channels, events, data
///   dictionary; a sidecar that several units inherit (BIDS inheritance principle) is a unit of its own
/// - **inherited** paths of such shared sidecars, nearest last
/// - **domain** null where the unit belongs to none (README, dataset_description, unknown)
public record Unit(
        String path,
        Kind kind,
        @Nullable Domain domain,
        Entities entities,
        List<String> companions,
        List<String> inherited) {

    public Unit {
        companions = List.copyOf(companions);
        inherited = List.copyOf(inherited);
    }
}
