package org.naohai.demo.electrophysiology;

import org.naohai.demo.cast.Chance;

/// Sources of signal, one sample at a time.
final class Rhythm {

    private Rhythm() {}

    /// 1/f noise of about unit variance: seven leaky integrators an octave apart (after Voss & Clarke 1978).
    static float[] pink(Chance chance, int samples, double samplingFrequency) {
        int octaves = 7;
        var state = new double[octaves];
        var decay = new double[octaves];
        for (int o = 0; o < octaves; o++) {
            decay[o] = Math.exp(-2 * Math.PI * 0.4 * (1 << o) / samplingFrequency);
        }
        var out = new float[samples];
        for (int t = 0; t < samples; t++) {
            double sum = 0;
            for (int o = 0; o < octaves; o++) {
                state[o] = decay[o] * state[o] + Math.sqrt(1 - decay[o] * decay[o]) * chance.grain();
                sum += state[o];
            }
            out[t] = (float) (sum / Math.sqrt(octaves));
        }
        return out;
    }

    /// Noise in a narrow band of about unit variance: a resonator with the given bandwidth (Hz),
    /// white noise driven.
    static float[] band(Chance chance, int samples, double samplingFrequency, double hertz, double bandwidth) {
        double radius = Math.exp(-Math.PI * bandwidth / samplingFrequency);
        double a = 2 * radius * Math.cos(2 * Math.PI * hertz / samplingFrequency);
        double b = -radius * radius;
        var out = new float[samples];
        double one = 0;
        double two = 0;
        double power = 0;
        for (int t = 0; t < samples; t++) {
            double now = a * one + b * two + chance.grain();
            two = one;
            one = now;
            out[t] = (float) now;
            power += now * now;
        }
        float scale = (float) (1 / Math.sqrt(power / samples));
        for (int t = 0; t < samples; t++) {
            out[t] *= scale;
        }
        return out;
    }
}
