package org.naohai.acquisition.dicom.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.Target;
import org.naohai.acquisition.dicom.route.Precedent.Likeness;
import org.naohai.kernel.Text;

/// Says where a study may belong by what was decided about others like it.
///
/// A decision counts where its study agrees in at least [#ENOUGH] of 11 points of [Likeness], and in what it came from
/// or in the form of its id, not in words alone; a target is suggested where it has two thirds of all points. Both are
/// our choice: one agreement alone (the only scanner of a hospital) suggests nothing, two do.
final class Learning {

    private static final int ENOUGH = 4;
    private static final Set<Likeness> STRONG = Set.of(Likeness.ID_FORM, Likeness.SENDER, Likeness.STATION);
    private static final double CLEAR = 2.0 / 3;

    private Learning() {}

    private record Place(UUID projectId, String dataset) {}

    private record Counted(Precedent precedent, Set<Likeness> likeness) {
        int points() {
            return Precedent.weight(likeness);
        }

        boolean counts() {
            return points() >= ENOUGH && likeness.stream().anyMatch(STRONG::contains);
        }
    }

    static Optional<Suggestion> suggestion(Sample sample, List<Precedent> precedents) {
        var places = new LinkedHashMap<Place, List<Counted>>();
        for (var precedent : precedents) {
            var counted = new Counted(precedent, precedent.likeness(sample));
            if (counted.counts()) {
                var target = precedent.target();
                places.computeIfAbsent(new Place(target.projectId(), target.dataset()), place -> new ArrayList<>())
                        .add(counted);
            }
        }
        int all = places.values().stream().mapToInt(Learning::points).sum();
        return places.entrySet().stream()
                .max(Comparator.comparingInt(one -> points(one.getValue())))
                .filter(best -> points(best.getValue()) >= CLEAR * all)
                .map(best -> of(best.getKey(), best.getValue(), sample));
    }

    private static int points(List<Counted> some) {
        return some.stream().mapToInt(Counted::points).sum();
    }

    private static Suggestion of(Place place, List<Counted> backing, Sample sample) {
        return new Suggestion(
                place.projectId(), place.dataset(), subject(backing, sample), backing.size(), because(backing));
    }

    /// As most of them had it: a pseudonym, or the end of the id behind the same letters.
    private static @Nullable String subject(List<Counted> backing, Sample sample) {
        return backing.stream()
                .map(one -> subject(one.precedent().sample(), one.precedent().target(), sample))
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .filter(best -> 2 * best.getValue() >= backing.size())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static Optional<String> subject(Sample earlier, Target target, Sample sample) {
        return target.subject() == null
                ? Optional.of(Rule.AUTO)
                : Labels.learnt(earlier.patientId(), target.subject())
                        .flatMap(labels -> labels.subject(sample.patientId()));
    }

    /// What at least half of them agree in.
    private static Text because(List<Counted> backing) {
        var times = new EnumMap<Likeness, Integer>(Likeness.class);
        backing.forEach(one -> one.likeness().forEach(like -> times.merge(like, 1, Integer::sum)));
        var shared = times.entrySet().stream()
                .filter(one -> 2 * one.getValue() >= backing.size())
                .map(Map.Entry::getKey)
                .toList();
        int count = backing.size();
        var zh = shared.stream().map(one -> one.zh).collect(Collectors.joining("、"));
        var en = shared.stream().map(one -> one.en).collect(Collectors.joining(", "));
        return new Text(
                "此前 " + count + " 次决定将同类检查归入此处（" + zh + "）",
                count + (count == 1 ? " earlier decision" : " earlier decisions") + " sent studies like it here (" + en
                        + ")");
    }
}
