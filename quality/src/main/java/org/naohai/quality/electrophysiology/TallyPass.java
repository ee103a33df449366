package org.naohai.quality.electrophysiology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.electrophysiology.SignalHeader;
import org.naohai.formats.electrophysiology.SignalPass;
import org.naohai.formats.electrophysiology.SignalRun;

/// Hands each channel's samples to its [ChannelTally].
final class TallyPass implements SignalPass {

    private final List<ChannelTally> tallies = new ArrayList<>();

    TallyPass(SignalHeader header) {
        var benches = new HashMap<Integer, Spectrum.Bench>();
        header.channels().forEach(channel -> tallies.add(new ChannelTally(channel, benches)));
    }

    @Override
    public void accept(SignalRun run) {
        var tally = tallies.get(run.channel());
        for (int i = 0; i < run.length(); i++) {
            tally.add(run.value(i));
        }
    }

    @Override
    public List<DerivedObject> finish() {
        tallies.forEach(ChannelTally::close);
        return List.of();
    }

    List<ChannelTally> tallies() {
        return tallies;
    }
}
