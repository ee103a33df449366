package org.naohai.demo.imaging;

import org.naohai.demo.cast.Chance;
import org.naohai.demo.cast.Participant;

/// An analytic head: tissue fractions at any point, in mm from the anterior commissure, RAS+.
///
/// Layers are painted from the skin inwards, each over the last. The cortical ribbon follows the zero sheets of
/// a random field on the brain's hull, so that every participant has gyri of its own that stay between visits.
/// Sizes are those of a textbook head, scaled with age and stature; nothing here is taken from a scan.
public final class Head {

    private static final double NARROW = 3;

    private final double size;
    private final double width;
    private final double ventricles;
    private final double ribbon;
    private final double sulci;
    private final double[] lean;
    private final Waves folds;
    private final Waves depths;
    private final Waves warp;

    public Head(Participant participant, double ageYears, long seed) {
        var chance = Chance.of(seed, "head", participant.label());
        var small = participant.sex() == Participant.Sex.F ? 0.975 : 1.0;
        size = small * (1 + 0.012 * participant.stature()) * (0.93 + 0.065 * (1 - Math.exp(-(ageYears - 3) / 5)));
        width = chance.between(0.97, 1.03);
        ventricles = chance.between(0.8, 1.2) * (1 + 0.012 * (ageYears - 10));
        ribbon = 3.5 - 0.045 * (ageYears - 6);
        sulci = 0.55 + 0.02 * (ageYears - 6);
        lean = new double[] {chance.between(-1.5, 1.5), chance.between(-1.5, 1.5), chance.between(-1.5, 1.5)};
        folds = new Waves(chance, 11, 15, 25);
        depths = new Waves(chance, 5, 40, 70);
        warp = new Waves(chance, 4, 70, 110);
    }

    /// Fills `tissue` (by [Tissue] ordinal, summing to 1) for a voxel of the given size around a
    /// point of the scanner.
    public void sample(double worldX, double worldY, double worldZ, double voxel, float[] tissue) {
        java.util.Arrays.fill(tissue, 0);
        tissue[Tissue.AIR.ordinal()] = 1;
        double x = worldX / (size * width);
        double y = worldY / size;
        double z = worldZ / size;
        double cavity = cavity(x, y, z);
        if (cavity > -voxel) {
            double skin = skin(x, y, z);
            if (skin > voxel) {
                return;
            }
            scalp(tissue, x, y, z, skin, voxel);
            skull(tissue, x, y, z, cavity, voxel);
        } else {
            tissue[Tissue.AIR.ordinal()] = 0;
            tissue[Tissue.CSF.ordinal()] = 1;
        }
        if (cavity < voxel) {
            double bend = 2.2 * warp.at(x, y, z);
            brain(tissue, x + 0.5 * bend + lean[0], y + lean[1], z - 0.5 * bend + lean[2], voxel);
        }
    }

    private static double skin(double x, double y, double z) {
        double vault = Solid.ellipsoid(x, y + 10, z - 14, 82.5, 101, 77);
        double occiput = Solid.ellipsoid(x, y + 46, z + 34, 68, 55, 50);
        double face = Solid.ellipsoid(x, y - 44, z + 60, 58, 52, 62);
        double nose = Solid.ellipsoid(x, y - 96, z + 42, 12, 16, 20);
        double neck = Math.max(Solid.length(x / 0.98, y + 20) - 55, z + 40);
        double cranium = Solid.union(vault, occiput, 14);
        return Solid.union(Solid.union(Solid.union(cranium, neck, 26), face, 26), nose, 9);
    }

    private static double cavity(double x, double y, double z) {
        double cerebral = Solid.ellipsoid(x, y + 10, z - 14, 69.5, 87.5, 63.5);
        double floor = -(z + 22 - 0.10 * y);
        double posterior = Solid.ellipsoid(x, y + 52, z + 35, 55, 38, 35);
        double canal = Math.max(Solid.length(x, y + 36 + 0.12 * (z + 60)) - 11, z + 30);
        double temporal = Solid.ellipsoid(Math.abs(x) - 40, y + 12, z + 20, 29, 47, 26);
        return Solid.union(
                Solid.union(Solid.union(Solid.both(cerebral, floor, 14), temporal, 8), posterior, 10), canal, 6);
    }

    private void scalp(float[] tissue, double x, double y, double z, double skin, double voxel) {
        paint(tissue, Tissue.MUSCLE, Solid.cover(skin, voxel));
        paint(tissue, Tissue.FAT, Solid.cover(skin + 2.0, voxel));
        double lower = Solid.cover(z + 8 + 0.2 * y, 30);
        paint(tissue, Tissue.MUSCLE, Solid.cover(skin + 5.5 + 3 * lower, voxel) * (0.55f + 0.4f * (float) lower));
        if (z > 12) {
            return;
        }
        double fascia = folds.distanceToZero(x * 0.55, y * 0.55, z * 0.25) * 1.8;
        paint(tissue, Tissue.FAT, 0.5f * (float) lower * Solid.cover(fascia - 1.6, 2) * Solid.cover(skin + 8, 4));
        if (y < -10) {
            return;
        }
        double eye = Solid.ellipsoid(Math.abs(x) - 31, y - 62, z + 30, 12, 12.2, 12);
        paint(tissue, Tissue.FAT, Solid.cover(Solid.ellipsoid(Math.abs(x) - 30, y - 52, z + 30, 17, 24, 16), 4));
        paint(
                tissue,
                Tissue.MUSCLE,
                Solid.cover(Solid.length(Math.abs(x) - 20 - 0.12 * (y - 30), z + 28) - 2.2, voxel)
                        * Solid.cover(Math.abs(y - 40) - 14, voxel));
        paint(tissue, Tissue.CSF, Solid.cover(eye, voxel));
        paint(
                tissue,
                Tissue.DEEP_GREY,
                Solid.cover(Solid.ellipsoid(Math.abs(x) - 31, y - 71, z + 30, 4.5, 2, 4.5), voxel));
        double sinus = Math.min(
                Solid.ellipsoid(Math.abs(x) - 24, y - 58, z + 62, 13, 15, 15),
                Math.min(Solid.ellipsoid(x, y - 62, z + 52, 7, 26, 17), Solid.ellipsoid(x, y - 20, z + 46, 9, 12, 8)));
        double airway = Math.max(Solid.length(x / 1.5, y - 6 - 0.1 * (z + 80)) - 6, Math.abs(z + 85) - 30);
        paint(tissue, Tissue.BONE, Solid.cover(sinus - 1.5, voxel));
        paint(tissue, Tissue.AIR, Solid.cover(Math.min(sinus, airway), voxel));
    }

    private void skull(float[] tissue, double x, double y, double z, double cavity, double voxel) {
        double thickness = 6.5 + 0.8 * Math.sin(x / 23) * Math.cos(y / 31);
        paint(tissue, Tissue.BONE, Solid.cover(cavity - thickness, voxel));
        double diploe = Solid.cover(Math.abs(cavity - 0.5 * thickness) - 1.1, NARROW);
        paint(tissue, Tissue.FAT, (float) (0.45 * diploe * Solid.cover(-z - 8, 20)));
        double base = Solid.ellipsoid(x, y - 2, z + 36, 12, 26, 11);
        paint(tissue, Tissue.FAT, 0.5f * Solid.cover(base, 4));
        paint(tissue, Tissue.CSF, Solid.cover(cavity, voxel));
    }

    private void brain(float[] tissue, double x, double y, double z, double voxel) {
        double side = Math.abs(x);
        double cerebrum = cerebrum(side, y, z);
        if (cerebrum < voxel) {
            cortex(tissue, x, y, z, cerebrum, voxel);
            if (side < 44 && Math.abs(y + 10) < 40 && Math.abs(z - 2) < 34) {
                nuclei(tissue, side, y, z, voxel);
            }
        }
        if (z < 2 && y < 10) {
            cerebellum(tissue, x, y, z, voxel);
            stem(tissue, x, y, z, voxel);
        }
        if (side < 46 && Math.abs(y + 20) < 66 && Math.abs(z - 2) < 36) {
            ventricles(tissue, side, y, z, voxel);
        }
    }

    private static double cerebrum(double side, double y, double z) {
        double upper = Solid.ellipsoid(side - 15, y + 11, z - 13, 52, 83, 60);
        double base = -(z + 16 - 0.06 * (y + 10));
        double frontal = Solid.ellipsoid(side - 20, y - 34, z + 2, 24, 34, 22);
        double temporal = Solid.ellipsoid(side - 42, y + 12, z + 21, 22.5, 41, 20);
        double occipital = Solid.ellipsoid(side - 22, y + 68, z + 2, 24, 28, 22);
        return Solid.union(
                Solid.union(Solid.union(Solid.both(upper, base, 12), frontal, 6), occipital, 6), temporal, 4);
    }

    private void cortex(float[] tissue, double x, double y, double z, double cerebrum, double voxel) {
        double side = Math.abs(x);
        double depth = -cerebrum;
        double callosum = 26 - 0.010 * square(y + 6) - 1.3 * Math.max(0, Math.abs(y + 6) - 36);
        double fissure = Solid.length(side, Math.max(0, callosum - z));
        double fold = 99;
        double shallow = Math.min(depth, 1.5 * fissure);
        if (shallow < 34) {
            double pull = 1 + 0.012 * depth;
            double reach = 20 + 6 * depths.at(x, y, z);
            double wall = folds.distanceToZero(x * pull, y * pull, z * pull);
            fold = Solid.length(wall, Math.max(0, shallow - reach));
            double sylvian = z - 1 - 0.30 * (y + 20) + 0.004 * square(side - 45);
            double open = Math.max(0, 37 - side) + Math.max(0, Math.abs(y + 4) - 30);
            fold = Math.min(fold, Solid.length(sylvian, open) - 0.5);
        }
        double pial = Math.min(fold, fissure - 0.5);
        double inner = Solid.union(depth, pial, 2.5);
        paint(tissue, Tissue.GREY, Solid.cover(cerebrum, voxel));
        paint(tissue, Tissue.WHITE, Solid.cover(ribbon - inner, voxel));
        paint(tissue, Tissue.CSF, Solid.cover(pial - sulci, voxel) * Solid.cover(cerebrum, voxel));
        double arch = Math.max(Math.abs(callosum - 3.2 - z) - 3.2, Math.max(side - 24, Math.abs(y + 6) - 39));
        paint(tissue, Tissue.WHITE, Solid.cover(arch, voxel));
    }

    private static void nuclei(float[] tissue, double side, double y, double z, double voxel) {
        double thalamus = Solid.ellipsoid(side - 10.5, y + 17, z - 6, 8.5, 14, 9);
        double caudate = Math.min(
                Solid.ellipsoid(side - 13, y - 13, z - 9, 5, 11, 10),
                Solid.ellipsoid(side - 16.5, y + 4, z - 20, 3.2, 18, 4));
        double putamen = Solid.ellipsoid(side - 26 - 0.06 * y, y - 3, z - 2, 5.2, 16, 10);
        double pallidum = Solid.ellipsoid(side - 19, y + 1, z + 1, 4, 9, 6);
        double claustrum = Solid.ellipsoid(side - 34 - 0.05 * y, y - 2, z - 3, 1.0, 15, 10);
        double hippocampus = Solid.ellipsoid(side - 27 - 0.12 * (y + 22), y + 22, z + 14 - 0.2 * (y + 22), 6, 18, 5);
        double amygdala = Solid.ellipsoid(side - 23, y + 3, z + 19, 7, 7, 7);
        double capsule = Solid.ellipsoid(side - 18, y + 4, z - 9, 14, 24, 20);
        paint(tissue, Tissue.WHITE, Solid.cover(capsule, 2 * voxel));
        paint(tissue, Tissue.DEEP_GREY, Solid.cover(Math.min(thalamus, pallidum), 1.6 * voxel) * 0.9f);
        paint(tissue, Tissue.GREY, Solid.cover(Math.min(caudate, putamen), voxel));
        paint(tissue, Tissue.GREY, Solid.cover(claustrum, voxel) * 0.7f);
        paint(tissue, Tissue.GREY, Solid.cover(Math.min(hippocampus, amygdala), voxel));
    }

    private void cerebellum(float[] tissue, double x, double y, double z, double voxel) {
        double side = Math.abs(x);
        double hull = Solid.union(
                Solid.ellipsoid(side - 23, y + 58, z + 40, 28, 28, 23.5),
                Solid.ellipsoid(x, y + 58, z + 38, 14, 25, 24),
                5);
        if (hull > voxel) {
            return;
        }
        double layer = (z + 42) * 0.85
                + 0.55 * (y + 52) * Math.signum(z + 42) * 0.3
                + 1.1 * depths.at(x, y, z)
                + 0.03 * side * side / 4;
        double leaf = Math.abs(Math.sin(Math.PI * layer / 5.2));
        double depth = -hull;
        double core = Solid.cover(9.5 - depth + 3.5 * (1 - leaf), 3);
        double cover = Solid.cover(hull, voxel);
        paint(tissue, Tissue.GREY, (float) cover);
        paint(tissue, Tissue.WHITE, (float) (0.28 * leaf * cover));
        paint(tissue, Tissue.CSF, (float) (cover * Math.clamp((0.22 - leaf) * 3, 0, 0.6) * Solid.cover(depth - 9, 4)));
        paint(tissue, Tissue.WHITE, (float) (core * cover));
    }

    private static void stem(float[] tissue, double x, double y, double z, double voxel) {
        double axis = y + 24 - 0.16 * (z + 20);
        double cord = Math.max(Solid.length(x / 1.15, axis) - 7, Math.max(z + 30, -z - 130));
        double pons = Solid.ellipsoid(x, y + 22, z + 30, 18, 14, 14);
        double midbrain = Solid.ellipsoid(x, y + 25, z + 12, 15, 13, 11);
        double peduncle = Solid.ellipsoid(Math.abs(x) - 17, y + 38, z + 36, 8, 16, 8);
        double stem = Solid.union(Solid.union(Solid.union(pons, cord, 8), midbrain, 6), peduncle, 4);
        paint(tissue, Tissue.WHITE, Solid.cover(stem, 1.5 * voxel));
        paint(tissue, Tissue.DEEP_GREY, 0.3f * Solid.cover(stem + 3, 3));
        paint(tissue, Tissue.CSF, Solid.cover(Solid.ellipsoid(x, y + 43, z + 34, 7, 5, 10), voxel));
        paint(
                tissue,
                Tissue.CSF,
                Solid.cover(Solid.length(x, y + 36) - 1.1, voxel) * Solid.cover(Math.abs(z + 10) - 9, voxel));
    }

    private void ventricles(float[] tissue, double side, double y, double z, double voxel) {
        double v = ventricles;
        double body = Solid.ellipsoid(side - 8.5, y + 8, z - 15.5 + 0.004 * square(y + 8), 5 * v, 30, 5.5 * v);
        double front = Solid.ellipsoid(side - 8, y - 22, z - 9, 4.5 * v, 13, 7.5 * v);
        double atrium = Solid.ellipsoid(side - 22, y + 44, z - 6, 6 * v, 13, 8 * v);
        double back = Solid.ellipsoid(side - 24, y + 62, z - 3, 3 * v, 14, 4 * v);
        double temporal =
                Solid.ellipsoid(side - 33 - 0.1 * (y + 18), y + 18, z + 12 - 0.2 * (y + 22), 1.6 * v, 18, 3 * v);
        double lateral = Solid.union(Solid.union(Solid.union(body, front, 4), atrium, 7), Math.min(back, temporal), 4);
        double septum = 1.1 - side;
        double third = Math.max(Solid.ellipsoid(side, y + 9, z - 2, 1.8 * v, 15, 10), Math.abs(z - 2) - 10);
        paint(tissue, Tissue.CSF, Solid.cover(Math.min(Math.max(lateral, septum), third), voxel));
        double plexus = Solid.ellipsoid(side - 21, y + 42, z - 5, 2.2, 6, 3);
        paint(tissue, Tissue.GREY, 0.7f * Solid.cover(plexus, 2 * voxel));
    }

    private static double square(double value) {
        return value * value;
    }

    private static void paint(float[] tissue, Tissue colour, float share) {
        if (share <= 0) {
            return;
        }
        float rest = 1 - share;
        for (int i = 0; i < tissue.length; i++) {
            tissue[i] *= rest;
        }
        tissue[colour.ordinal()] += share;
    }
}
