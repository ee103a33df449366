package org.naohai.viewer.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.electrophysiology.SignalHeader;
import org.naohai.formats.electrophysiology.SignalPass;
import org.naohai.formats.electrophysiology.SignalRun;

/// Minimum and maximum of every block of stored samples of every channel, made in one pass over a recording.
///
/// - **unit** the channel's · a block is a power of two of samples, so large that all channels fit into the budget
/// - grows with the samples that come, never with what the header claims
public final class Envelope implements SignalPass {

    private static final int SMALLEST_BLOCK = 64;
    private static final int BYTES_PER_BLOCK = 2 * Float.BYTES;

    private final int[] blockSizes;
    private final float[][] pairs;

    public Envelope(SignalHeader header, long budgetBytes) {
        var channels = header.channels();
        long blocks = Math.max(1024, budgetBytes / BYTES_PER_BLOCK / Math.max(1, channels.size()));
        blockSizes = new int[channels.size()];
        pairs = new float[channels.size()][0];
        for (int index = 0; index < channels.size(); index++) {
            blockSizes[index] = blockSize(channels.get(index).samples(), blocks);
        }
    }

    private static int blockSize(long samples, long blocks) {
        int size = SMALLEST_BLOCK;
        while (samples / size > blocks && size < 1 << 24) {
            size *= 2;
        }
        return size;
    }

    @Override
    public void accept(SignalRun run) {
        int block = blockSizes[run.channel()];
        for (int index = 0; index < run.length(); index++) {
            add(run.channel(), (run.firstSample() + index) / block, (float) run.value(index));
        }
    }

    @Override
    public List<DerivedObject> finish() {
        return new ArrayList<>();
    }

    public int blockSize(int channel) {
        return blockSizes[channel];
    }

    public long bytes() {
        return Arrays.stream(pairs)
                .mapToLong(one -> (long) one.length * Float.BYTES)
                .sum();
    }

    /// Widens `into` by the blocks that hold samples `first` (included) to `last` (excluded).
    void widen(Range into, int channel, long first, long last) {
        var own = pairs[channel];
        int block = blockSizes[channel];
        long end = Math.min((last + block - 1) / block, own.length / 2);
        for (long index = first / block; index < end; index++) {
            into.add(own[(int) (2 * index)]);
            into.add(own[(int) (2 * index + 1)]);
        }
    }

    private void add(int channel, long block, float value) {
        if (Float.isNaN(value) || block > Integer.MAX_VALUE / 4) {
            return;
        }
        int at = (int) (2 * block);
        if (at + 1 >= pairs[channel].length) {
            grow(channel, at + 2);
        }
        var own = pairs[channel];
        own[at] = Float.isNaN(own[at]) ? value : Math.min(own[at], value);
        own[at + 1] = Float.isNaN(own[at + 1]) ? value : Math.max(own[at + 1], value);
    }

    private void grow(int channel, int needed) {
        int before = pairs[channel].length;
        pairs[channel] = Arrays.copyOf(pairs[channel], Math.max(needed, before + before / 2 + 64));
        Arrays.fill(pairs[channel], before, pairs[channel].length, Float.NaN);
    }

    /// The smallest and largest value so far; NaN while there is none.
    static final class Range {
        float minimum = Float.NaN;
        float maximum = Float.NaN;

        void add(float value) {
            if (Float.isNaN(value)) {
                return;
            }
            minimum = Float.isNaN(minimum) ? value : Math.min(minimum, value);
            maximum = Float.isNaN(maximum) ? value : Math.max(maximum, value);
        }
    }
}
