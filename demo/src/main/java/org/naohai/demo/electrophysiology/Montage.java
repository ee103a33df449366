package org.naohai.demo.electrophysiology;

import java.util.List;
import java.util.Map;

/// Electrode names of the 10-10 system and where they sit on a unit sphere: x to the right ear, y to
/// the nose, z up.
///
/// - **source** Oostenveld & Praamstra 2001, "The five percent electrode system"; positions are those
///   of the ideal sphere
final class Montage {

    static final List<String> SIXTY_FOUR = List.of(
            ("Fp1 AF7 AF3 F1 F3 F5 F7 FT7 FC5 FC3 FC1 C1 C3 C5 T7 TP7 CP5 CP3 CP1 P1 P3 P5 P7 P9 PO7 PO3 O1 Iz Oz POz Pz CPz "
                            + "Fpz Fp2 AF8 AF4 AFz Fz F2 F4 F6 F8 FT8 FC6 FC4 FC2 FCz Cz C2 C4 C6 T8 TP8 CP6 CP4 CP2 P2 P4 P6 P8 P10 "
                            + "PO8 PO4 O2")
                    .split(" "));

    static final List<String> NINETEEN =
            List.of("Fp1 Fp2 F7 F3 Fz F4 F8 T7 C3 Cz C4 T8 P7 P3 Pz P4 P8 O1 O2".split(" "));

    /// Row → inclination of its midline electrode from the vertex, and azimuth of its lateral end
    /// from the nose, degrees.
    private static final Map<String, double[]> ROWS = Map.ofEntries(
            Map.entry("FP", new double[] {90, 18}),
            Map.entry("AF", new double[] {67.5, 36}),
            Map.entry("F", new double[] {45, 54}),
            Map.entry("FC", new double[] {22.5, 72}),
            Map.entry("FT", new double[] {22.5, 72}),
            Map.entry("C", new double[] {0, 90}),
            Map.entry("T", new double[] {0, 90}),
            Map.entry("CP", new double[] {-22.5, 108}),
            Map.entry("TP", new double[] {-22.5, 108}),
            Map.entry("P", new double[] {-45, 126}),
            Map.entry("PO", new double[] {-67.5, 144}),
            Map.entry("O", new double[] {-90, 162}),
            Map.entry("I", new double[] {-112.5, 162}));

    private Montage() {}

    static double[] position(String name) {
        var row = name.replaceAll("[0-9z]+$", "").toUpperCase(java.util.Locale.ROOT);
        var place = ROWS.get(row);
        if (place == null) {
            throw new IllegalArgumentException("no electrode of the 10-10 system: " + name);
        }
        double front = Math.toRadians(place[0]);
        double[] middle = {0, Math.sin(front), Math.cos(front)};
        if (name.endsWith("z")) {
            return middle;
        }
        int number = Integer.parseInt(name.substring(row.length()));
        double azimuth = Math.toRadians(place[1]);
        double[] end = {(number % 2 == 1 ? -1 : 1) * Math.sin(azimuth), Math.cos(azimuth), 0};
        double whole = "FP".equals(row) || "O".equals(row) ? 1 : 4;
        return between(middle, end, ((number + 1) / 2) / whole);
    }

    /// On the great circle from one point to another; a share above 1 goes beyond.
    private static double[] between(double[] from, double[] to, double share) {
        double angle = Math.acos(Math.clamp(from[0] * to[0] + from[1] * to[1] + from[2] * to[2], -1, 1));
        double a = Math.sin((1 - share) * angle) / Math.sin(angle);
        double b = Math.sin(share * angle) / Math.sin(angle);
        return new double[] {a * from[0] + b * to[0], a * from[1] + b * to[1], a * from[2] + b * to[2]};
    }
}
