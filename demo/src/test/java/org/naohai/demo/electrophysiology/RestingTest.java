package org.naohai.demo.electrophysiology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.naohai.demo.cast.Cast;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.cast.Site;

class RestingTest {

    private static final long SEED = 20261122;

    @Test
    void alpha_over_the_occiput_grows_when_the_eyes_close() {
        for (var participant : Cast.of(SEED, Site.DONGHU)) {
            var recording = of(participant);
            int channel = recording.channels().indexOf("O1");
            double closed = bandPower(recording, channel, "eyes_closed", 7.5, 11.5);
            double open = bandPower(recording, channel, "eyes_open", 7.5, 11.5);
            assertThat(closed / open).as(participant.label()).isGreaterThan(1.5);
        }
    }

    @Test
    void power_falls_with_frequency() {
        var recording = of(Cast.of(SEED, Site.BEILING).getFirst());
        int channel = recording.channels().indexOf("F3");
        double slow = bandPower(recording, channel, "eyes_open", 1, 4);
        double middle = bandPower(recording, channel, "eyes_open", 13, 20);
        double fast = bandPower(recording, channel, "eyes_open", 30, 40);
        assertThat(slow).isGreaterThan(3 * middle);
        assertThat(middle).isGreaterThan(fast);
    }

    @Test
    void mains_hum_has_the_frequency_of_the_site() {
        var recording = of(Cast.of(SEED, Site.AURIGA).get(3 - 1));
        double here = 0;
        double elsewhere = 0;
        for (int channel = 0; channel < recording.channels().size(); channel++) {
            here += bandPower(recording, channel, "eyes_open", 59.5, 60.5);
            elsewhere += bandPower(recording, channel, "eyes_open", 49.5, 50.5);
        }
        assertThat(here).isGreaterThan(2 * elsewhere);
    }

    @Test
    void electrodes_lie_on_the_unit_sphere_and_mirror_each_other() {
        for (var name : Montage.SIXTY_FOUR) {
            var place = Montage.position(name);
            assertThat(Math.hypot(Math.hypot(place[0], place[1]), place[2])).isBetween(0.999, 1.001);
        }
        assertThat(Montage.position("F3")[0]).isEqualTo(-Montage.position("F4")[0]);
        assertThat(Montage.position("Cz")).containsExactly(0, 0, 1);
    }

    private static Recording of(Participant participant) {
        return Resting.record(participant, participant.visits().getFirst(), SEED);
    }

    /// Mean power per hertz in a band over the two-second pieces of one condition, by direct Fourier sums.
    private static double bandPower(Recording recording, int channel, String trial, double low, double high) {
        int rate = recording.samplingFrequencyHz();
        int window = 2 * rate;
        double sum = 0;
        int count = 0;
        for (var mark : recording.marks()) {
            if (mark.trial().equals(trial)) {
                for (int s = mark.onsetSeconds() + 2; s + 2 <= mark.onsetSeconds() + mark.durationSeconds(); s += 2) {
                    for (int bin = (int) Math.ceil(2 * low); bin <= 2 * high; bin++, count++) {
                        sum += power(recording, channel, s * rate, window, bin);
                    }
                }
            }
        }
        return sum / count;
    }

    private static double power(Recording recording, int channel, int first, int window, int bin) {
        double real = 0;
        double imaginary = 0;
        for (int t = 0; t < window; t++) {
            double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * t / window);
            double value = hann * recording.microvolts(channel, first + t);
            real += value * Math.cos(2 * Math.PI * bin * t / window);
            imaginary += value * Math.sin(2 * Math.PI * bin * t / window);
        }
        return real * real + imaginary * imaginary;
    }
}
