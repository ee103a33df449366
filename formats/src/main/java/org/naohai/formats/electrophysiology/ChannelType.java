package org.naohai.formats.electrophysiology;

import java.util.Locale;

/// What a channel measures, with the names of BIDS `channels.tsv` (column `type`).
public enum ChannelType {
    EEG,
    SEEG,
    ECOG,
    MEG,
    EOG,
    ECG,
    EMG,
    RESP,
    GSR,
    TEMP,
    PPG,
    TRIG,
    STIM,
    MISC;

    /// Whether the channel measures the brain.
    public boolean cerebral() {
        return this == EEG || this == SEEG || this == ECOG || this == MEG;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
