package org.naohai.acquisition.dicom.naming;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The task of a functional run, by what the operator called it.
final class TaskLabel {

    private static final Map<Words, String> KNOWN = known();

    /// Words of sequences, planes and settings that name no task.
    private static final Words TECHNICAL = Words.of("ep2d|epi|bold|fmri|func|functional|task|mb?|mb??|sms?|mbep2d|cmrr"
            + "|axial|ax|tra|cor|sag|fe|ffe|gre|ge|wip|sense|clear|iso*|run|run?|run??|series|scan|pe|tr|tr*|te|te??"
            + "|mm|?mm|p2|s2|s?p?|ap|pa|lr|rl|moco|dir|no|的|扫描|功能|磁共振|像");

    private static final int LONGEST = 40;

    private TaskLabel() {}

    /// Empty where the description holds no word that BIDS can write.
    static Optional<String> of(ImageFacts image) {
        var text = image.text();
        for (var known : KNOWN.entrySet()) {
            if (known.getKey().in(text)) {
                return Optional.of(known.getValue());
            }
        }
        return made(image.description()).or(() -> made(image.protocol()));
    }

    /// `Axial EPI-FMRI (Interleaved I to S)` → `InterleavedItoS`
    private static Optional<String> made(String text) {
        var label = Arrays.stream(text.split("[^0-9A-Za-z]+"))
                .filter(word -> !word.isEmpty() && !TECHNICAL.are(word))
                .collect(Collectors.joining());
        return label.isEmpty() ? Optional.empty() : Optional.of(label.substring(0, Math.min(LONGEST, label.length())));
    }

    private static Map<Words, String> known() {
        var known = new LinkedHashMap<Words, String>();
        known.put(Words.of("rest|resting*|restingstate*|rsfmri*|rs fmri|rs bold|rsbold|静息"), "rest");
        known.put(Words.of("?back|n back|nback*|工作记忆"), "nback");
        known.put(Words.of("gonogo|go nogo|go no go"), "gonogo");
        known.put(Words.of("stop signal|stopsignal|sst"), "stopsignal");
        known.put(Words.of("stroop*"), "stroop");
        known.put(Words.of("flanker*"), "flanker");
        known.put(Words.of("mid|monetary incentive*|奖赏"), "mid");
        known.put(Words.of("emotion*|face*|情绪|面孔"), "emotion");
        known.put(Words.of("finger tapping|fingertapping|tapping"), "fingertapping");
        known.put(Words.of("motor|运动"), "motor");
        known.put(Words.of("language|语言"), "language");
        known.put(Words.of("movie*|电影|视频"), "movie");
        return known;
    }
}
