package org.naohai.demo.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleUnaryOperator;

/// Faults of one channel of an EDF or BDF file as this demo writes them (one-second records); each
/// changes the file in place.
public final class SignalDamage {

    private static final int SIGNAL_HEADER = 256;
    private static final int MAXIMUM_RECORDS = 8;

    private final Path file;
    private final byte[] bytes;
    private final int signals;
    private final int depth;
    private final int channel;

    private SignalDamage(Path file, String channel) throws IOException {
        this.file = file;
        this.bytes = Files.readAllBytes(file);
        this.signals = number(252, 4);
        this.depth = bytes[0] == (byte) 0xFF ? 3 : 2;
        this.channel = find(channel);
    }

    public static SignalDamage of(Path file, String channel) throws IOException {
        return new SignalDamage(file, channel);
    }

    /// Mains hum of the given frequency and amplitude in microvolts on every electrode.
    public static void humEverywhere(Path file, double hertz, double microvolts) throws IOException {
        var first = new SignalDamage(file, "Fz");
        for (int s = 0; s < first.signals; s++) {
            var name = first.text(SIGNAL_HEADER + 16 * s, 16);
            if (!name.endsWith("Annotations")) {
                of(file, name).hum(hertz, microvolts).save();
            }
        }
    }

    /// The electrode has no contact: a constant.
    public SignalDamage flat() {
        return each((microvolts, second) -> 0);
    }

    /// The amplifier saturates at the given microvolts, after the signal is scaled up.
    public SignalDamage clipped(double limit, double gain) {
        return each((microvolts, second) -> Math.clamp(gain * microvolts, -limit, limit));
    }

    /// Mains hum of the given frequency and amplitude in microvolts.
    public SignalDamage hum(double hertz, double microvolts) {
        return each((value, second) -> value + microvolts * Math.sin(2 * Math.PI * hertz * second));
    }

    public void save() throws IOException {
        Files.write(file, bytes);
    }

    private SignalDamage each(Change change) {
        int recordBytes = 0;
        int before = 0;
        for (int s = 0; s < signals; s++) {
            before += s < channel ? depth * samples(s) : 0;
            recordBytes += depth * samples(s);
        }
        double lowest = real(104, 8);
        double scale = (real(112, 8) - lowest) / (real(128, 8) - real(120, 8));
        long digitalLowest = (long) real(120, 8);
        DoubleUnaryOperator toDigital = value -> (value - lowest) / scale + digitalLowest;
        int rate = samples(channel);
        for (int record = 0; record < number(236, MAXIMUM_RECORDS); record++) {
            int at = SIGNAL_HEADER * (signals + 1) + record * recordBytes + before;
            for (int t = 0; t < rate; t++, at += depth) {
                double microvolts = (read(at) - digitalLowest) * scale + lowest;
                double changed = change.of(microvolts, record + (double) t / rate);
                write(at, Math.round(toDigital.applyAsDouble(changed)));
            }
        }
        return this;
    }

    private long read(int at) {
        long value = depth == 3 ? (long) bytes[at + 2] << 16 : (long) bytes[at + 1] << 8;
        return depth == 3 ? value | (bytes[at + 1] & 0xFF) << 8 | bytes[at] & 0xFF : value | bytes[at] & 0xFF;
    }

    private void write(int at, long value) {
        for (int b = 0; b < depth; b++) {
            bytes[at + b] = (byte) (value >> (8 * b));
        }
    }

    private int find(String name) {
        for (int s = 0; s < signals; s++) {
            if (text(SIGNAL_HEADER + 16 * s, 16).equals(name)) {
                return s;
            }
        }
        throw new IllegalArgumentException("no channel " + name + " in " + file.getFileName());
    }

    private int samples(int signal) {
        return Integer.parseInt(text(SIGNAL_HEADER + 216 * signals + 8 * signal, 8));
    }

    /// A field of this channel; `offset` counts bytes per signal before the field's block, as in the
    /// EDF specification.
    private double real(int offset, int width) {
        return Double.parseDouble(text(SIGNAL_HEADER + offset * signals + width * channel, width));
    }

    private int number(int at, int width) {
        return Integer.parseInt(text(at, width));
    }

    private String text(int at, int width) {
        return new String(bytes, at, width, StandardCharsets.US_ASCII).strip();
    }

    private interface Change {
        double of(double microvolts, double second);
    }
}
