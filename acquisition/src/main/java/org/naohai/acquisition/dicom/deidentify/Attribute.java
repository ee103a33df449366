package org.naohai.acquisition.dicom.deidentify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;

/// One attribute of a series, by the sequences that it stands in: what its profile says, what its values
/// became, and how many instances that happened to. Owned by one thread.
final class Attribute {

    final int tag;
    final Actions.@Nullable Ruled ruled;
    private final @Nullable Attribute parent;
    private final ByTag<Attribute> children = new ByTag<>();
    private final List<Count> counts = new ArrayList<>(2);
    final Memo memo;
    private final Budget budget;
    /// Whose block a private attribute stands in, and what that allows.
    @Nullable
    String creator;

    /// The representation that the dictionary was last asked about, and what it said.
    @Nullable
    Vr asked;

    boolean known;

    SafePrivate.@Nullable Kind safe;

    Attribute(int tag, Actions.@Nullable Ruled ruled, @Nullable Attribute parent, Budget budget) {
        this.memo = new Memo(budget);
        this.budget = budget;
        this.tag = tag;
        this.ruled = ruled;
        this.parent = parent;
    }

    /// - **last** the tag at the end of the path · **done** `removed`, `emptied`, `replaced`, `mapped`,
    ///   `shifted`, `cut`, `kept`, `rewritten`
    record Line(String tag, int last, @Nullable String creator, String rule, String done, int instances) {}

    private static final class Count {
        private final String rule;
        private final String done;
        private int instances;
        private int last;

        Count(String rule, String done) {
            this.rule = rule;
            this.done = done;
        }
    }

    /// Of more different attributes than any object has, those that are too many are cleaned and not counted.
    Attribute child(int childTag, Actions actions) {
        var known = children.get(childTag);
        if (known == null) {
            known = new Attribute(childTag, actions.ruled(childTag), this, budget);
            if (budget.takesAttribute()) {
                children.put(childTag, known);
            }
        }
        return known;
    }

    /// There is more to look for: nothing that was judged before counts.
    void forget() {
        memo.clear();
        children.forEach(Attribute::forget);
    }

    /// The same in one instance counts once.
    ///
    /// - **instance** 1, 2, …
    void count(String rule, String done, int instance) {
        for (var count : counts) {
            if (count.done.equals(done) && count.rule.equals(rule)) {
                if (count.last != instance) {
                    count.last = instance;
                    count.instances++;
                }
                return;
            }
        }
        var count = new Count(rule, done);
        count.last = instance;
        count.instances = 1;
        counts.add(count);
    }

    void lines(Consumer<Line> consumer) {
        counts.forEach(
                count -> consumer.accept(new Line(path(), tag, creator, count.rule, count.done, count.instances)));
        children.forEach(child -> child.lines(consumer));
    }

    /// `(0040,0275)(0040,0007)`, a private one with `xx` for its block.
    private String path() {
        var own = Tag.isPrivate(tag) && !Tag.isPrivateCreator(tag)
                ? "(%04X,xx%02X)".formatted(Tag.group(tag), tag & 0xFF)
                : Tag.text(tag);
        return parent == null || parent.parent == null && parent.tag == 0 ? own : parent.path() + own;
    }
}
