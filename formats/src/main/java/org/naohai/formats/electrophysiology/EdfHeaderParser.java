package org.naohai.formats.electrophysiology;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;

/// Takes an EDF or BDF header apart and collects what is wrong with it.
final class EdfHeaderParser {

    private static final int MAX_SIGNALS = 9_999;

    private final String file;
    private final byte[] bytes;
    private final List<Problem> problems = new ArrayList<>();

    /// - **bytes** the fixed 256 bytes and as many signal headers as the file holds
    EdfHeaderParser(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    List<Problem> problems() {
        return problems;
    }

    /// How many signals the fixed part claims, or 0 when it cannot be used.
    static int signals(byte[] fixed) {
        long count = EdfField.integer(EdfField.ascii(fixed, 252, 4)).orElse(0);
        return count >= 1 && count <= MAX_SIGNALS ? (int) count : 0;
    }

    static boolean magic(byte[] fixed) {
        return plain(fixed) || biosemi(fixed);
    }

    /// Null when an error makes the samples unreadable.
    @Nullable
    EdfHeader parse() {
        if (bytes.length < EdfHeader.FIXED) {
            return failed("EDF_TRUNCATED", "header", bytes.length + " B", "≥ 256 B");
        }
        if (!magic(bytes)) {
            return failed("EDF_BAD_MAGIC", "header[0..8] version", "?", "0 | 0xFF BIOSEMI");
        }
        int signals = signals(bytes);
        if (signals == 0) {
            return failed("EDF_FIELD_INVALID", "header[252..256] signals", shown(fixed(252, 4)), "1..9999");
        }
        int size = EdfHeader.FIXED * (signals + 1);
        if (bytes.length < size) {
            return failed("EDF_TRUNCATED", "header", bytes.length + " B", size + " B");
        }
        headerSize(size);
        long records = integer(236, 8, "header[236..244] records");
        double seconds = number(244, 8, "header[244..252] record duration");
        var all = signalHeaders(signals);
        checkDuration(seconds, all);
        return problems.stream().anyMatch(problem -> problem.severity() == org.naohai.kernel.Severity.ERROR)
                ? null
                : header(records, seconds, all);
    }

    private EdfHeader header(long records, double seconds, List<EdfHeader.Signal> signals) {
        return new EdfHeader(
                biosemi(bytes),
                fixed(192, 44),
                EdfField.text(bytes, 8, 80),
                EdfField.text(bytes, 88, 80),
                fixed(168, 8),
                fixed(176, 8),
                records,
                seconds,
                signals);
    }

    private List<EdfHeader.Signal> signalHeaders(int count) {
        var signals = new ArrayList<EdfHeader.Signal>();
        long offset = 0;
        for (int i = 0; i < count; i++) {
            var signal = signal(i, count, offset);
            offset += signal.samplesPerRecord();
            signals.add(signal);
        }
        return signals;
    }

    private EdfHeader.Signal signal(int index, int count, long offset) {
        var where = "signal " + (index + 1) + " ";
        var label = EdfField.text(bytes, at(count, 0, 16, index), 16);
        var signal = new EdfHeader.Signal(
                label,
                EdfField.text(bytes, at(count, 96, 8, index), 8),
                number(at(count, 104, 8, index), 8, where + "physical minimum"),
                number(at(count, 112, 8, index), 8, where + "physical maximum"),
                integer(at(count, 120, 8, index), 8, where + "digital minimum"),
                integer(at(count, 128, 8, index), 8, where + "digital maximum"),
                samples(at(count, 216, 8, index), where),
                offset);
        if (!signal.scaled() && !signal.annotations()) {
            problems.add(Problem.warning(
                    "EDF_SCALE_INVALID",
                    file,
                    where.strip(),
                    signal.digitalMinimum() + ".." + signal.digitalMaximum() + " → " + signal.physicalMinimum() + ".."
                            + signal.physicalMaximum(),
                    "minimum < maximum"));
        }
        return signal;
    }

    /// Where field `before` (bytes of all earlier fields of one signal) of signal `index` starts.
    private static int at(int count, int before, int width, int index) {
        return EdfHeader.FIXED + before * count + width * index;
    }

    private int samples(int at, String where) {
        long samples = integer(at, 8, where + "samples per record");
        if (samples < 1) {
            problems.add(Problem.error(
                    "EDF_FIELD_INVALID", file, where + "samples per record", Long.toString(samples), "≥ 1"));
        }
        return (int) Math.clamp(samples, 1, 99_999_999);
    }

    private void headerSize(int size) {
        long written = EdfField.integer(fixed(184, 8)).orElse(-1);
        if (written != size) {
            problems.add(Problem.error(
                    "EDF_HEADER_SIZE",
                    file,
                    "header[184..192] header bytes",
                    shown(fixed(184, 8)),
                    Integer.toString(size)));
        }
    }

    private void checkDuration(double seconds, List<EdfHeader.Signal> signals) {
        boolean onlyAnnotations = signals.stream().allMatch(EdfHeader.Signal::annotations);
        if (seconds < 0 || (seconds == 0 && !onlyAnnotations)) {
            problems.add(Problem.error(
                    "EDF_FIELD_INVALID", file, "header[244..252] record duration", Double.toString(seconds), "> 0"));
        }
    }

    private long integer(int at, int length, String field) {
        var text = EdfField.ascii(bytes, at, length);
        var value = EdfField.integer(text);
        if (value.isEmpty()) {
            // Some writers put "32767.0" where the standard wants an integer.
            var number = EdfField.number(text);
            if (number.isPresent() && number.getAsDouble() == Math.rint(number.getAsDouble())) {
                return (long) number.getAsDouble();
            }
            problems.add(Problem.error("EDF_FIELD_INVALID", file, field, shown(text), "integer"));
        }
        return value.orElse(0);
    }

    private double number(int at, int length, String field) {
        var text = EdfField.ascii(bytes, at, length);
        var value = EdfField.number(text);
        if (value.isEmpty()) {
            problems.add(Problem.error("EDF_FIELD_INVALID", file, field, shown(text), "number"));
        }
        return value.orElse(0);
    }

    /// A damaged header may hold anything, a name included: only what looks like a number is shown.
    private static String shown(String text) {
        return text.matches("[-+0-9.,eE ]*") ? "\"" + text + "\"" : "\"…\"";
    }

    private String fixed(int at, int length) {
        return EdfField.ascii(bytes, at, length);
    }

    private @Nullable EdfHeader failed(String code, String field, String found, String expected) {
        problems.add(Problem.error(code, file, field, found, expected));
        return null;
    }

    private static boolean plain(byte[] fixed) {
        return fixed.length >= 8 && EdfField.ascii(fixed, 0, 8).equals("0");
    }

    private static boolean biosemi(byte[] fixed) {
        return fixed.length >= 8
                && (fixed[0] & 0xFF) == 0xFF
                && EdfField.ascii(fixed, 1, 7).equals("BIOSEMI");
    }
}
