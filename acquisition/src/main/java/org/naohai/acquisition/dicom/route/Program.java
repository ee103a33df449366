package org.naohai.acquisition.dicom.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// A compiled pattern. Each pair of step and place in the text is visited once, so a match takes at most
/// steps × length, whatever the pattern: no pattern can hang the intake.
///
/// - **source** R. Cox, *Regular Expression Matching: the Virtual Machine Approach*, 2009 (backtracking that remembers)
final class Program {

    static final int LONGEST_TEXT = 256;

    private final List<Step> steps;
    private final int groups;

    Program(List<Step> steps, int groups) {
        this.steps = List.copyOf(steps);
        this.groups = groups;
    }

    /// One step; places of other steps are indices.
    sealed interface Step {
        record Take(IntPredicate chars) implements Step {}

        /// The first way is tried first.
        record Split(int first, int second) implements Step {}

        record Jump(int to) implements Step {}

        /// Remembers where in the text it is.
        record Mark(int slot) implements Step {}

        record Done() implements Step {}
    }

    /// - **slot**, **value** to be restored; a step to go on with where slot is negative
    private record Open(int step, int at, int slot, int value) {}

    int groups() {
        return groups;
    }

    /// Whether it fits one text only.
    boolean isLiteral() {
        return steps.stream()
                .noneMatch(step -> step instanceof Step.Split
                        || step instanceof Step.Take(var chars) && !(chars instanceof Chars.Single));
    }

    /// What the groups hold where the whole text matches; empty where a group took no part.
    Optional<List<String>> match(String whole) {
        var text = whole.length() <= LONGEST_TEXT ? whole : whole.substring(0, LONGEST_TEXT);
        var slots = new int[2 * groups];
        java.util.Arrays.fill(slots, -1);
        var seen = new BitSet();
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(0, 0, -1, 0));
        while (!open.isEmpty()) {
            var next = open.pop();
            if (next.slot() >= 0) {
                slots[next.slot()] = next.value();
            } else if (follow(next.step(), next.at(), text, slots, seen, open)) {
                return Optional.of(captured(text, slots));
            }
        }
        return Optional.empty();
    }

    private boolean follow(int from, int start, String text, int[] slots, BitSet seen, Deque<Open> open) {
        int step = from;
        int at = start;
        while (true) {
            int visit = step * (text.length() + 1) + at;
            if (seen.get(visit)) {
                return false;
            }
            seen.set(visit);
            switch (steps.get(step)) {
                case Step.Take(var chars) -> {
                    if (at == text.length() || !chars.test(text.charAt(at))) {
                        return false;
                    }
                    step++;
                    at++;
                }
                case Step.Split(int first, int second) -> {
                    open.push(new Open(second, at, -1, 0));
                    step = first;
                }
                case Step.Jump(int to) -> step = to;
                case Step.Mark(int slot) -> {
                    open.push(new Open(0, 0, slot, slots[slot]));
                    slots[slot] = at;
                    step++;
                }
                case Step.Done() -> {
                    return at == text.length();
                }
            }
        }
    }

    private List<String> captured(String text, int[] slots) {
        var found = new ArrayList<String>();
        for (int group = 0; group < groups; group++) {
            int from = slots[2 * group];
            int to = slots[2 * group + 1];
            found.add(from < 0 || to < from ? "" : text.substring(from, to));
        }
        return found;
    }
}
