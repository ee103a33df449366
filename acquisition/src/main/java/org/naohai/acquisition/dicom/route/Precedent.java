package org.naohai.acquisition.dicom.route;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.naohai.acquisition.dicom.Target;

/// An earlier decision: what the study said of itself, and where a person sent it.
record Precedent(Sample sample, Target target) {

    /// What stands in the place of a title where no scanner sent ([org.naohai.acquisition.dicom.Sender]).
    private static final Set<String> NO_SCANNERS = Set.of("STOW", "IMPORT");

    /// In what two studies may agree; **weight** how much that says.
    enum Likeness {
        ID_FORM(3, "患者编号形式相同", "ids of the same form"),
        SENDER(2, "同一发送端", "the same sender"),
        STATION(2, "同一设备", "the same station"),
        STUDY(2, "相同的检查描述", "the same study description"),
        INSTITUTION(1, "同一机构", "the same institution"),
        PROTOCOL(1, "相同的扫描协议", "the same protocols");

        final int weight;
        final String zh;
        final String en;

        Likeness(int weight, String zh, String en) {
            this.weight = weight;
            this.zh = zh;
            this.en = en;
        }
    }

    Set<Likeness> likeness(Sample other) {
        var found = EnumSet.noneOf(Likeness.class);
        add(found, Likeness.ID_FORM, IdForm.of(sample.patientId()).isLike(IdForm.of(other.patientId())));
        add(found, Likeness.SENDER, isScanner(sample) && same(sample.callingAe(), other.callingAe()));
        add(found, Likeness.STATION, same(sample.station(), other.station()));
        add(found, Likeness.STUDY, same(sample.study(), other.study()));
        add(found, Likeness.INSTITUTION, same(sample.institution(), other.institution()));
        add(found, Likeness.PROTOCOL, sample.protocols().stream().anyMatch(other.protocols()::contains));
        return found;
    }

    static int weight(Set<Likeness> likeness) {
        return likeness.stream().mapToInt(one -> one.weight).sum();
    }

    private static void add(Set<Likeness> found, Likeness one, boolean holds) {
        if (holds) {
            found.add(one);
        }
    }

    private static boolean isScanner(Sample sample) {
        return !NO_SCANNERS.contains(sample.callingAe());
    }

    private static boolean same(String one, String other) {
        return !one.isBlank()
                && one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
}
