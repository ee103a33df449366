package org.naohai.viewer.signal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.electrophysiology.Channel;
import org.naohai.formats.electrophysiology.SignalHeader;
import org.naohai.formats.electrophysiology.SignalReader;
import org.naohai.viewer.signal.Envelope.Range;

/// Reduces a stretch of a recording to pairs of minimum and maximum, one pair a point and channel.
///
/// Point `i` covers the samples from `start + i·d/points` (included) to `start + (i+1)·d/points` (excluded). Where a
/// channel has no sample in it (a slower channel), the latest one before is held. Gaps and times outside are NaN.
final class SignalWindow {

    static final int MAX_SAMPLES = 1 << 24;

    /// Times come as decimal fractions: an edge that is a sample up to rounding is that sample.
    private static final double TOLERANCE = 1e-6;

    private final SignalReader reader;
    private final @Nullable Envelope envelope;

    /// - **envelope** used for points that hold at least two of its blocks; null to decode every sample
    SignalWindow(SignalReader reader, @Nullable Envelope envelope) {
        this.reader = reader;
        this.envelope = envelope;
    }

    /// Little-endian float32: for each channel `points` pairs.
    byte[] draw(WindowRequest request) throws IOException {
        int size = Math.multiplyExact(request.channels().size(), request.points() * 2 * Float.BYTES);
        var bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (int index : request.channels()) {
            var channel = reader.header().channels().get(index);
            drawChannel(channel, request, bytes);
        }
        return bytes.array();
    }

    private void drawChannel(Channel channel, WindowRequest request, ByteBuffer to) throws IOException {
        double samples = channel.samplingFrequencyHz() * request.durationSeconds();
        if (envelope != null && coarse(samples, request.points(), envelope.blockSize(channel.index()))) {
            drawBlocks(envelope, channel, request, to);
        } else {
            drawSamples(channel, request, to);
        }
    }

    private static boolean coarse(double samples, int points, int blockSize) {
        return samples / points >= 2.0 * blockSize || samples > MAX_SAMPLES;
    }

    private void drawSamples(Channel channel, WindowRequest request, ByteBuffer to) throws IOException {
        double frequency = channel.samplingFrequencyHz();
        long first = sampleAt(request, 0, frequency) - 1;
        long last = Math.min(first + MAX_SAMPLES, sampleAt(request, request.points(), frequency));
        var values = reader.window(channel.index(), first / frequency, (last - first) / frequency);
        for (int point = 0; point < request.points(); point++) {
            long from = sampleAt(request, point, frequency) - first;
            long end = sampleAt(request, point + 1, frequency) - first;
            put(rangeOf(values, end > from ? from : from - 1, Math.max(end, from)), to);
        }
    }

    private void drawBlocks(Envelope blocks, Channel channel, WindowRequest request, ByteBuffer to) {
        for (int point = 0; point < request.points(); point++) {
            var range = new Range();
            double from = request.startSeconds() + point * request.durationSeconds() / request.points();
            double end = request.startSeconds() + (point + 1) * request.durationSeconds() / request.points();
            for (var segment : reader.header().segments()) {
                widen(range, blocks, channel, segment, from, end);
            }
            put(range, to);
        }
    }

    /// Times on the clock are stored samples only inside a segment: gaps hold none.
    private static void widen(
            Range range, Envelope blocks, Channel channel, SignalHeader.Segment segment, double from, double end) {
        double start = Math.max(from, segment.startSeconds());
        double stop = Math.min(end, segment.startSeconds() + segment.durationSeconds());
        if (stop <= start) {
            return;
        }
        double shift = segment.storedSeconds() - segment.startSeconds();
        long first = (long) Math.ceil((start + shift) * channel.samplingFrequencyHz() - TOLERANCE);
        long last = (long) Math.ceil((stop + shift) * channel.samplingFrequencyHz() - TOLERANCE);
        blocks.widen(range, channel.index(), first, last);
    }

    /// The first sample on the clock that belongs to a point.
    private static long sampleAt(WindowRequest request, int point, double frequency) {
        double seconds = request.startSeconds() + point * request.durationSeconds() / request.points();
        return (long) Math.ceil(seconds * frequency - TOLERANCE);
    }

    private static Range rangeOf(double[] values, long from, long end) {
        var range = new Range();
        for (long index = Math.max(0, from); index < Math.min(end, values.length); index++) {
            range.add((float) values[(int) index]);
        }
        return range;
    }

    private static void put(Range range, ByteBuffer to) {
        to.putFloat(range.minimum).putFloat(range.maximum);
    }
}
