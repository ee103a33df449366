package org.naohai.demo.cast;

import java.util.Objects;

/// Randomness that is the same on every machine for the same seed: SplitMix64 (Steele, Lea & Flood 2014).
///
/// [#grain()] looks Gaussian deviates up in a table, for the noise of millions of voxels.
public final class Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final float[] GRAINS = grains();

    private long state;
    private long spare;
    private int spares;

    private Chance(long state) {
        this.state = state;
    }

    /// A stream of its own for one purpose, so that adding one thing to the demo leaves the others as they were.
    public static Chance of(long seed, Object... purpose) {
        long mixed = seed;
        for (var word : purpose) {
            for (char letter : Objects.toString(word).toCharArray()) {
                mixed = mix(mixed + GOLDEN + letter);
            }
        }
        return new Chance(mixed);
    }

    public long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /// In [0, 1).
    public double uniform() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    public double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    /// In [0, bound).
    public int below(int bound) {
        return (int) (uniform() * bound);
    }

    public boolean happens(double probability) {
        return uniform() < probability;
    }

    public <T> T oneOf(java.util.List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /// Standard normal, by Box and Muller (1958).
    public double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
    }

    /// Standard normal from a table of 65,536 deviates: four for one step of the generator.
    public float grain() {
        if (spares == 0) {
            spare = bits();
            spares = 4;
        }
        spares--;
        var grain = GRAINS[(int) (spare & 0xFFFF)];
        spare >>>= 16;
        return grain;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    private static float[] grains() {
        var chance = new Chance(1);
        var table = new float[1 << 16];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) chance.gaussian();
        }
        return table;
    }
}
