package org.naohai.viewer.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.naohai.formats.electrophysiology.Annotation;
import org.naohai.formats.electrophysiology.Channel;
import org.naohai.formats.electrophysiology.ChannelType;
import org.naohai.formats.electrophysiology.PersonalFields;
import org.naohai.formats.electrophysiology.SignalHeader;
import org.naohai.formats.electrophysiology.SignalHeader.Segment;
import org.naohai.formats.electrophysiology.SignalPass;
import org.naohai.formats.electrophysiology.SignalReader;
import org.naohai.formats.electrophysiology.SignalRun;
import org.naohai.kernel.Problem;

/// A recording of random samples with one segment, each channel at its own rate.
final class InMemorySignal implements SignalReader {

    final double[][] samples;
    private final SignalHeader header;

    InMemorySignal(double seconds, double... frequencies) {
        var random = new Random(11);
        samples = new double[frequencies.length][];
        var channels = new Channel[frequencies.length];
        for (int index = 0; index < frequencies.length; index++) {
            int count = (int) Math.round(seconds * frequencies[index]);
            samples[index] = random.doubles(count, -100, 100).toArray();
            channels[index] = new Channel(
                    index,
                    "C" + index,
                    ChannelType.EEG,
                    "µV",
                    frequencies[index],
                    count,
                    "n/a",
                    Double.NaN,
                    Double.NaN);
        }
        header = new SignalHeader("EDF", List.of(channels), seconds, List.of(new Segment(0, 0, seconds)));
    }

    @Override
    public SignalHeader header() {
        return header;
    }

    @Override
    public List<Annotation> annotations() {
        return List.of();
    }

    @Override
    public PersonalFields personal() {
        throw new UnsupportedOperationException("a viewer never asks");
    }

    @Override
    public List<Problem> read(List<? extends SignalPass> passes) {
        for (int channel = 0; channel < samples.length; channel++) {
            for (int from = 0; from < samples[channel].length; from += 97) {
                int length = Math.min(97, samples[channel].length - from);
                var run = new SignalRun(channel, from, samples[channel], from, length);
                passes.forEach(pass -> pass.accept(run));
            }
        }
        return List.of();
    }

    @Override
    public double[] window(int channel, double startSeconds, double durationSeconds) {
        double frequency = header.channels().get(channel).samplingFrequencyHz();
        var found = new double[(int) Math.round(durationSeconds * frequency)];
        Arrays.fill(found, Double.NaN);
        long first = Math.round(startSeconds * frequency);
        for (int index = 0; index < found.length; index++) {
            long at = first + index;
            if (at >= 0 && at < samples[channel].length) {
                found[index] = samples[channel][(int) at];
            }
        }
        return found;
    }

    @Override
    public void close() {}
}
