package org.naohai.formats.electrophysiology;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells the type of a channel from its label when no `channels.tsv` does.
///
/// - **source** EDF+ standard texts ("EEG Fpz-Cz"); the 10-05 system of electrode names (Oostenveld & Praamstra 2001);
///   BioSemi (A1…H32) and EGI (E1…E256) names
final class ChannelTypes {

    private static final List<Rule> RULES = List.of(
            rule(ChannelType.STIM, "status|stim|sti\\s*\\d*|event|events|mkr\\+-.*|marker"),
            rule(ChannelType.TRIG, "trig.*"),
            rule(ChannelType.SEEG, "seeg .*"),
            rule(ChannelType.ECOG, "ecog .*"),
            rule(ChannelType.MEG, "meg .*"),
            rule(ChannelType.EEG, "eeg|eeg[ _-].*|ep .*"),
            rule(ChannelType.EOG, ".*(eog|roc-|loc-).*|roc|loc|e[12]-m[12]"),
            rule(ChannelType.ECG, ".*(ecg|ekg).*"),
            rule(ChannelType.EMG, ".*(emg|chin).*"),
            rule(ChannelType.RESP, ".*(resp|thora|abdom|airflow|nasal|flow|snore).*"),
            rule(ChannelType.GSR, ".*(gsr|eda|skin cond).*"),
            rule(ChannelType.PPG, ".*(ppg|pleth|spo2|sao2|osat).*"),
            rule(ChannelType.TEMP, "temp.*"),
            rule(ChannelType.EEG, electrode() + "([-/ _](" + electrode() + "|ref|le|avg|ar|[am]\\d))?"),
            rule(ChannelType.EEG, "[a-h]([1-9]|[12]\\d|3[0-2])|e([1-9]\\d{0,2})"));

    private static final Pattern NUMBERED = Pattern.compile("(ch|chan|channel)?[ _.-]?\\d{1,3}");

    private ChannelTypes() {}

    static ChannelType of(String label, Units unit) {
        var name = label.strip().toLowerCase(Locale.ROOT);
        var byName = RULES.stream()
                .filter(rule -> rule.pattern().matcher(name).matches())
                .map(Rule::type)
                .findFirst();
        boolean numberedVoltage = unit.voltage() && NUMBERED.matcher(name).matches();
        var type = byName.orElse(numberedVoltage ? ChannelType.EEG : ChannelType.MISC);
        boolean otherUnit = !unit.voltage() && !unit.unit().isEmpty();
        return type.cerebral() && type != ChannelType.MEG && otherUnit ? ChannelType.MISC : type;
    }

    /// The `type` column of BIDS `channels.tsv`.
    static Optional<ChannelType> ofBids(String written) {
        return switch (written.strip().toUpperCase(Locale.ROOT)) {
            case "EEG" -> Optional.of(ChannelType.EEG);
            case "SEEG", "DBS" -> Optional.of(ChannelType.SEEG);
            case "ECOG" -> Optional.of(ChannelType.ECOG);
            case "EOG", "VEOG", "HEOG", "EYEGAZE" -> Optional.of(ChannelType.EOG);
            case "ECG" -> Optional.of(ChannelType.ECG);
            case "EMG" -> Optional.of(ChannelType.EMG);
            case "RESP" -> Optional.of(ChannelType.RESP);
            case "GSR" -> Optional.of(ChannelType.GSR);
            case "TEMP" -> Optional.of(ChannelType.TEMP);
            case "PPG" -> Optional.of(ChannelType.PPG);
            case "TRIG" -> Optional.of(ChannelType.TRIG);
            case "STIM" -> Optional.of(ChannelType.STIM);
            case "MEGMAG", "MEGGRADAXIAL", "MEGGRADPLANAR", "MEGREFMAG" -> Optional.of(ChannelType.MEG);
            case "MISC", "AUDIO", "PUPIL", "REF", "SYSCLOCK", "ADC", "DAC", "OTHER" -> Optional.of(ChannelType.MISC);
            default -> Optional.empty();
        };
    }

    private static String electrode() {
        return "(fp|af|aff|afp|f|ft|ftt|fc|ffc|fft|fcc|c|ccp|t|tp|ttp|tpp|cp|cpp|p|po|ppo|poo|o|oi|i|nz|n)"
                + "(z|[1-9]|10|pz)h?'?";
    }

    private static Rule rule(ChannelType type, String pattern) {
        return new Rule(type, Pattern.compile(pattern));
    }

    private record Rule(ChannelType type, Pattern pattern) {}
}
