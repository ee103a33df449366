package org.naohai.quality.imaging.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Slices that lie alongside each other and show the same: a volume, or a volume again and again.
///
/// - **slices** each instance once · **copies** how many more there were of the same number, place and time
/// - **positions** along the normal, mm, ascending, each once · **places** of each slice: its index there
final class Stack {

    /// The same place, as a part of the step between slices (ours: positions differ by the rounding of
    /// cosines).
    private static final double SAME_PLACE = 0.1;

    private static final double FINEST = 0.005;
    private static final double COARSEST = 0.25;

    private final List<SliceFacts> slices;
    private final int copies;
    private final double[] positions;
    private final int[] places;
    private final List<Volumes> volumes;

    private Stack(List<SliceFacts> slices, int copies, double[] positions, int[] places) {
        this.slices = List.copyOf(slices);
        this.copies = copies;
        this.positions = positions;
        this.places = places;
        this.volumes = byMoment();
    }

    /// - **together** one kind, one orientation; never empty
    static Stack of(List<SliceFacts> together) {
        var plane = together.getFirst().plane();
        var normal = plane.normal();
        double step = plane.nominalStep();
        double tolerance = Double.isFinite(step) ? Math.clamp(step * SAME_PLACE, FINEST, COARSEST) : FINEST;
        var along = together.stream()
                .mapToDouble(slice -> slice.tiled() ? 0 : normal.dot(slice.position()))
                .toArray();
        var positions = distinct(along, tolerance);
        var kept = new ArrayList<SliceFacts>();
        var places = new int[along.length];
        var seen = new HashSet<Same>();
        for (int i = 0; i < along.length; i++) {
            var slice = together.get(i);
            int place = place(positions, along[i]);
            if (slice.instance() == 0 || seen.add(Same.of(slice, place))) {
                places[kept.size()] = place;
                kept.add(slice);
            }
        }
        return new Stack(kept, along.length - kept.size(), positions, Arrays.copyOf(places, kept.size()));
    }

    /// What makes an image the copy of another.
    private record Same(
            int instance,
            int frame,
            int place,
            int time,
            @Nullable Gradient gradient) {
        static Same of(SliceFacts slice, int place) {
            return new Same(slice.instance(), slice.frame(), place, slice.time(), slice.gradient());
        }
    }

    private static double[] distinct(double[] along, double tolerance) {
        var sorted = along.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (double one : sorted) {
            if (count == 0 || one - sorted[count - 1] > tolerance) {
                sorted[count++] = one;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /// The last position that does not lie behind.
    private static int place(double[] positions, double along) {
        int found = Arrays.binarySearch(positions, along);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    List<SliceFacts> slices() {
        return slices;
    }

    int copies() {
        return copies;
    }

    double[] positions() {
        return positions.clone();
    }

    int places() {
        return positions.length;
    }

    Plane plane() {
        return slices.getFirst().plane();
    }

    String kind() {
        return slices.getFirst().kind();
    }

    boolean tiled() {
        return slices.getFirst().tiled();
    }

    boolean frames() {
        return slices.getFirst().frame() > 0;
    }

    /// The volumes by what tells them apart; where nothing does, all in one.
    List<Volumes> volumes() {
        return volumes;
    }

    private List<Volumes> byMoment() {
        var byKey = new LinkedHashMap<Object, List<Integer>>();
        var key = key();
        for (int i = 0; i < slices.size(); i++) {
            byKey.computeIfAbsent(key.apply(slices.get(i)), one -> new ArrayList<>())
                    .add(i);
        }
        return byKey.values().stream().map(this::counted).toList();
    }

    private record Moment(int time, @Nullable Gradient gradient) {}

    /// Time and gradient, as far as they tell volumes apart, and not every slice from every other.
    private Function<SliceFacts, Object> key() {
        List<Function<SliceFacts, Object>> keys = List.of(
                slice -> new Moment(slice.time(), slice.gradient()),
                slice -> new Moment(0, slice.gradient()),
                slice -> new Moment(slice.time(), null));
        return keys.stream()
                .filter(key -> slices.stream().map(key).distinct().count() * positions.length <= 2L * slices.size())
                .findFirst()
                .orElse(slice -> new Moment(0, null));
    }

    private Volumes counted(List<Integer> members) {
        var counts = new HashMap<Integer, Integer>();
        members.forEach(i -> counts.merge(places[i], 1, Integer::sum));
        int volumes = tiled() ? members.size() : mostFrequent(counts);
        long missing = 0;
        long extra = 0;
        if (!tiled()) {
            missing = (long) volumes * (positions.length - counts.size());
            for (int count : counts.values()) {
                missing += Math.max(0, volumes - count);
                extra += Math.max(0, count - volumes);
            }
        }
        var first = slices.get(members.getFirst());
        int last =
                members.stream().mapToInt(i -> slices.get(i).instance()).max().orElse(0);
        return new Volumes(first.gradient(), volumes, missing, extra, atEnd(members, volumes), last);
    }

    /// The last volume, where the scan was broken off inside it: nothing but its end is missing.
    Optional<Cut> cut(Numbers numbers) {
        var last = volumes.stream()
                .max(Comparator.comparing(Volumes::lastInstance))
                .orElseThrow();
        if (last.begun() && volumes.size() == 1) {
            return Optional.of(new Cut(last.extra(), positions.length));
        }
        boolean onlyThere = last.missing() > 0
                && last.missing() < positions.length
                && volumes.stream().noneMatch(one -> one != last && one.missing() > 0)
                && numbers.usable()
                && numbers.first() == 1
                && numbers.missing() == 0
                && (volumes.size() > 1 || last.volumes() > 1);
        return onlyThere ? Optional.of(new Cut(positions.length - last.missing(), positions.length)) : Optional.empty();
    }

    /// - **there** slices of the last volume · **slices** of the others
    record Cut(long there, int slices) {}

    /// How often most places are there; of two equally frequent the larger.
    private static int mostFrequent(Map<Integer, Integer> counts) {
        return counts.values().stream()
                .collect(Collectors.groupingBy(one -> one, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    /// Whether the slices that are there once more came last: the beginning of a volume that was not ended.
    private boolean atEnd(List<Integer> members, int volumes) {
        var seen = new HashMap<Integer, Integer>();
        int lastOfVolume = Integer.MIN_VALUE;
        int firstBeyond = Integer.MAX_VALUE;
        var ordered = members.stream()
                .sorted((a, b) ->
                        Integer.compare(slices.get(a).instance(), slices.get(b).instance()))
                .toList();
        for (int i : ordered) {
            int number = slices.get(i).instance();
            if (seen.merge(places[i], 1, Integer::sum) > volumes) {
                firstBeyond = Math.min(firstBeyond, number);
            } else {
                lastOfVolume = Math.max(lastOfVolume, number);
            }
        }
        return firstBeyond > lastOfVolume && firstBeyond != Integer.MAX_VALUE;
    }

    /// Volumes of one moment.
    ///
    /// - **volumes** complete ones, or nearly · **missing** slices to make them whole · **extra** slices
    ///   beyond them
    /// - **extraAtEnd** whether those came after all others · **lastInstance** the highest instance
    ///   number among them
    record Volumes(
            @Nullable Gradient gradient, int volumes, long missing, long extra, boolean extraAtEnd, int lastInstance) {

        /// Whether the extra slices are the beginning of one volume more.
        boolean begun() {
            return extra > 0 && extraAtEnd && (volumes > 1 || extra > 1);
        }
    }
}
