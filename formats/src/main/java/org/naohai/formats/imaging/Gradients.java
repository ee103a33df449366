package org.naohai.formats.imaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.naohai.formats.FileTree;
import org.naohai.kernel.Problem;

/// Diffusion gradients: b-values in s/mm² and directions in FSL's convention, one of each a volume.
///
/// - **source** BIDS 1.10 "Diffusion imaging data": `.bval` one row, `.bvec` three rows; three columns are read too
public record Gradients(List<Double> bValues, List<Direction> directions) {

    /// Below this a volume counts as not diffusion-weighted (scanners write b = 0 to 50).
    public static final double B0_LIMIT = 50;

    private static final int MAX_BYTES = 4 << 20;

    public Gradients {
        bValues = List.copyOf(bValues);
        directions = List.copyOf(directions);
    }

    public static Gradients read(FileTree files, String bval, String bvec, List<Problem> problems) throws IOException {
        var values = rows(files, bval, problems).stream().flatMap(List::stream).toList();
        return new Gradients(values, directions(rows(files, bvec, problems), bvec, problems));
    }

    private static List<Direction> directions(List<List<Double>> rows, String file, List<Problem> problems) {
        var found = new ArrayList<Direction>();
        boolean byRows = rows.size() == 3
                && rows.get(1).size() == rows.get(0).size()
                && rows.get(2).size() == rows.get(0).size();
        if (byRows) {
            for (int i = 0; i < rows.getFirst().size(); i++) {
                found.add(new Direction(
                        rows.get(0).get(i), rows.get(1).get(i), rows.get(2).get(i)));
            }
        } else if (rows.stream().allMatch(row -> row.size() == 3)) {
            rows.forEach(row -> found.add(new Direction(row.get(0), row.get(1), row.get(2))));
        } else {
            problems.add(Problem.error(
                    "GRADIENTS_MALFORMED",
                    file,
                    "rows × columns",
                    rows.size() + " × "
                            + rows.stream().map(List::size).distinct().limit(5).toList(),
                    "3 × n"));
        }
        return found;
    }

    private static List<List<Double>> rows(FileTree files, String path, List<Problem> problems) throws IOException {
        String text;
        try (var in = files.open(path)) {
            text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1);
        }
        var rows = new ArrayList<List<Double>>();
        for (var line : text.lines().filter(one -> !one.isBlank()).toList()) {
            var row = new ArrayList<Double>();
            for (var word : line.strip().split("[\\s,]+")) {
                row.add(number(word, path, problems));
            }
            rows.add(row);
        }
        return rows;
    }

    private static double number(String word, String path, List<Problem> problems) {
        try {
            double value = Double.parseDouble(word);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, once a file
        }
        if (problems.stream().noneMatch(problem -> path.equals(problem.file()))) {
            problems.add(Problem.error("GRADIENTS_MALFORMED", path, "numbers", "not a number", "finite numbers"));
        }
        return 0;
    }

    public record Direction(double x, double y, double z) {

        public double norm() {
            return Math.sqrt(x * x + y * y + z * z);
        }
    }
}
