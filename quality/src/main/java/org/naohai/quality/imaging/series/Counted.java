package org.naohai.quality.imaging.series;

/// The slices of a series, counted: how many are there and how many are not.
///
/// - **sure** whether more than one reason says so · **field** what tells it
record Counted(long there, long missing, boolean sure, String field) {

    private static final String BY_POSITION = "ImagePositionPatient";

    static Counted of(Series series) {
        var origin = series.origin();
        long there = series.stacks().stream()
                .mapToLong(stack -> stack.slices().size())
                .sum();
        if (origin.survey() || origin.recalculated()) {
            return new Counted(there, 0, true, BY_POSITION);
        }
        long missing = 0;
        boolean sure = true;
        for (var stack : series.stacks()) {
            if (!stack.tiled()) {
                var spacing = Spacing.of(stack, series.numbers());
                long atEdges = atEdges(series, stack, spacing.missing());
                missing += (spacing.missing() + atEdges) * volumes(stack) + inVolumes(series, stack);
                sure &= spacing.sure() || origin.mr() || atEdges > 0;
            }
        }
        long announced = announced(series, there);
        return announced > there + missing
                ? new Counted(there, announced - there, true, "ImagesInAcquisition")
                : new Counted(there, missing, sure, BY_POSITION);
    }

    private static int volumes(Stack stack) {
        return stack.volumes().stream().mapToInt(Stack.Volumes::volumes).sum();
    }

    /// Slices that single volumes lack; not those of a last volume that was cut off, which is said apart.
    private static long inVolumes(Series series, Stack stack) {
        return stack.cut(series.numbers()).isPresent()
                ? 0
                : stack.volumes().stream().mapToLong(Stack.Volumes::missing).sum();
    }

    /// Slices beyond the ends of a stack, by what the header says or what other stacks alongside have.
    private static long atEdges(Series series, Stack stack, int inGaps) {
        int there = stack.places() + inGaps;
        if (series.orientations().size() == 1 && series.announced() > there && there * 2 >= series.announced()) {
            return series.announced() - there;
        }
        return series.stacks().stream()
                .filter(other -> !other.tiled() && other.plane().alongside(stack.plane(), 0.005))
                .mapToInt(Stack::places)
                .filter(most -> most > there && there * 2 >= most)
                .map(most -> most - there)
                .max()
                .orElse(0);
    }

    /// Images that the acquisition brought; some scanners say this of each volume.
    private static int announced(Series series, long there) {
        boolean plain = series.stacks().size() == 1
                && series.origin().original()
                && !series.stacks().getFirst().frames()
                && !series.stacks().getFirst().tiled();
        int images = series.facts().announced().images();
        return plain && images > there && images <= there * 2 ? images : 0;
    }
}
