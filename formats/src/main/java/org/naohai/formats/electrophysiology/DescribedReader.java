package org.naohai.formats.electrophysiology;

import java.io.IOException;
import java.util.List;
import org.naohai.kernel.Problem;

/// A reader whose channels are described by a `channels.tsv`.
final class DescribedReader implements SignalReader {

    private final SignalReader reader;
    private final SignalHeader header;

    DescribedReader(SignalReader reader, ChannelsTable table) {
        this.reader = reader;
        var plain = reader.header();
        this.header = new SignalHeader(
                plain.format(),
                plain.channels().stream().map(table::describe).toList(),
                plain.durationSeconds(),
                plain.segments());
    }

    @Override
    public SignalHeader header() {
        return header;
    }

    @Override
    public List<Annotation> annotations() throws IOException {
        return reader.annotations();
    }

    @Override
    public PersonalFields personal() throws IOException {
        return reader.personal();
    }

    @Override
    public List<Problem> read(List<? extends SignalPass> passes) throws IOException {
        return reader.read(passes);
    }

    @Override
    public double[] window(int channel, double startSeconds, double durationSeconds) throws IOException {
        return reader.window(channel, startSeconds, durationSeconds);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
