package org.naohai.formats.electrophysiology;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds remarks of people in the `[Comment]` section of a header, among what the amplifier's program writes there.
///
/// The rule errs on the safe side: each line must be one that BrainVision Recorder itself writes (titles in spaced
/// letters, tables that begin with a channel's number and name, filters, impedances); every other line is a remark.
final class BrainVisionComments {

    private static final int MAX_REMARKS = 200;

    /// BrainVision Recorder writes no longer lines; patterns on longer ones would cost the square of their length.
    private static final int LONGEST_WRITTEN = 500;

    private static final List<Pattern> WRITTEN_BY_RECORDER = List.of(
            Pattern.compile("[=-]*"),
            Pattern.compile("(\\p{Alpha} ){3,}.*\\p{Alpha}"),
            Pattern.compile("brainvision recorder.*v\\. ?[\\d. ]+"),
            Pattern.compile("(number of channels|sampling rate \\[hz]|sampling interval \\[.s])\\s*: *[\\d.]+"),
            Pattern.compile("channels|disabled|enabled"),
            Pattern.compile("# +name .*"),
            Pattern.compile("(low cutoff|high cutoff|notch|amplifier|series res|gradient|offset).{0,60}"),
            Pattern.compile("impedances? imported from .{0,40}software *:?"),
            Pattern.compile("impedances? \\[[k ]*ohm] at \\d{1,2}:\\d{2}:\\d{2} ?:?"),
            Pattern.compile("(data|ground|reference|gnd|ref) electrodes? selected impedance measurement range.{0,30}"));

    private BrainVisionComments() {}

    static List<String> personal(List<String> comment, BrainVisionHeader header) {
        var names = header.channels().stream()
                .map(channel -> Pattern.quote(channel.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("|"));
        var table = Pattern.compile("\\d+ +(" + names + ") +[\\d. /a-zµμ°%\\-+]*", Pattern.UNICODE_CASE);
        var impedance = Pattern.compile("(" + names + "|ref|gnd|reference|ground)[+_-]? ?[+-]?: +[\\d.?<>a-z ]{1,20}");
        return comment.stream()
                .map(String::strip)
                .filter(line -> !written(line.toLowerCase(Locale.ROOT), table, impedance))
                .limit(MAX_REMARKS)
                .toList();
    }

    private static boolean written(String line, Pattern table, Pattern impedance) {
        return line.length() <= LONGEST_WRITTEN
                && (table.matcher(line).matches()
                        || impedance.matcher(line).matches()
                        || WRITTEN_BY_RECORDER.stream()
                                .anyMatch(pattern -> pattern.matcher(line).matches()));
    }
}
