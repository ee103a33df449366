package org.naohai.formats.electrophysiology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;
import org.naohai.kernel.Severity;

/// Takes a `.vhdr` apart and collects what is wrong with it.
final class BrainVisionHeaderParser {

    private static final int MAX_CHANNELS = 10_000;
    private static final String COMMON = "Common Infos";

    private final String file;
    private final IniFile ini;
    private final List<Problem> problems;

    BrainVisionHeaderParser(String file, IniFile ini, List<Problem> problems) {
        this.file = file;
        this.ini = ini;
        this.problems = problems;
    }

    /// Null when an error makes the samples unreadable.
    @Nullable
    BrainVisionHeader parse() {
        long count = integer("NumberOfChannels", 1, MAX_CHANNELS);
        double interval = interval();
        expect("DataFormat", List.of("BINARY"));
        var orientation = expect("DataOrientation", List.of("MULTIPLEXED", "VECTORIZED"));
        var format = format();
        var channels = channels(count);
        long points = ini.value(COMMON, "DataPoints")
                .map(text -> EdfField.integer(text).orElse(-1))
                .orElse(-1L);
        if (format == null || problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            return null;
        }
        return new BrainVisionHeader(
                ini.value(COMMON, "DataFile").orElse(""),
                ini.value(COMMON, "MarkerFile").orElse(""),
                orientation.equals("VECTORIZED"),
                format,
                1e6 / interval,
                points,
                channels);
    }

    private double interval() {
        var text = ini.value(COMMON, "SamplingInterval").orElse("");
        double interval = EdfField.number(text).orElse(0);
        if (!(interval > 0) || Double.isInfinite(1e6 / interval)) {
            invalid("SamplingInterval", text, "> 0 µs");
            return 1;
        }
        return interval;
    }

    private long integer(String key, long least, long most) {
        var text = ini.value(COMMON, key).orElse("");
        long value = EdfField.integer(text).orElse(Long.MIN_VALUE);
        if (value < least || value > most) {
            invalid(key, text, least + ".." + most);
            return 0;
        }
        return value;
    }

    private String expect(String key, List<String> allowed) {
        var value = ini.value(COMMON, key).orElse(allowed.getFirst()).toUpperCase(Locale.ROOT);
        if (!allowed.contains(value)) {
            problems.add(Problem.error(
                    "BRAINVISION_FORMAT_UNSUPPORTED",
                    file,
                    COMMON + " " + key,
                    Problem.quoted(value),
                    String.join(" | ", allowed)));
        }
        return value;
    }

    private BrainVisionHeader.@Nullable Format format() {
        var text = ini.value("Binary Infos", "BinaryFormat").orElse("INT_16").toUpperCase(Locale.ROOT);
        try {
            return BrainVisionHeader.Format.valueOf(text);
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(
                    "BRAINVISION_FORMAT_UNSUPPORTED",
                    file,
                    "Binary Infos BinaryFormat",
                    Problem.quoted(text),
                    "INT_16 | INT_32 | IEEE_FLOAT_32"));
            return null;
        }
    }

    private List<BrainVisionHeader.Described> channels(long count) {
        var channels = new ArrayList<BrainVisionHeader.Described>();
        var lines = ini.values("Channel Infos");
        for (int number = 1; number <= count; number++) {
            var line = lines.get("ch" + number);
            if (line == null) {
                invalid("Ch" + number, "absent", "name,reference,resolution,unit");
                return channels;
            }
            channels.add(channel(number, line.split(",", -1)));
        }
        return channels;
    }

    private BrainVisionHeader.Described channel(int number, String[] cells) {
        var written = cells.length > 2 ? cells[2].strip() : "";
        double resolution = written.isEmpty() ? 1 : EdfField.number(written).orElse(Double.NaN);
        if (!Double.isFinite(resolution) || resolution == 0) {
            invalid("Ch" + number + " resolution", Problem.quoted(written), "≠ 0");
        }
        var unit = cells.length > 3 && !cells[3].isBlank() ? cells[3].strip() : Units.MICROVOLT;
        return new BrainVisionHeader.Described(cells[0].strip().replace("\\1", ","), resolution, unit);
    }

    private void invalid(String key, String found, String expected) {
        problems.add(Problem.error("BRAINVISION_FIELD_INVALID", file, COMMON + " " + key, found, expected));
    }
}
