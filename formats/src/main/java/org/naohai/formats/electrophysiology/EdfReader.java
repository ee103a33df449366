package org.naohai.formats.electrophysiology;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.FileTree;
import org.naohai.kernel.Problem;

/// Reads EDF, EDF+ (continuous and with gaps), BDF and BDF+.
///
/// Memory is one block of data records (≤ 4 MiB) and one run of samples, whatever the header claims.
final class EdfReader implements SignalReader {

    private final String path;
    private final SeekableByteChannel channel;
    private final EdfHeader raw;
    private final EdfSamples samples;
    private final SignalHeader header;
    private final List<EdfHeader.Signal> signals;
    private final AnnotationScan scan;

    private EdfReader(String path, SeekableByteChannel channel, EdfHeader raw, long records) throws IOException {
        this.path = path;
        this.channel = channel;
        this.raw = raw;
        this.samples = new EdfSamples(channel, raw, records);
        this.signals =
                raw.signals().stream().filter(signal -> !signal.annotations()).toList();
        this.scan = new AnnotationScan(new EdfAnnotations(path, raw, samples));
        this.header = headerOf(records);
    }

    static OpenedSignal open(FileTree files, String path) throws IOException {
        var channel = files.channel(path);
        OpenedSignal opened = null;
        try {
            opened = open(channel, path);
            return opened;
        } finally {
            if (opened == null || opened.readerOrNull() == null) {
                channel.close();
            }
        }
    }

    private static OpenedSignal open(SeekableByteChannel channel, String path) throws IOException {
        var fixed = read(channel, 0, EdfHeader.FIXED);
        int count =
                EdfHeaderParser.magic(fixed) && fixed.length == EdfHeader.FIXED ? EdfHeaderParser.signals(fixed) : 0;
        var parser = new EdfHeaderParser(path, read(channel, 0, EdfHeader.FIXED * (count + 1)));
        var raw = parser.parse();
        var problems = new ArrayList<>(parser.problems());
        if (raw == null) {
            return new OpenedSignal(null, problems);
        }
        long records = EdfRecords.usable(path, raw, channel.size(), problems);
        return new OpenedSignal(new EdfReader(path, channel, raw, records), problems);
    }

    private static byte[] read(SeekableByteChannel channel, long at, int length) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.clamp(channel.size() - at, 0, length));
        channel.position(at);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private SignalHeader headerOf(long records) throws IOException {
        var channels = new ArrayList<Channel>();
        for (var signal : signals) {
            channels.add(channelOf(channels.size(), signal, records));
        }
        var segments = raw.discontinuous() && records > 0
                ? scan.segments()
                : List.of(new SignalHeader.Segment(0, 0, records * raw.recordSeconds()));
        var last = segments.getLast();
        double duration = last.startSeconds() + last.durationSeconds();
        return new SignalHeader(raw.format(), channels, duration, segments);
    }

    private Channel channelOf(int index, EdfHeader.Signal signal, long records) {
        var units = signal.scaled() ? Units.of(signal.dimension()) : new Units("", 1);
        var type = ChannelTypes.of(signal.label(), units);
        double low = signal.physical(signal.digitalMinimum()) * units.factor();
        double high = signal.physical(signal.digitalMaximum()) * units.factor();
        return new Channel(
                index,
                signal.label(),
                type,
                type == ChannelType.STIM ? "" : units.unit(),
                signal.samplesPerRecord() / raw.recordSeconds(),
                signal.samplesPerRecord() * records,
                "n/a",
                Math.min(low, high),
                Math.max(low, high));
    }

    @Override
    public SignalHeader header() {
        return header;
    }

    @Override
    public List<Annotation> annotations() throws IOException {
        return scan.shown();
    }

    @Override
    public PersonalFields personal() throws IOException {
        return EdfPersonal.of(raw, scan.withheld());
    }

    @Override
    public List<Problem> read(List<? extends SignalPass> passes) throws IOException {
        samples.readAll(signals, passes);
        return scan.problems();
    }

    @Override
    public double[] window(int channel, double startSeconds, double durationSeconds) throws IOException {
        var described = header.channels().get(channel);
        var window = WindowPlan.of(header, described, startSeconds, durationSeconds);
        var values = window.empty();
        for (var piece : window.pieces()) {
            samples.read(signals.get(channel), piece.firstSample(), values, piece.at(), piece.length());
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return "EdfReader[" + path + "]";
    }

    /// Reads the annotation signals once, when they are first asked for.
    private static final class AnnotationScan {

        private final EdfAnnotations source;
        private EdfAnnotations.@Nullable Found found;

        AnnotationScan(EdfAnnotations source) {
            this.source = source;
        }

        private EdfAnnotations.Found found() throws IOException {
            if (found == null) {
                found = source.read();
            }
            return found;
        }

        List<Problem> problems() throws IOException {
            return found().problems();
        }

        List<SignalHeader.Segment> segments() throws IOException {
            return found().segments();
        }

        List<Annotation> shown() throws IOException {
            return found().texts().shown();
        }

        List<String> withheld() throws IOException {
            return found().texts().withheld();
        }
    }
}
