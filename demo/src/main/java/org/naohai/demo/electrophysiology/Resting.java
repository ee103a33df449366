package org.naohai.demo.electrophysiology;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.naohai.demo.cast.Chance;
import org.naohai.demo.cast.Participant;
import org.naohai.demo.cast.Visit;

/// Rest with eyes open and closed by turns: pink background, posterior alpha that grows with closed eyes and
/// quickens with age, frontal theta, blinks, jaw muscle, mains hum and slow drifts.
///
/// Amplitudes in microvolts are round figures of textbook EEG; alpha peak after Marshall, Bar-Haim & Fox 2002
/// (about 8.5 Hz at six years, 10 Hz in adolescence).
public final class Resting {

    private static final int BACKGROUND_SOURCES = 14;

    private final Participant participant;
    private final Visit visit;
    private final Chance chance;
    private final List<String> channels;
    private final double[][] places;
    private final int rate;
    private final int samples;
    private final int turn;
    private final float[][] out;

    private Resting(Participant participant, Visit visit, long seed) {
        this.participant = participant;
        this.visit = visit;
        this.chance = Chance.of(seed, "eeg", participant.label(), visit.session());
        var large = participant.showcase() && "1".equals(visit.session());
        this.channels = large ? Montage.SIXTY_FOUR : Montage.NINETEEN;
        this.places = channels.stream().map(Montage::position).toArray(double[][]::new);
        this.rate = 128;
        this.turn = large ? 60 : 20;
        this.samples = rate * (large ? 600 : 60);
        this.out = new float[channels.size()][samples];
    }

    public static Recording record(Participant participant, Visit visit, long seed) {
        return new Resting(participant, visit, seed).record();
    }

    private Recording record() {
        background();
        rhythms();
        blinks();
        muscle();
        machine();
        var day = participant.day(visit);
        var start =
                LocalDateTime.of(1900 + day.getYear() % 20, day.getMonth(), Math.min(28, day.getDayOfMonth()), 9, 30);
        return new Recording(channels, rate, start, out, marks());
    }

    private List<Recording.Mark> marks() {
        var marks = new ArrayList<Recording.Mark>();
        for (int onset = 0; onset < samples / rate; onset += turn) {
            var open = (onset / turn) % 2 == 0;
            marks.add(new Recording.Mark(onset, turn, open ? "eyes_open" : "eyes_closed", open ? 1 : 2));
        }
        return marks;
    }

    private boolean eyesOpen(int sample) {
        return (sample / (turn * rate)) % 2 == 0;
    }

    private void background() {
        for (int s = 0; s < BACKGROUND_SOURCES; s++) {
            double[] centre = Montage.position(channels.get(chance.below(channels.size())));
            add(centre, 0.7, 6.5 * chance.between(0.7, 1.3), Rhythm.pink(chance, samples, rate));
        }
        for (var channel : out) {
            for (int t = 0; t < samples; t++) {
                channel[t] += 1.1f * chance.grain();
            }
        }
    }

    private void rhythms() {
        double alpha = 8.3 + 0.17 * (Math.min(visit.ageYears(), 16) - 6) + 0.4 * chance.gaussian();
        double strength = chance.between(7, 13);
        for (var where : List.of("O1", "O2", "Pz")) {
            var wave = Rhythm.band(chance, samples, rate, alpha + 0.15 * chance.gaussian(), 1.1);
            wax(wave, 0.35f);
            add(Montage.position(where), 0.55, "Pz".equals(where) ? 0.6 * strength : strength, wave);
        }
        for (var where : List.of("C3", "C4")) {
            add(Montage.position(where), 0.35, 2.5, Rhythm.band(chance, samples, rate, alpha + 1, 1.6));
        }
        double theta = 3.0 + 1.5 * Math.max(0, participant.inattention()) + 0.15 * (14 - visit.ageYears());
        add(Montage.position("Fz"), 0.6, theta, Rhythm.band(chance, samples, rate, 5.5, 1.8));
        add(Montage.position("Cz"), 1.1, 1.8, Rhythm.band(chance, samples, rate, 20, 8));
    }

    /// Full size with closed eyes, a share of it with open ones, over half a second.
    private void wax(float[] wave, float whenOpen) {
        float level = whenOpen;
        for (int t = 0; t < samples; t++) {
            level += ((eyesOpen(t) ? whenOpen : 1) - level) / (0.5f * rate);
            wave[t] *= level;
        }
    }

    private void blinks() {
        double[] eyes = {0, 1.0, -0.25};
        for (int t = rate; t < samples - rate; t += (int) (rate * chance.between(2, 7))) {
            if (eyesOpen(t)) {
                pulse(eyes, 0.42, chance.between(110, 190), t, (int) (0.32 * rate));
            }
        }
        for (int t = 2 * rate; t < samples - 2 * rate; t += (int) (rate * chance.between(4, 12))) {
            if (eyesOpen(t)) {
                double size = chance.between(20, 45) * (chance.happens(0.5) ? 1 : -1);
                int length = (int) (chance.between(0.4, 1.2) * rate);
                pulse(Montage.position("F7"), 0.3, size, t, length);
                pulse(Montage.position("F8"), 0.3, -size, t, length);
            }
        }
    }

    private void pulse(double[] centre, double reach, double size, int onset, int length) {
        for (int c = 0; c < out.length; c++) {
            double gain = size * nearness(centre, places[c], reach);
            for (int t = 0; t < length && onset + t < samples; t++) {
                double rise = Math.sin(Math.PI * t / length);
                out[c][onset + t] += (float) (gain * rise * rise);
            }
        }
    }

    private void muscle() {
        double every = participant.restless() ? 9 : 30;
        for (int t = (int) (rate * every / 2);
                t < samples - 3 * rate;
                t += (int) (rate * every * chance.between(0.5, 1.5))) {
            var side = Montage.position(chance.happens(0.5) ? "T7" : "T8");
            int length = (int) (rate * chance.between(0.4, 1.8));
            double size = chance.between(12, 30);
            float before = 0;
            for (int i = 0; i < length; i++) {
                float white = chance.grain();
                float sharp = white - 0.8f * before;
                before = white;
                double rise = Math.sin(Math.PI * i / length);
                for (int c = 0; c < out.length; c++) {
                    out[c][t + i] += (float) (size * rise * sharp * nearness(side, places[c], 0.4));
                }
            }
        }
    }

    /// Mains hum of each electrode's own size, and slow drift.
    private void machine() {
        double line = participant.site().lineHz();
        for (var channel : out) {
            double hum = chance.between(0.4, 1.8);
            double phase = chance.between(0, 6.28);
            double drift = chance.between(4, 14);
            double slow = chance.between(0.01, 0.04);
            for (int t = 0; t < samples; t++) {
                double seconds = (double) t / rate;
                channel[t] += (float) (hum * Math.sin(2 * Math.PI * line * seconds + phase)
                        + drift * Math.sin(2 * Math.PI * slow * seconds + phase));
            }
        }
    }

    private void add(double[] centre, double reach, double size, float[] wave) {
        for (int c = 0; c < out.length; c++) {
            float gain = (float) (size * nearness(centre, places[c], reach));
            if (gain < 0.02f) {
                continue;
            }
            var channel = out[c];
            for (int t = 0; t < samples; t++) {
                channel[t] += gain * wave[t];
            }
        }
    }

    /// Falls with the distance on the sphere (chord, head radii).
    private static double nearness(double[] centre, double[] place, double reach) {
        double far = 0;
        for (int axis = 0; axis < 3; axis++) {
            far += (centre[axis] - place[axis]) * (centre[axis] - place[axis]);
        }
        return Math.exp(-far / (2 * reach * reach));
    }
}
