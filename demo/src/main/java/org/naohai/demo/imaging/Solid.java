package org.naohai.demo.imaging;

/// Signed distances in mm to simple solids, negative inside; after Quilez, "distance functions" (2008).
final class Solid {

    private Solid() {}

    /// An ellipsoid at the origin with half axes a, b, c; first-order distance.
    static double ellipsoid(double x, double y, double z, double a, double b, double c) {
        double u = x / a;
        double v = y / b;
        double w = z / c;
        double k0 = Math.sqrt(u * u + v * v + w * w);
        double k1 = Math.sqrt(u * u / (a * a) + v * v / (b * b) + w * w / (c * c));
        return k1 == 0 ? -Math.min(a, Math.min(b, c)) : k0 * (k0 - 1) / k1;
    }

    /// As `Math.hypot`, without its care for numbers near overflow, which costs more than all the rest.
    static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    /// The union of two solids with a fillet of radius k.
    static double union(double first, double second, double k) {
        double h = Math.max(k - Math.abs(first - second), 0) / k;
        return Math.min(first, second) - h * h * k / 4;
    }

    /// What both solids share, with a fillet of radius k.
    static double both(double first, double second, double k) {
        return -union(-first, -second, k);
    }

    /// How much of a voxel of the given size lies inside, from the distance of its centre.
    static float cover(double distance, double voxel) {
        return (float) Math.clamp(0.5 - distance / voxel, 0, 1);
    }
}
