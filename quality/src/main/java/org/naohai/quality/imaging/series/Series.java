package org.naohai.quality.imaging.series;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A series put together, as the checks see it.
///
/// - **stacks** largest first · **orientations** how many slices each direction has, most first
record Series(SeriesFacts facts, Origin origin, List<Stack> stacks, List<Integer> orientations, Numbers numbers) {

    /// A third of a degree: cosines are written with four digits or more.
    private static final double ALONGSIDE = 0.005;
    /// Volumes follow the head where the scanner corrects for motion.
    private static final double ALONGSIDE_TILED = 0.17;

    private static final int MOST_ORIENTATIONS = 64;
    private static final int MOST_STACKS = 512;

    static Series of(SeriesFacts facts, Origin origin) {
        var directions = new ArrayList<Plane>();
        var counts = new ArrayList<Integer>();
        var known = new HashMap<Plane, Integer>();
        var groups = new LinkedHashMap<Group, List<SliceFacts>>();
        for (var slice : facts.slices()) {
            if (inStack(slice)) {
                int direction = known.computeIfAbsent(
                        slice.plane(), plane -> direction(directions, counts, plane, slice.tiled()));
                counts.set(direction, counts.get(direction) + 1);
                var group = new Group(direction, slice.kind(), slice.tiled());
                var kept = groups.size() < MOST_STACKS || groups.containsKey(group) ? group : Group.REST;
                groups.computeIfAbsent(kept, one -> new ArrayList<>()).add(slice);
            }
        }
        var stacks = groups.values().stream()
                .map(Stack::of)
                .sorted(Comparator.comparing((Stack stack) -> stack.slices().size())
                        .reversed())
                .toList();
        counts.sort(Comparator.reverseOrder());
        return new Series(facts, origin, stacks, List.copyOf(counts), numbers(facts, stacks));
    }

    private static Numbers numbers(SeriesFacts facts, List<Stack> stacks) {
        return Numbers.of(stacks, facts.slices().stream().filter(slice -> !inStack(slice)), facts.otherNumbers());
    }

    private static boolean inStack(SliceFacts slice) {
        return slice.placed() || slice.tiled();
    }

    private record Group(int direction, String kind, boolean tiled) {
        static final Group REST = new Group(-1, "", false);
    }

    private static int direction(List<Plane> directions, List<Integer> counts, Plane plane, boolean tiled) {
        double tolerance = tiled ? ALONGSIDE_TILED : ALONGSIDE;
        for (int i = 0; i < directions.size(); i++) {
            var known = directions.get(i);
            if (known.alongside(plane, tolerance) || !known.oriented() && !plane.oriented()) {
                return i;
            }
        }
        if (directions.size() == MOST_ORIENTATIONS) {
            return MOST_ORIENTATIONS - 1;
        }
        directions.add(plane);
        counts.add(0);
        return directions.size() - 1;
    }

    /// Slices of a volume as the header says; 0 where it does not.
    int announced() {
        return facts.announced().slices();
    }

    /// Instances that make up one volume, all kinds together; 0 where that is not one number.
    int numbersPerVolume() {
        int volumes = volumes();
        long instances = stacks.stream()
                .flatMap(stack -> stack.slices().stream())
                .filter(slice -> slice.frame() <= 1)
                .map(SliceFacts::instance)
                .count();
        return volumes > 0 && instances % volumes == 0 ? (int) (instances / volumes) : 0;
    }

    /// Volumes of the largest stack.
    int volumes() {
        return stacks.isEmpty()
                ? 0
                : stacks.getFirst().volumes().stream()
                        .mapToInt(Stack.Volumes::volumes)
                        .sum();
    }

    /// Slices of one volume of the largest stack; 0 where nobody says.
    int slicesPerVolume() {
        if (stacks.isEmpty()) {
            return 0;
        }
        var largest = stacks.getFirst();
        return largest.tiled() ? largest.slices().getFirst().tiles() : largest.places();
    }

    /// Gradients of the largest stack and the volumes of each, in the order they came.
    Map<Gradient, Integer> gradients() {
        var table = new LinkedHashMap<Gradient, Integer>();
        if (!stacks.isEmpty()) {
            for (var volumes : stacks.getFirst().volumes()) {
                var gradient = volumes.gradient();
                if (gradient != null) {
                    table.merge(gradient, volumes.volumes(), Integer::sum);
                }
            }
        }
        return table;
    }
}
