package org.naohai.formats.electrophysiology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Parts the texts of annotations into those that readers may see and those that may name a person.
///
/// The rule errs on the safe side. A text is shown when it is
/// - a code: up to four letters and up to four digits (`S  1`, `R128`, `T0`, `255`), or
/// - made only of codes and of words that technicians and programs use for events (`Sleep stage W`, `eyes closed`,
///   `Stimulus/S253`, `睁眼`), or
/// - one plain word without a run of five digits that stands at least three times: an event's name, not a remark.
///
/// All else is a remark: it stays on the time line as `note`, its text goes to the vault.
///
/// - **shown** all annotations in order of onset · **withheld** the texts that were replaced, each once
record AnnotationTexts(List<Annotation> shown, List<String> withheld) {

    static final String NOTE = "note";

    private static final int EVENT_REPEATS = 3;
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{0,4}[ _:/-]{0,3}\\d{1,4}");
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.:/-]{0,30}");
    private static final Pattern LONG_NUMBER = Pattern.compile(".*\\d{5,}.*");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern CODE_WORD = Pattern.compile("[a-z]{0,4}\\d{1,4}");
    private static final Set<String> WORDS = Set.copyOf(List.of("""
            starts ends started stopped type optic syncstatus o b c d clip note notes xlspike xlevent detections
            a and at by for in is no non not of off on or the to with w r n1 n2 n3 n4 rem nrem wake awake sleep
            stage movement time lights light arousal spontaneous apnea apnoea hypopnea obstructive central mixed
            desaturation oxygen leg limb snore snoring bruxism spindle complex kcomplex k start stop begin end
            beginning ending recording rec record paused pause resume resumed break run block trial session
            epoch baseline rest resting task test experiment calibration impedance check signal amplifier system
            connected disconnected electrode channel bad good edge boundary eye eyes open opened opening close
            closed closing blink blinks blinking saccade eo ec left right up down both hand hands foot feet fist
            fists tongue lips finger button press pressed release response responses stimulus stimuli stim
            trigger target standard deviant oddball novel distractor cue fixation cross feedback correct
            incorrect error miss hit go nogo congruent incongruent neutral auditory visual tactile tone sound
            image face word artifact artefact artifacts artefacts muscle motion noise drift pulse flat clipped
            saturated cough swallow chew chewing talk talking yawn sneeze laugh cry crying moving moves head
            body hyperventilation hv photic stimulation flash hz spike spikes wave sharp seizure ictal
            interictal onset offset event marker sync syncstatus optic new controlbox via usb battery low buffer overflow lost
            samples segment comment s t unknown scored unscored unspecified 睁眼 闭眼 开始 结束 静息 静息态 任务 眨眼 咳嗽 吞咽 体动 伪迹
            眼动 睡眠 清醒 觉醒 呼吸暂停 低通气 棘波 尖波 发作 刺激 反应 按键 标记 暂停 休息 过度换气 闪光 关灯 开灯
            """.strip().split("\\s+")));

    AnnotationTexts {
        shown = List.copyOf(shown);
        withheld = List.copyOf(withheld);
    }

    static AnnotationTexts of(List<Annotation> annotations) {
        Map<String, Long> repeats = annotations.stream()
                .map(Annotation::label)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var shown = new ArrayList<Annotation>();
        var withheld = new java.util.LinkedHashSet<String>();
        for (var one : annotations) {
            if (harmless(one.label()) || eventName(one.label(), repeats.getOrDefault(one.label(), 0L))) {
                shown.add(one);
            } else {
                withheld.add(one.label());
                shown.add(new Annotation(one.onsetSeconds(), one.durationSeconds(), NOTE));
            }
        }
        return new AnnotationTexts(shown, List.copyOf(withheld));
    }

    static boolean harmless(String text) {
        if (CODE.matcher(text).matches()) {
            return true;
        }
        for (var word : BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1)) {
            if (!word.isEmpty()
                    && !WORDS.contains(word)
                    && !CODE_WORD.matcher(word).matches()) {
                return false;
            }
        }
        return !LONG_NUMBER.matcher(text).matches();
    }

    private static boolean eventName(String text, long repeats) {
        return repeats >= EVENT_REPEATS
                && PLAIN_WORD.matcher(text).matches()
                && !LONG_NUMBER.matcher(text).matches();
    }
}
