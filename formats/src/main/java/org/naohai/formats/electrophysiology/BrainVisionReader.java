package org.naohai.formats.electrophysiology;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;
import org.naohai.kernel.Problem;

/// Reads the samples of a BrainVision recording: little endian, multiplexed or vectorized.
///
/// Memory is one block of at most 2²⁰ samples over all channels.
final class BrainVisionReader implements SignalReader {

    private static final int BLOCK_SAMPLES = 1 << 20;

    private final SeekableByteChannel channel;
    private final BrainVisionHeader raw;
    private final long points;
    private final SignalHeader header;
    private final BrainVisionMarkers markers;
    private final List<String> remarks;

    private BrainVisionReader(
            SeekableByteChannel channel,
            BrainVisionHeader raw,
            long points,
            BrainVisionMarkers markers,
            List<String> remarks) {
        this.channel = channel;
        this.raw = raw;
        this.points = points;
        this.markers = markers;
        this.remarks = remarks;
        this.header = headerOf();
    }

    static @Nullable BrainVisionReader open(
            FileTree files,
            String data,
            BrainVisionHeader raw,
            BrainVisionMarkers markers,
            List<String> remarks,
            List<Problem> problems)
            throws IOException {
        long size = files.find(data).map(FileTree.FileEntry::size).orElse(0L);
        long frame = (long) raw.channels().size() * raw.format().bytes();
        long stored = size / frame;
        if (stored == 0 || (raw.dataPoints() >= 0 && raw.dataPoints() > stored)) {
            problems.add(Problem.error(
                    "BRAINVISION_TRUNCATED",
                    data,
                    "samples",
                    Long.toString(stored),
                    raw.dataPoints() > 0 ? Long.toString(raw.dataPoints()) : "≥ 1"));
        } else if (size % frame != 0) {
            problems.add(Problem.warning(
                    "BRAINVISION_TRAILING_BYTES", data, "samples", size + " B", stored + " × " + frame + " B"));
        }
        if (stored == 0) {
            return null;
        }
        return new BrainVisionReader(files.channel(data), raw, stored, markers, remarks);
    }

    private SignalHeader headerOf() {
        var channels = new ArrayList<Channel>();
        for (var described : raw.channels()) {
            var units = Units.of(described.unit());
            var type = ChannelTypes.of(described.name(), units);
            boolean unnamed = type == ChannelType.MISC && units.voltage() && !KnownOther.matches(described.name());
            double limit = raw.format().fullScale() * Math.abs(described.resolution()) * units.factor();
            channels.add(new Channel(
                    channels.size(),
                    described.name(),
                    unnamed ? ChannelType.EEG : type,
                    units.unit(),
                    raw.samplingFrequencyHz(),
                    points,
                    "n/a",
                    raw.format() == BrainVisionHeader.Format.UINT_16 ? 0 : -limit,
                    limit));
        }
        double duration = points / raw.samplingFrequencyHz();
        return new SignalHeader("BrainVision", channels, duration, List.of(new SignalHeader.Segment(0, 0, duration)));
    }

    @Override
    public SignalHeader header() {
        return header;
    }

    @Override
    public List<Annotation> annotations() {
        return markers.texts().shown();
    }

    @Override
    public PersonalFields personal() {
        var fields = new ArrayList<PersonalFields.Field>();
        markers.dates().forEach(date -> fields.add(new PersonalFields.Field("date", "Marker Infos date", date)));
        markers.texts()
                .withheld()
                .forEach(text -> fields.add(new PersonalFields.Field("free_text", "Marker Infos Comment", text)));
        remarks.forEach(text -> fields.add(new PersonalFields.Field("free_text", "Comment", text)));
        return new PersonalFields(null, null, null, markers.startDate(), fields);
    }

    @Override
    public List<Problem> read(List<? extends SignalPass> passes) throws IOException {
        int perBlock = blockLength();
        var values = new double[perBlock];
        for (long first = 0; first < points; first += perBlock) {
            int length = (int) Math.min(perBlock, points - first);
            var block = raw.vectorized() ? null : bytes(first * frameSamples(), (long) length * frameSamples());
            for (int index = 0; index < raw.channels().size(); index++) {
                if (block == null) {
                    decode(bytes(index * points + first, length), 0, 1, index, values, 0, length);
                } else {
                    decode(block, index, frameSamples(), index, values, 0, length);
                }
                var run = new SignalRun(index, first, values, 0, length);
                passes.forEach(pass -> pass.accept(run));
            }
        }
        return List.of();
    }

    @Override
    public double[] window(int index, double startSeconds, double durationSeconds) throws IOException {
        var window = WindowPlan.of(header, header.channels().get(index), startSeconds, durationSeconds);
        var values = window.empty();
        for (var piece : window.pieces()) {
            fill(index, piece, values);
        }
        return values;
    }

    private void fill(int index, WindowPlan.Piece piece, double[] values) throws IOException {
        for (int done = 0; done < piece.length(); done += blockLength()) {
            int length = Math.min(blockLength(), piece.length() - done);
            long first = piece.firstSample() + done;
            if (raw.vectorized()) {
                decode(bytes(index * points + first, length), 0, 1, index, values, piece.at() + done, length);
            } else {
                var block = bytes(first * frameSamples(), (long) length * frameSamples());
                decode(block, index, frameSamples(), index, values, piece.at() + done, length);
            }
        }
    }

    private int frameSamples() {
        return raw.channels().size();
    }

    private int blockLength() {
        return (int) Math.clamp(points, 1, Math.max(1, BLOCK_SAMPLES / frameSamples()));
    }

    private ByteBuffer bytes(long firstSample, long samples) throws IOException {
        int size = raw.format().bytes();
        var buffer = ByteBuffer.allocate((int) samples * size).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(firstSample * size);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the recording became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    private void decode(ByteBuffer stored, int from, int step, int index, double[] target, int at, int count) {
        var described = raw.channels().get(index);
        double gain = described.resolution() * Units.of(described.unit()).factor();
        for (int i = 0; i < count; i++) {
            int sample = from + i * step;
            double value = switch (raw.format()) {
                case INT_16 -> stored.getShort(2 * sample);
                case UINT_16 -> stored.getShort(2 * sample) & 0xFFFF;
                case INT_32 -> stored.getInt(4 * sample);
                case IEEE_FLOAT_32 -> stored.getFloat(4 * sample);
                case IEEE_FLOAT_64 -> stored.getDouble(8 * sample);
            };
            target[at + i] = value * gain;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// Auxiliary inputs of BrainVision amplifiers that measure no brain although their unit is a voltage.
    private static final class KnownOther {

        private static final java.util.regex.Pattern NAMES = java.util.regex.Pattern.compile(
                "(aux|misc|photo|audio|mic|acc|x_|y_|z_|joystick|temperature|digi|breath|belt).*");

        static boolean matches(String name) {
            return NAMES.matcher(name.toLowerCase(java.util.Locale.ROOT)).matches();
        }
    }
}
