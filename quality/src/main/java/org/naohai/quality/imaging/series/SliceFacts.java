package org.naohai.quality.imaging.series;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;

/// What the checks need of one image: a classic instance, a picture of tiles, or a frame of an enhanced
/// instance. Some 70 bytes, for a series has up to 100,000.
///
/// - **instance** its number; 0 where it has none · **frame** from 1; 0 in a classic instance
/// - **position** of the first voxel, mm · **time** temporal position; 0 where none is said
/// - **kind** what is pictured: image type, echo, inversion, stack · **tiles** slices in the picture; 1
///   as a rule, 0 where it is a picture of tiles and nobody says of how many
public record SliceFacts(
        int instance,
        int frame,
        Plane plane,
        Vector position,
        int time,
        String kind,
        @Nullable Gradient gradient,
        int tiles) {

    /// Of a classic instance one, of an enhanced one as many as it has frames.
    public static List<SliceFacts> of(DataSet data) {
        var found = new ArrayList<SliceFacts>();
        for (var frame : Frame.of(data)) {
            found.add(of(frame));
        }
        return found;
    }

    static SliceFacts of(Frame frame) {
        var data = frame.data();
        return new SliceFacts(
                data.integer(Tag.InstanceNumber, 0),
                frame.number(),
                Plane.of(frame),
                Vector.of(frame.numbers(SeriesTag.PlanePositionSequence, Tag.ImagePositionPatient), 0),
                time(frame),
                kind(frame),
                Gradient.of(frame),
                Tiles.count(data));
    }

    private static int time(Frame frame) {
        double index = frame.number(SeriesTag.FrameContentSequence, SeriesTag.TemporalPositionIndex);
        return Double.isFinite(index) ? (int) index : frame.data().integer(Tag.TemporalPositionIdentifier, 0);
    }

    private static String kind(Frame frame) {
        var data = frame.data();
        var type = frame.number() == 0
                ? String.join("\\", data.texts(Tag.ImageType))
                : frameType(frame)
                        + ' '
                        + frame.text(SeriesTag.MrImageFrameTypeSequence, SeriesTag.ComplexImageComponent);
        var echo = frame.number() == 0
                ? data.text(Tag.EchoNumbers, "") + ' ' + data.text(Tag.EchoTime, "")
                : frame.text(SeriesTag.MrEchoSequence, SeriesTag.EffectiveEchoTime);
        return type
                + '|'
                + echo
                + '|'
                + inversion(frame)
                + '|'
                + frame.text(SeriesTag.FrameContentSequence, SeriesTag.StackId);
    }

    private static String frameType(Frame frame) {
        for (int macro : new int[] {
            SeriesTag.MrImageFrameTypeSequence, SeriesTag.CtImageFrameTypeSequence, SeriesTag.PetFrameTypeSequence
        }) {
            var type = frame.text(macro, SeriesTag.FrameType);
            if (!type.isEmpty()) {
                return type;
            }
        }
        return "";
    }

    private static String inversion(Frame frame) {
        return frame.number() == 0
                ? frame.data().text(Tag.InversionTime, "")
                : frame.text(SeriesTag.MrModifierSequence, SeriesTag.InversionTimes);
    }

    boolean placed() {
        return plane.oriented() && position.known();
    }

    boolean tiled() {
        return tiles != 1;
    }
}
