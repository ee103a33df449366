package org.naohai.quality.imaging.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;

/// What is kept of a series while it comes in, one instance after the other. Owned by one thread; bounded.
public final class SeriesFacts {

    static final int MOST_SLICES = 100_000;
    private static final int MOST_DISTINCT = 4_096;

    /// MR, CT and PET, classic, enhanced and legacy converted (PS3.4 B.5): what is a stack of slices.
    private static final Set<String> STACKS = Set.of(
            "1.2.840.10008.5.1.4.1.1.2",
            "1.2.840.10008.5.1.4.1.1.2.1",
            "1.2.840.10008.5.1.4.1.1.2.2",
            "1.2.840.10008.5.1.4.1.1.4",
            "1.2.840.10008.5.1.4.1.1.4.1",
            "1.2.840.10008.5.1.4.1.1.4.4",
            "1.2.840.10008.5.1.4.1.1.128",
            "1.2.840.10008.5.1.4.1.1.128.1",
            "1.2.840.10008.5.1.4.1.1.130");

    private final List<SliceFacts> slices = new ArrayList<>();
    private final Map<Plane, Plane> planes = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<Gradient, Gradient> gradients = new HashMap<>();
    private final Set<Double> echoTimes = new TreeSet<>();
    private final Set<Double> inversionTimes = new TreeSet<>();
    private final List<Integer> otherNumbers = new ArrayList<>();
    private Announced announced = Announced.NOTHING;
    private @Nullable Origin origin;
    private int instances;
    private boolean whole = true;

    /// - **data** headers of an instance; what is no slice counts, and is not looked at
    public void add(DataSet data) {
        instances++;
        if (!STACKS.contains(data.text(Tag.SopClassUid, ""))) {
            if (otherNumbers.size() < MOST_SLICES) {
                otherNumbers.add(data.integer(Tag.InstanceNumber, 0));
            }
            return;
        }
        if (origin == null) {
            origin = Origin.of(data);
        }
        announced = announced.with(Announced.of(data));
        for (var frame : Frame.of(data)) {
            keep(SliceFacts.of(frame));
            times(frame);
        }
    }

    private void keep(SliceFacts slice) {
        if (slices.size() >= MOST_SLICES) {
            whole = false;
            return;
        }
        var gradient = slice.gradient();
        slices.add(new SliceFacts(
                slice.instance(),
                slice.frame(),
                shared(planes, slice.plane()),
                slice.position(),
                slice.time(),
                shared(kinds, slice.kind()),
                gradient == null ? null : shared(gradients, gradient),
                slice.tiles()));
    }

    private static <T> T shared(Map<T, T> known, T value) {
        var first = known.get(value);
        if (first == null && known.size() < MOST_DISTINCT) {
            known.put(value, value);
        }
        return first == null ? value : first;
    }

    private void times(Frame frame) {
        double echo = frame.number(SeriesTag.MrEchoSequence, SeriesTag.EffectiveEchoTime);
        note(
                echoTimes,
                Double.isFinite(echo) ? echo : frame.data().number(Tag.EchoTime).orElse(Double.NaN));
        double inversion = frame.number(SeriesTag.MrModifierSequence, SeriesTag.InversionTimes);
        note(
                inversionTimes,
                Double.isFinite(inversion)
                        ? inversion
                        : frame.data().number(Tag.InversionTime).orElse(Double.NaN));
    }

    /// 0 is how scanners say that there is none.
    private static void note(Set<Double> times, double time) {
        if (time > 0 && times.size() < 64) {
            times.add(time);
        }
    }

    List<SliceFacts> slices() {
        return Collections.unmodifiableList(slices);
    }

    /// Instance numbers of what is no slice.
    List<Integer> otherNumbers() {
        return Collections.unmodifiableList(otherNumbers);
    }

    Set<Double> echoTimes() {
        return Collections.unmodifiableSet(echoTimes);
    }

    Set<Double> inversionTimes() {
        return Collections.unmodifiableSet(inversionTimes);
    }

    Announced announced() {
        return announced;
    }

    /// Of the first slice; null where there is none.
    public @Nullable Origin origin() {
        return origin;
    }

    public int instances() {
        return instances;
    }

    /// Whether all slices are kept: beyond [#MOST_SLICES] nothing is said about completeness.
    boolean whole() {
        return whole;
    }
}
