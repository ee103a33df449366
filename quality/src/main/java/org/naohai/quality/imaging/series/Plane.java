package org.naohai.quality.imaging.series;

import org.naohai.formats.dicom.Tag;

/// How a slice lies and how it is sampled; many slices share one.
///
/// - **row**, **column** direction cosines of Image Orientation (Patient), rounded to 10⁻⁴
/// - **rows**, **columns** of the picture, all tiles together · **rowSpacing**, **columnSpacing** mm
///   between rows and between columns; NaN where unknown, as are **thickness** and **spacing** (centre to
///   centre, mm)
record Plane(
        Vector row,
        Vector column,
        int rows,
        int columns,
        double rowSpacing,
        double columnSpacing,
        double thickness,
        double spacing) {

    private static final double UNIT_TOLERANCE = 0.01;

    static Plane of(Frame frame) {
        var cosines = frame.numbers(SeriesTag.PlaneOrientationSequence, Tag.ImageOrientationPatient);
        var pixels = frame.numbers(SeriesTag.PixelMeasuresSequence, Tag.PixelSpacing);
        return new Plane(
                rounded(Vector.of(cosines, 0)),
                rounded(Vector.of(cosines, 3)),
                frame.data().integer(Tag.Rows, 0),
                frame.data().integer(Tag.Columns, 0),
                pixels.length < 2 ? Double.NaN : pixels[0],
                pixels.length < 2 ? Double.NaN : pixels[1],
                frame.number(SeriesTag.PixelMeasuresSequence, Tag.SliceThickness),
                frame.number(SeriesTag.PixelMeasuresSequence, Tag.SpacingBetweenSlices));
    }

    private static Vector rounded(Vector cosines) {
        return cosines.known() ? cosines.rounded(1e4) : cosines;
    }

    boolean oriented() {
        return row.known() && column.known();
    }

    /// Whether rows and columns stand upright on each other and are of length one.
    boolean orthogonal() {
        return Math.abs(row.norm() - 1) < UNIT_TOLERANCE
                && Math.abs(column.norm() - 1) < UNIT_TOLERANCE
                && Math.abs(row.dot(column)) < UNIT_TOLERANCE;
    }

    Vector normal() {
        return row.cross(column);
    }

    /// - **tolerance** of each cosine
    boolean alongside(Plane other, double tolerance) {
        return oriented()
                && other.oriented()
                && far(row, other.row) <= tolerance
                && far(column, other.column) <= tolerance;
    }

    private static double far(Vector one, Vector other) {
        var between = one.minus(other);
        return Math.max(Math.abs(between.x()), Math.max(Math.abs(between.y()), Math.abs(between.z())));
    }

    /// Step to the next slice as far as the header says; NaN where it does not.
    double nominalStep() {
        return spacing > 0 ? spacing : thickness > 0 ? thickness : Double.NaN;
    }
}
