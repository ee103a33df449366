package org.naohai.acquisition.dicom.route;

import java.util.ArrayList;
import java.util.List;
import org.naohai.acquisition.dicom.route.Expression.Node;
import org.naohai.acquisition.dicom.route.Program.Step;

/// Writes what was read as steps. Owned by one thread.
///
/// - **fails** [PatternRefused] where repeats of repeats make too many
final class Steps {

    private static final int MOST = 4000;

    private final List<Step> steps = new ArrayList<>();
    private int written;

    private Steps() {}

    static List<Step> of(Node whole) {
        var writer = new Steps();
        writer.write(whole);
        writer.steps.add(new Step.Done());
        return writer.steps;
    }

    /// Counts nodes, too: those that hold nothing write no step.
    private void write(Node node) {
        if (++written > MOST) {
            throw PatternRefused.tooLarge();
        }
        switch (node) {
            case Node.Take(var chars) -> steps.add(new Step.Take(chars));
            case Node.Sequence(var parts) -> parts.forEach(this::write);
            case Node.Group(var inside, int number) -> {
                steps.add(new Step.Mark(2 * number));
                write(inside);
                steps.add(new Step.Mark(2 * number + 1));
            }
            case Node.Either(var ways) -> either(ways);
            case Node.Repeat(var inside, int least, int most) -> repeat(inside, least, most);
        }
    }

    private void either(List<Node> ways) {
        var ends = new ArrayList<Integer>();
        for (var way : ways.subList(0, ways.size() - 1)) {
            int split = reserved();
            write(way);
            ends.add(reserved());
            steps.set(split, new Step.Split(split + 1, steps.size()));
        }
        write(ways.getLast());
        ends.forEach(end -> steps.set(end, new Step.Jump(steps.size())));
    }

    private void repeat(Node inside, int least, int most) {
        for (int i = 0; i < least; i++) {
            write(inside);
        }
        if (most < 0) {
            int split = reserved();
            write(inside);
            steps.add(new Step.Jump(split));
            steps.set(split, new Step.Split(split + 1, steps.size()));
            return;
        }
        var splits = new ArrayList<Integer>();
        for (int i = least; i < most; i++) {
            splits.add(reserved());
            write(inside);
        }
        splits.forEach(split -> steps.set(split, new Step.Split(split + 1, steps.size())));
    }

    /// The place of a step that is not known yet.
    private int reserved() {
        steps.add(new Step.Done());
        return steps.size() - 1;
    }
}
