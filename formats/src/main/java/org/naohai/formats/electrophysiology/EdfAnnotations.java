package org.naohai.formats.electrophysiology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.naohai.kernel.Problem;

/// Time-stamped annotation lists (TAL) of EDF+ and BDF+.
///
/// - **layout** `+onset[0x15 duration] 0x14 text 0x14 [text 0x14 …] 0x00`; the first list of each record has an empty
///   text and says when the record starts
/// - **source** EDF+ specification, section 2.2.2 and 2.2.4
final class EdfAnnotations {

    private static final byte SEPARATOR = 0x14;
    private static final byte DURATION = 0x15;

    /// More annotations, or more gaps, than this are not kept but counted as invalid: 10⁶ of either would be a
    /// denial of service, not a recording.
    private static final int MAX_KEPT = 100_000;

    private final String path;
    private final EdfHeader header;
    private final EdfSamples samples;
    private final List<Annotation> kept = new ArrayList<>();
    private final List<SignalHeader.Segment> segments = new ArrayList<>();
    private final double tolerance;
    private long started;
    private long firstOfSegment;
    private double origin;
    private double segmentStart;
    private double lastStart;
    private long malformed;

    EdfAnnotations(String path, EdfHeader header, EdfSamples samples) {
        this.path = path;
        this.header = header;
        this.samples = samples;
        this.tolerance = 0.5 * header.recordSeconds() / Math.max(1, fastest());
    }

    Found read() throws IOException {
        var signals =
                header.signals().stream().filter(EdfHeader.Signal::annotations).toList();
        if (header.plus() && !signals.isEmpty()) {
            for (long record = 0; record < samples.records(); record++) {
                for (int index = 0; index < signals.size(); index++) {
                    readRecord(signals.get(index), record, index == 0);
                }
            }
        }
        var annotations = kept.stream()
                .map(one -> new Annotation(one.onsetSeconds() - origin, one.durationSeconds(), one.label()))
                .sorted(java.util.Comparator.comparingDouble(Annotation::onsetSeconds))
                .toList();
        return new Found(AnnotationTexts.of(annotations), segments(), problems());
    }

    private List<Problem> problems() {
        return malformed == 0
                ? List.of()
                : List.of(Problem.warning(
                        "EDF_ANNOTATION_INVALID", path, "EDF Annotations", Long.toString(malformed), "0"));
    }

    private void readRecord(EdfHeader.Signal signal, long record, boolean timekeeping) throws IOException {
        int length = Math.min(signal.samplesPerRecord(), 1 << 20);
        var bytes = samples.bytes(signal, record, 0, length);
        boolean first = timekeeping;
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] == 0) {
                at++;
                continue;
            }
            int end = at;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            list(bytes, at, end, first);
            first = false;
            at = end;
        }
        if (timekeeping && started <= record) {
            start(record == 0 ? 0 : lastStart + header.recordSeconds());
            malformed++;
        }
    }

    /// One list: its onset, perhaps a duration, and its texts.
    private void list(byte[] bytes, int from, int to, boolean timekeeping) {
        int separator = find(bytes, from, to, SEPARATOR);
        int durationAt = find(bytes, from, separator, DURATION);
        var onset = number(bytes, from, durationAt);
        if (onset.isEmpty() || separator == to) {
            malformed++;
            return;
        }
        double duration = number(bytes, durationAt + 1, separator).orElse(0);
        if (timekeeping) {
            start(onset.getAsDouble());
        }
        int at = separator + 1;
        while (at < to) {
            int end = find(bytes, at, to, SEPARATOR);
            keep(onset.getAsDouble(), duration, Texts.decode(java.util.Arrays.copyOfRange(bytes, at, end)));
            at = end + 1;
        }
    }

    private void keep(double onset, double duration, String label) {
        if (label.isBlank()) {
            return;
        }
        if (kept.size() < MAX_KEPT) {
            kept.add(new Annotation(onset, Math.max(0, duration), label.strip()));
        } else {
            malformed++;
        }
    }

    private static int find(byte[] bytes, int from, int to, byte wanted) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    private static OptionalDouble number(byte[] bytes, int from, int to) {
        return from >= to || to - from > 32
                ? OptionalDouble.empty()
                : EdfField.number(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /// Joins records into segments; a step of more than half a sample of the fastest signal is a gap.
    private void start(double seconds) {
        if (started == 0) {
            origin = seconds;
            segmentStart = seconds;
        } else if (Math.abs(seconds - lastStart - header.recordSeconds()) > tolerance) {
            gap(seconds);
        }
        lastStart = seconds;
        started++;
    }

    private void gap(double nextStart) {
        if (segments.size() < MAX_KEPT) {
            endSegment();
            segmentStart = nextStart;
        } else {
            malformed++;
        }
    }

    private void endSegment() {
        double seconds = header.recordSeconds();
        segments.add(new SignalHeader.Segment(
                segmentStart - origin, firstOfSegment * seconds, (started - firstOfSegment) * seconds));
        firstOfSegment = started;
    }

    private List<SignalHeader.Segment> segments() {
        if (started == 0) {
            return List.of(new SignalHeader.Segment(0, 0, samples.records() * header.recordSeconds()));
        }
        endSegment();
        return segments;
    }

    private int fastest() {
        return header.signals().stream()
                .filter(signal -> !signal.annotations())
                .mapToInt(EdfHeader.Signal::samplesPerRecord)
                .max()
                .orElse(1);
    }

    record Found(AnnotationTexts texts, List<SignalHeader.Segment> segments, List<Problem> problems) {}
}
