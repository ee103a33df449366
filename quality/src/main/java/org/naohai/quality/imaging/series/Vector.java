package org.naohai.quality.imaging.series;

/// A point in mm or a direction, in the patient's coordinates (PS3.3 C.7.6.2.1.1).
record Vector(double x, double y, double z) {

    static final Vector NONE = new Vector(Double.NaN, Double.NaN, Double.NaN);

    /// - **numbers** at least three from there on, else [#NONE]
    static Vector of(double[] numbers, int from) {
        return numbers.length < from + 3 ? NONE : new Vector(numbers[from], numbers[from + 1], numbers[from + 2]);
    }

    boolean known() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
    }

    double dot(Vector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    Vector cross(Vector other) {
        return new Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    Vector minus(Vector other) {
        return new Vector(x - other.x, y - other.y, z - other.z);
    }

    Vector times(double factor) {
        return new Vector(x * factor, y * factor, z * factor);
    }

    double norm() {
        return Math.sqrt(dot(this));
    }

    /// To so many decimals, so that values which say the same are equal.
    Vector rounded(double scale) {
        return new Vector(round(x, scale), round(y, scale), round(z, scale));
    }

    private static double round(double value, double scale) {
        return Math.rint(value * scale) / scale + 0.0; // never −0
    }
}
