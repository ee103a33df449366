package org.naohai.formats.dicom;

import java.util.List;

/// The frames of a multi-frame object, each as if it were an image of its own.
///
/// What the functional groups say of a frame, shared by all or its own (PS3.3 C.7.6.16), is brought to the top: so
/// Image Position (Patient), Pixel Spacing, Rescale Slope, Diffusion b-value and the like are found where a single
/// frame has them. Echo Time is filled from Effective Echo Time.
public final class EnhancedFrames {

    private static final int EFFECTIVE_ECHO_TIME = 0x00189082;
    private static final int DIFFUSION_DIRECTION_SEQUENCE = 0x00189076;
    private static final int DIFFUSION_MATRIX_SEQUENCE = 0x00189601;

    private final DataSet data;
    private final DataSet shared;
    private final List<DataSet> own;
    private final int count;

    private EnhancedFrames(DataSet data, DataSet shared, List<DataSet> own, int count) {
        this.data = data;
        this.shared = shared;
        this.own = own;
        this.count = count;
    }

    /// - **data** of any image; one without functional groups has frames that are all like itself
    public static EnhancedFrames of(DataSet data) {
        var shared = data.items(Tag.SharedFunctionalGroupsSequence);
        var own = data.items(Tag.PerFrameFunctionalGroupsSequence);
        int frames = Math.max(1, data.integer(Tag.NumberOfFrames, Math.max(1, own.size())));
        return new EnhancedFrames(data, shared.isEmpty() ? DataSet.EMPTY : shared.getFirst(), own, frames);
    }

    /// Whether functional groups say anything of a frame.
    public boolean isEnhanced() {
        return shared.size() > 0 || !own.isEmpty();
    }

    /// Frames as the object counts them; there may be fewer groups.
    public int count() {
        return count;
    }

    /// The attributes of a frame: those of the object, of the shared groups and of its own, the last ones counting.
    ///
    /// - **frame** from 0
    public DataSet frame(int frame) {
        if (frame < 0 || frame >= count) {
            throw new IndexOutOfBoundsException(frame);
        }
        if (!isEnhanced()) {
            return data;
        }
        var builder = new DataSet.Builder(data.characters());
        for (var element : data) {
            if (element.tag() != Tag.SharedFunctionalGroupsSequence
                    && element.tag() != Tag.PerFrameFunctionalGroupsSequence) {
                builder.put(element);
            }
        }
        groups(shared, builder);
        if (frame < own.size()) {
            groups(own.get(frame), builder);
        }
        var flat = builder.build();
        var echo = flat.number(EFFECTIVE_ECHO_TIME);
        return echo.isPresent() && !flat.has(Tag.EchoTime)
                ? flat.edit()
                        .put(Element.of(Tag.EchoTime, Vr.DS, decimal(echo.get())))
                        .build()
                : flat;
    }

    /// Groups of vendors hold copies of public attributes, often of the image that was split or joined: of those, only
    /// what is private counts.
    private static void groups(DataSet groups, DataSet.Builder into) {
        for (var group : groups) {
            if (group.value() instanceof Value.Items(var items) && !items.isEmpty()) {
                put(items.getFirst(), into, Tag.isPrivate(group.tag()));
            } else if (Tag.isPrivateCreator(group.tag())) {
                into.put(group);
            }
        }
    }

    private static void put(DataSet group, DataSet.Builder into, boolean privateOnly) {
        for (var element : group) {
            int tag = element.tag();
            if (!privateOnly || Tag.isPrivate(tag)) {
                into.put(element);
            }
            if (tag == DIFFUSION_DIRECTION_SEQUENCE || tag == DIFFUSION_MATRIX_SEQUENCE) {
                group.items(tag).stream().limit(1).forEach(item -> put(item, into, privateOnly));
            }
        }
    }

    /// At most 16 characters (PS3.5 table 6.2-1, DS).
    private static String decimal(double number) {
        var text = Double.toString(number);
        return text.length() <= 16 ? text : "%.9g".formatted(number);
    }
}
