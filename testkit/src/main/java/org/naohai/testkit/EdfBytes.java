package org.naohai.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes small EDF, EDF+, BDF and BDF+ files for tests: physical and digital range are the same number, so that a
/// stored integer is the value in the signal's unit.
public final class EdfBytes {

    private final boolean bdf;
    private final List<Signal> signals = new ArrayList<>();
    private final List<String> annotations = new ArrayList<>();
    private String reserved = "";
    private String patient = "X X X X";
    private String recording = "Startdate X X X X";
    private String startDate = "01.01.85";
    private String records = "";
    private double recordSeconds = 1;
    private int annotationSamples;

    private EdfBytes(boolean bdf) {
        this.bdf = bdf;
    }

    public static EdfBytes edf() {
        return new EdfBytes(false);
    }

    public static EdfBytes bdf() {
        return new EdfBytes(true);
    }

    /// - **values** one stored integer a sample; their number over `samplesPerRecord` gives the number of records
    public EdfBytes signal(String label, String unit, int samplesPerRecord, int... values) {
        signals.add(new Signal(label, unit, samplesPerRecord, values));
        return this;
    }

    /// `EDF+C` or `EDF+D`, with one list of annotations a record as the standard writes it, `\u0014` and
    /// `\u0015` included.
    public EdfBytes plus(String kind, String... lists) {
        reserved = kind;
        annotations.addAll(List.of(lists));
        annotationSamples = 60;
        return this;
    }

    public EdfBytes patient(String text) {
        patient = text;
        return this;
    }

    public EdfBytes recording(String text) {
        recording = text;
        return this;
    }

    public EdfBytes startDate(String text) {
        startDate = text;
        return this;
    }

    /// What the header claims, in place of the truth.
    public EdfBytes claimedRecords(String text) {
        records = text;
        return this;
    }

    public EdfBytes recordSeconds(double seconds) {
        recordSeconds = seconds;
        return this;
    }

    public byte[] write() {
        int count = signals.isEmpty()
                ? annotations.size()
                : signals.getFirst().values().length / signals.getFirst().samplesPerRecord();
        var out = new ByteArrayOutputStream();
        header(out, count);
        for (int record = 0; record < count; record++) {
            for (var signal : signals) {
                for (int i = 0; i < signal.samplesPerRecord(); i++) {
                    sample(out, signal.values()[record * signal.samplesPerRecord() + i]);
                }
            }
            annotation(out, record);
        }
        return out.toByteArray();
    }

    private void annotation(ByteArrayOutputStream out, int record) {
        if (annotationSamples > 0) {
            var text = record < annotations.size() ? annotations.get(record) : "+" + record + "\u0014\u0014";
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(bytes);
            out.writeBytes(new byte[annotationSamples * (bdf ? 3 : 2) - bytes.length]);
        }
    }

    private void sample(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >> 8);
        if (bdf) {
            out.write(value >> 16);
        }
    }

    private void header(ByteArrayOutputStream out, int count) {
        var all = new ArrayList<>(signals);
        if (annotationSamples > 0) {
            all.add(new Signal(bdf ? "BDF Annotations" : "EDF Annotations", "", annotationSamples, new int[0]));
        }
        if (bdf) {
            out.write(0xFF);
            text(out, "BIOSEMI", 7);
        } else {
            text(out, "0", 8);
        }
        text(out, patient, 80);
        text(out, recording, 80);
        text(out, startDate, 8);
        text(out, "12.00.00", 8);
        text(out, Integer.toString(256 * (all.size() + 1)), 8);
        text(out, reserved, 44);
        text(out, records.isEmpty() ? Integer.toString(count) : records, 8);
        text(out, String.format(Locale.ROOT, "%s", number(recordSeconds)), 8);
        text(out, Integer.toString(all.size()), 4);
        int limit = bdf ? 8_388_607 : 32_767;
        all.forEach(signal -> text(out, signal.label(), 16));
        all.forEach(signal -> text(out, "", 80));
        all.forEach(signal -> text(out, signal.unit(), 8));
        all.forEach(signal -> text(out, Integer.toString(-limit), 8));
        all.forEach(signal -> text(out, Integer.toString(limit), 8));
        all.forEach(signal -> text(out, Integer.toString(-limit), 8));
        all.forEach(signal -> text(out, Integer.toString(limit), 8));
        all.forEach(signal -> text(out, "", 80));
        all.forEach(signal -> text(out, Integer.toString(signal.samplesPerRecord()), 8));
        all.forEach(signal -> text(out, "", 32));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static void text(ByteArrayOutputStream out, String text, int width) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < width; i++) {
            out.write(i < bytes.length ? bytes[i] : ' ');
        }
    }

    private record Signal(String label, String unit, int samplesPerRecord, int[] values) {}
}
