package org.naohai.formats.electrophysiology;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/// The samples of an EDF or BDF file: data records in order, in each record all samples of signal 1, then signal 2 …
///
/// - **layout** two's complement little endian, 16 bit (EDF) or 24 bit (BDF)
final class EdfSamples {

    private static final int BLOCK_BYTES = 4 << 20;
    private static final int RUN = 1 << 16;

    private final SeekableByteChannel channel;
    private final EdfHeader header;
    private final long records;

    EdfSamples(SeekableByteChannel channel, EdfHeader header, long records) {
        this.channel = channel;
        this.header = header;
        this.records = records;
    }

    long records() {
        return records;
    }

    void readAll(List<EdfHeader.Signal> signals, List<? extends SignalPass> passes) throws IOException {
        if (header.recordBytes() > BLOCK_BYTES) {
            readInPieces(signals, passes);
        } else {
            readInBlocks(signals, passes);
        }
    }

    private void readInBlocks(List<EdfHeader.Signal> signals, List<? extends SignalPass> passes) throws IOException {
        int recordBytes = (int) header.recordBytes();
        int perBlock = (int) Math.min(Math.max(1, BLOCK_BYTES / recordBytes), Math.max(1, records));
        var block = ByteBuffer.allocate(perBlock * recordBytes);
        var values = new double[perBlock * longestRecord(signals)];
        for (long first = 0; first < records; first += perBlock) {
            int count = (int) Math.min(perBlock, records - first);
            fill(block, header.headerBytes() + first * recordBytes, count * recordBytes);
            for (int index = 0; index < signals.size(); index++) {
                var signal = signals.get(index);
                int perRecord = signal.samplesPerRecord();
                for (int record = 0; record < count; record++) {
                    int at = record * recordBytes + (int) signal.offset() * header.sampleBytes();
                    decode(signal, block.array(), at, values, record * perRecord, perRecord);
                }
                hand(passes, new SignalRun(index, first * perRecord, values, 0, count * perRecord));
            }
        }
    }

    /// Records too large to hold: each signal of each record in runs.
    private void readInPieces(List<EdfHeader.Signal> signals, List<? extends SignalPass> passes) throws IOException {
        var values = new double[RUN];
        for (long record = 0; record < records; record++) {
            for (int index = 0; index < signals.size(); index++) {
                var signal = signals.get(index);
                long first = record * signal.samplesPerRecord();
                for (int done = 0; done < signal.samplesPerRecord(); done += RUN) {
                    int length = Math.min(RUN, signal.samplesPerRecord() - done);
                    read(signal, first + done, values, 0, length);
                    hand(passes, new SignalRun(index, first + done, values, 0, length));
                }
            }
        }
    }

    private static int longestRecord(List<EdfHeader.Signal> signals) {
        return signals.stream()
                .mapToInt(EdfHeader.Signal::samplesPerRecord)
                .max()
                .orElse(0);
    }

    private static void hand(List<? extends SignalPass> passes, SignalRun run) {
        passes.forEach(pass -> pass.accept(run));
    }

    /// Random access: `length` samples of one signal from `firstSample` on, across records.
    void read(EdfHeader.Signal signal, long firstSample, double[] target, int at, int length) throws IOException {
        int done = 0;
        while (done < length) {
            long sample = firstSample + done;
            int within = (int) (sample % signal.samplesPerRecord());
            int count = Math.min(length - done, Math.min(RUN, signal.samplesPerRecord() - within));
            var bytes = bytes(signal, sample / signal.samplesPerRecord(), within, count);
            decode(signal, bytes, 0, target, at + done, count);
            done += count;
        }
    }

    /// The stored bytes of one signal in one record, from sample `within` on.
    byte[] bytes(EdfHeader.Signal signal, long record, int within, int count) throws IOException {
        long at = header.headerBytes()
                + record * header.recordBytes()
                + (signal.offset() + within) * header.sampleBytes();
        var buffer = ByteBuffer.allocate(count * header.sampleBytes());
        fill(buffer, at, buffer.capacity());
        return buffer.array();
    }

    private void fill(ByteBuffer buffer, long at, int length) throws IOException {
        buffer.clear().limit(length);
        channel.position(at);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the recording became shorter while it was read");
            }
        }
    }

    private void decode(EdfHeader.Signal signal, byte[] bytes, int from, double[] target, int at, int count) {
        double factor = signal.scaled() ? Units.of(signal.dimension()).factor() : 1;
        double gain = signal.gain() * factor;
        double base = signal.scaled() ? (signal.physicalMinimum() * factor - signal.digitalMinimum() * gain) : 0;
        if (header.bdf()) {
            for (int i = 0; i < count; i++) {
                int p = from + 3 * i;
                int value = (bytes[p] & 0xFF) | (bytes[p + 1] & 0xFF) << 8 | bytes[p + 2] << 16;
                target[at + i] = value * gain + base;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int p = from + 2 * i;
                target[at + i] = (short) ((bytes[p] & 0xFF) | bytes[p + 1] << 8) * gain + base;
            }
        }
    }
}
