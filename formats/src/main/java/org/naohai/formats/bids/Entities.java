package org.naohai.formats.bids;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the path of a file says of it after BIDS 1.10: `sub-10/ses-T1/func/sub-10_ses-T1_task-rest_bold.nii.gz`.
///
/// - **subject**, **session** without the prefix (`10`, `T1`); a subject's *label* elsewhere is the full `sub-10`
/// - **others** further entities by key in order (`task` → `rest`)
/// - **datatype** the folder (`anat`, `func`, `dwi`, `fmap`, `eeg`, `phenotype`, …), or null
/// - **suffix** the last word before the extension (`bold`, `T1w`, `eeg`, `events`); null where the name is free
public record Entities(
        @Nullable String subject,
        @Nullable String session,
        Map<String, String> others,
        @Nullable String datatype,
        @Nullable String suffix,
        String extension) {

    public Entities {
        others = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(others));
    }
}
