package org.naohai.quality.electrophysiology;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.Unit;
import org.naohai.formats.electrophysiology.Annotation;
import org.naohai.formats.electrophysiology.ChannelType;
import org.naohai.formats.electrophysiology.ChannelsTable;
import org.naohai.formats.electrophysiology.SignalHeader;

/// All that the checks of one recording look at.
///
/// - **table** its `channels.tsv`, or null
record SignalEvidence(
        Unit unit,
        SignalHeader header,
        List<Annotation> annotations,
        Map<String, Object> sidecar,
        @Nullable ChannelsTable table,
        List<ChannelTally> tallies) {

    String file() {
        return unit.path();
    }

    /// Channels that measure the brain and are not declared bad.
    List<ChannelTally> cerebral() {
        return tallies.stream()
                .filter(tally -> tally.channel().type().cerebral())
                .filter(tally -> !tally.channel().status().equals("bad"))
                .toList();
    }

    /// Channels that measure a body: brain, eyes, heart or muscles.
    List<ChannelTally> physiological() {
        return tallies.stream()
                .filter(tally -> tally.channel().type().cerebral()
                        || List.of(ChannelType.EOG, ChannelType.ECG, ChannelType.EMG)
                                .contains(tally.channel().type()))
                .filter(tally -> !tally.channel().status().equals("bad"))
                .toList();
    }

    OptionalDouble number(String key) {
        return sidecar.get(key) instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /// Only recordings that lie in a BIDS tree must follow its rules.
    boolean bids() {
        return unit.entities().subject() != null && unit.entities().datatype() != null;
    }
}
