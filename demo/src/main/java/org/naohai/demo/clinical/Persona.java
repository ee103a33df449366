package org.naohai.demo.clinical;

import java.util.Locale;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.cast.Site;

/// The invented identity in a clinical record; every part of it says that it is invented.
record Persona(String family, String given, String phone, String address, String city, String recordNumber) {

    private static final String[] CHINESE = {"晨溪", "云舟", "小满", "星野", "知秋", "禾苗", "初雪", "木槿"};
    private static final String[] OTHER = {"Lyra", "Orrin", "Vesper", "Caspian", "Maris", "Jovan", "Elowen", "Tycho"};

    static Persona of(Participant participant) {
        int n = participant.number();
        var number =
                String.format(Locale.ROOT, "DEMO-%s-%04d", participant.site().prefix(), 1000 + 7 * n);
        return participant.site() == Site.AURIGA
                ? new Persona(
                        "Imaginary",
                        OTHER[n - 1],
                        String.format(Locale.ROOT, "+00 000 000 01%02d", n),
                        n + " Nowhere Lane",
                        "Fictionville",
                        number)
                : new Persona(
                        "演示",
                        CHINESE[n - 1],
                        String.format(
                                Locale.ROOT,
                                "000-0000-%04d",
                                100 * participant.site().ordinal() + n),
                        "虚构路 " + n + " 号",
                        "无名市",
                        number);
    }
}
