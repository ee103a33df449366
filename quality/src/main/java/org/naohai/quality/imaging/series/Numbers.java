package org.naohai.quality.imaging.series;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the instance numbers of a series say about what is missing.
///
/// - **usable** whether every instance has one and no two have the same
/// - **first** the lowest · **missing** how many are left out between the lowest and the highest
/// - **firstMissing** the lowest that is left out; 0 where none is
record Numbers(boolean usable, int first, int missing, int firstMissing) {

    static Numbers of(List<Stack> stacks, Stream<SliceFacts> unplaced, List<Integer> others) {
        var slices = Stream.concat(stacks.stream().flatMap(stack -> stack.slices().stream()), unplaced);
        var instances = Stream.concat(ofInstances(slices), others.stream())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        boolean usable = instances.length > 0
                && instances[0] > 0
                && IntStream.of(instances).distinct().count() == instances.length;
        if (!usable) {
            return new Numbers(false, 0, 0, 0);
        }
        int missing = instances[instances.length - 1] - instances[0] + 1 - instances.length;
        return new Numbers(true, instances[0], missing, missing == 0 ? 0 : firstMissing(instances));
    }

    /// Of an enhanced instance once, whichever of its frames are looked at.
    private static Stream<Integer> ofInstances(Stream<SliceFacts> slices) {
        var enhanced = new HashSet<Integer>();
        return slices.filter(slice -> slice.frame() == 0 || enhanced.add(slice.instance()))
                .map(SliceFacts::instance);
    }

    private static int firstMissing(int[] instances) {
        int i = 1;
        while (instances[i] == instances[i - 1] + 1) {
            i++;
        }
        return instances[i - 1] + 1;
    }
}
