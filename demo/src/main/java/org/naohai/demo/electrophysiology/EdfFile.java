package org.naohai.demo.electrophysiology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Writes EDF+C (16 bit) or BDF+C (24 bit) with one-second records and an annotation channel.
///
/// - **source** Kemp & Olivan 2003, "European data format plus"; BioSemi, "BDF file format"
public final class EdfFile {

    /// Which of the two.
    public enum Depth {
        EDF(2, "EDF Annotations", "EDF+C", -3276.8, 3276.7, 32_767),
        BDF(3, "BDF Annotations", "BDF+C", -262_144, 262_143, 8_388_607);

        private final int bytes;
        private final String annotations;
        private final String version;
        private final double lowest;
        private final double highest;
        private final int digital;

        Depth(int bytes, String annotations, String version, double lowest, double highest, int digital) {
            this.bytes = bytes;
            this.annotations = annotations;
            this.version = version;
            this.lowest = lowest;
            this.highest = highest;
            this.digital = digital;
        }
    }

    private static final int ANNOTATION_SAMPLES = 60;

    private final Recording recording;
    private final Depth depth;
    private final String patient;

    /// - **patient** the EDF+ local patient identification, `X X X X` where nothing is told
    public EdfFile(Recording recording, Depth depth, String patient) {
        this.recording = recording;
        this.depth = depth;
        this.patient = patient;
    }

    public void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (var out = new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(header());
            for (int second = 0; second < recording.seconds(); second++) {
                out.write(block(second));
            }
        }
    }

    private byte[] header() throws IOException {
        var signals = new ArrayList<>(recording.channels());
        signals.add(depth.annotations);
        var out = new ByteArrayOutputStream();
        if (depth == Depth.BDF) {
            out.write(0xFF);
            out.write("BIOSEMI".getBytes(StandardCharsets.US_ASCII));
        } else {
            text(out, "0", 8);
        }
        var start = recording.start();
        var day = DateTimeFormatter.ofPattern("dd-MMM-yyyy", Locale.ENGLISH)
                .format(start)
                .toUpperCase(Locale.ROOT);
        text(out, patient, 80);
        text(out, "Startdate " + day + " X X NaohaiDemo", 80);
        text(out, DateTimeFormatter.ofPattern("dd.MM.yyHH.mm.ss").format(start), 16);
        text(out, Integer.toString(256 * (signals.size() + 1)), 8);
        text(out, depth.version, 44);
        text(out, Integer.toString(recording.seconds()), 8);
        text(out, "1", 8);
        text(out, Integer.toString(signals.size()), 4);
        field(out, signals, 16, name -> name);
        field(out, signals, 80, name -> name.equals(depth.annotations) ? "" : "synthetic electrode");
        field(out, signals, 8, name -> name.equals(depth.annotations) ? "" : "uV");
        field(out, signals, 8, name -> number(name.equals(depth.annotations) ? -1 : depth.lowest));
        field(out, signals, 8, name -> number(name.equals(depth.annotations) ? 1 : depth.highest));
        field(out, signals, 8, name -> Integer.toString(-depth.digital - 1));
        field(out, signals, 8, name -> Integer.toString(depth.digital));
        field(out, signals, 80, name -> "");
        field(
                out,
                signals,
                8,
                name -> Integer.toString(
                        name.equals(depth.annotations) ? ANNOTATION_SAMPLES : recording.samplingFrequencyHz()));
        field(out, signals, 32, name -> "");
        return out.toByteArray();
    }

    private byte[] block(int second) {
        int rate = recording.samplingFrequencyHz();
        int count = recording.channels().size();
        var bytes = new byte[depth.bytes * (count * rate + ANNOTATION_SAMPLES)];
        double scale = (2L * depth.digital + 1) / (depth.highest - depth.lowest);
        int at = 0;
        for (int c = 0; c < count; c++) {
            for (int t = 0; t < rate; t++) {
                long value = Math.round((recording.microvolts(c, second * rate + t) - depth.lowest) * scale);
                value -= depth.digital + 1;
                value = Math.clamp(value, -depth.digital - 1, depth.digital);
                for (int b = 0; b < depth.bytes; b++) {
                    bytes[at++] = (byte) (value >> (8 * b));
                }
            }
        }
        var told = annotations(second).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(told, 0, bytes, at, told.length);
        return bytes;
    }

    /// Time-stamped annotation lists of one record; the first tells when the record starts.
    private String annotations(int second) {
        var text = new StringBuilder("+" + second + "\u0014\u0014\0");
        for (var mark : recording.marks()) {
            if (mark.onsetSeconds() == second) {
                text.append("+").append(mark.onsetSeconds()).append('\u0015').append(mark.durationSeconds());
                text.append('\u0014').append(mark.trial()).append("\u0014\0");
            }
        }
        return text.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static void field(ByteArrayOutputStream out, List<String> signals, int width, Function<String, String> cell)
            throws IOException {
        for (var signal : signals) {
            text(out, cell.apply(signal), width);
        }
    }

    private static void text(ByteArrayOutputStream out, String value, int width) throws IOException {
        if (value.length() > width) {
            throw new IllegalArgumentException("too long for an EDF field of " + width + ": " + value);
        }
        out.write((value + " ".repeat(width - value.length())).getBytes(StandardCharsets.US_ASCII));
    }
}
