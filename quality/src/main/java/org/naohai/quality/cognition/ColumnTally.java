package org.naohai.quality.cognition;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.tables.DataDictionary;
import org.naohai.quality.identity.ColumnWatch;
import org.naohai.quality.identity.Shapes;

/// Counts one column while its rows go by.
///
/// - **bounds** distinct values and numbers are kept up to a budget shared by all columns; beyond it the numbers are a
///   uniform sample (Vitter's algorithm R, fixed seed), while counts, mean, deviation, minimum and maximum stay exact
///
/// Not thread-safe; owned by one reading.
final class ColumnTally {

    private static final int NUMBER_BUDGET = 4_000_000;
    private static final int VALUE_BUDGET = 1_000_000;
    private static final int SHOWN_COUNTS = 30;
    private static final int BINS = 20;
    private static final int KEPT_CHARS = 200;

    final String name;
    final DataDictionary.Column declared;
    final ColumnWatch watch;
    private final int maxNumbers;
    private final int maxValues;
    private final Map<String, Long> values = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private double[] numbers = new double[16];
    long present;
    long missing;
    long numeric;
    long integers;
    long truths;
    long dates;
    long chars;
    long notInLevels;

    @Nullable
    String firstNotInLevels;

    long outOfRange;
    long firstNotNumericLine;
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    private double mean;
    private double squares;

    ColumnTally(String name, DataDictionary.Column declared, int columns) {
        this.name = name;
        this.declared = declared;
        this.watch = new ColumnWatch(name);
        this.maxNumbers = Math.max(1_000, NUMBER_BUDGET / Math.max(1, columns));
        this.maxValues = Math.max(60, Math.min(20_000, VALUE_BUDGET / Math.max(1, columns)));
    }

    void see(long line, String cell) {
        if (Cells.missing(cell, declared)) {
            missing++;
            return;
        }
        present++;
        chars += cell.length();
        watch.see(cell);
        count(cell);
        truths += Cells.truth(cell) ? 1 : 0;
        dates += Shapes.date(cell) != null ? 1 : 0;
        var number = Cells.number(cell);
        if (number != null) {
            add(number, cell);
        } else if (firstNotNumericLine == 0) {
            firstNotNumericLine = line;
        }
        check(cell, number);
    }

    private void count(String cell) {
        var key = cell.length() > KEPT_CHARS ? cell.substring(0, KEPT_CHARS) : cell;
        if (values.containsKey(key) || values.size() < maxValues) {
            values.merge(key, 1L, Long::sum);
        }
    }

    private void add(double number, String cell) {
        if (numeric < maxNumbers) {
            if (numeric == numbers.length) {
                numbers = Arrays.copyOf(numbers, Math.min(maxNumbers, numbers.length * 2));
            }
            numbers[(int) numeric] = number;
        } else {
            long slot = random.nextLong(numeric + 1);
            if (slot < maxNumbers) {
                numbers[(int) slot] = number;
            }
        }
        numeric++;
        integers += number == Math.rint(number) && cell.indexOf('.') < 0 ? 1 : 0;
        minimum = Math.min(minimum, number);
        maximum = Math.max(maximum, number);
        double delta = number - mean;
        mean += delta / numeric;
        squares += delta * (number - mean);
    }

    private void check(String cell, @Nullable Double number) {
        if (!declared.levels().isEmpty() && !Cells.declaredLevel(cell, declared)) {
            notInLevels++;
            firstNotInLevels = firstNotInLevels == null ? cell : firstNotInLevels;
        }
        if (number != null
                && ((declared.minimum() != null && number < declared.minimum())
                        || (declared.maximum() != null && number > declared.maximum()))) {
            outOfRange++;
        }
    }

    long distinct() {
        return values.size();
    }

    boolean distinctIsExact() {
        return values.size() < maxValues;
    }

    /// Cells that are one of these numbers, however written.
    long countOf(List<Double> wanted) {
        return values.entrySet().stream()
                .filter(one -> Cells.number(one.getKey()) instanceof Double number && wanted.contains(number))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Nullable
    Double mean() {
        return numeric == 0 ? null : mean;
    }

    /// With n − 1.
    @Nullable
    Double standardDeviation() {
        return numeric < 2 ? null : Math.sqrt(squares / (numeric - 1));
    }

    @Nullable
    Double median() {
        if (numeric == 0) {
            return null;
        }
        var sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// Equal bins from minimum to maximum; of a sample, scaled by nothing.
    List<Long> histogram() {
        if (numeric == 0 || !(minimum < maximum)) {
            return List.of();
        }
        var bins = new long[BINS];
        for (double number : sorted()) {
            bins[(int) Math.min(BINS - 1, (number - minimum) / (maximum - minimum) * BINS)]++;
        }
        return Arrays.stream(bins).boxed().toList();
    }

    /// The commonest values first.
    Map<String, Long> commonest() {
        return values.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN_COUNTS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    private double[] sorted() {
        var sorted = Arrays.copyOf(numbers, (int) Math.min(numeric, maxNumbers));
        Arrays.sort(sorted);
        return sorted;
    }
}
