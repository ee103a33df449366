package org.naohai.demo.imaging;

import org.naohai.demo.cast.Chance;

/// A smooth random field: a sum of plane waves with wavelengths (mm) of one band; its zero set is a
/// labyrinth of sheets.
///
/// Cosines come from a table of 4,096 steps a turn: this is asked for millions of points.
final class Waves {

    private static final int TURN = 4096;
    private static final int QUARTER = TURN / 4;
    private static final float[] COSINE = cosine();

    /// Steps of the table per mm.
    private final float[] kx;
    private final float[] ky;
    private final float[] kz;
    private final float[] phase;
    private final double radians = 2 * Math.PI / TURN;

    Waves(Chance chance, int count, double shortest, double longest) {
        kx = new float[count];
        ky = new float[count];
        kz = new float[count];
        phase = new float[count];
        for (int i = 0; i < count; i++) {
            double x = chance.gaussian();
            double y = chance.gaussian();
            double z = chance.gaussian();
            double scale = TURN / chance.between(shortest, longest) / Math.sqrt(x * x + y * y + z * z);
            kx[i] = (float) (x * scale);
            ky[i] = (float) (y * scale);
            kz[i] = (float) (z * scale);
            phase[i] = (float) chance.between(0, TURN);
        }
    }

    /// About standard normal over space.
    double at(double x, double y, double z) {
        float sum = 0;
        for (int i = 0; i < phase.length; i++) {
            sum += COSINE[step(i, x, y, z)];
        }
        return sum * Math.sqrt(2.0 / phase.length);
    }

    /// Distance in mm to the nearest zero, to first order: |f| / |∇f|.
    double distanceToZero(double x, double y, double z) {
        float sum = 0;
        float dx = 0;
        float dy = 0;
        float dz = 0;
        for (int i = 0; i < phase.length; i++) {
            int angle = step(i, x, y, z);
            float slope = COSINE[(angle + 3 * QUARTER) & (TURN - 1)];
            sum += COSINE[angle];
            dx += slope * kx[i];
            dy += slope * ky[i];
            dz += slope * kz[i];
        }
        return Math.abs(sum) / (radians * Math.sqrt(dx * dx + dy * dy + dz * dz) + 0.05);
    }

    private int step(int i, double x, double y, double z) {
        return (int) Math.floor(kx[i] * x + ky[i] * y + kz[i] * z + phase[i]) & (TURN - 1);
    }

    private static float[] cosine() {
        var table = new float[TURN];
        for (int i = 0; i < TURN; i++) {
            table[i] = (float) StrictMath.cos(2 * StrictMath.PI * (i + 0.5) / TURN);
        }
        return table;
    }
}
