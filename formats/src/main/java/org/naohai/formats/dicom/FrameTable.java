package org.naohai.formats.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which fragments of encapsulated pixel data make which frame (PS3.5 A.4).
///
/// In this order: one frame has all; as many fragments as frames, one each; the extended offset table
/// (7FE0,0001); the basic one; fragments that start as a JPEG stream does.
final class FrameTable {

    private static final int EXTENDED_OFFSET_TABLE = 0x7FE00001;
    private static final int JPEG_START = 0xFFD8;
    private static final int JPEG_2000_START = 0xFF4F;

    private FrameTable() {}

    /// - **gives** for each frame its fragments; null where nothing tells
    static @Nullable List<List<Value.Bulk>> of(DicomObject object, Value.Encapsulated pixels, int frames)
            throws IOException {
        var fragments = pixels.fragments();
        if (fragments.size() < frames) {
            return null;
        }
        if (frames == 1) {
            return List.of(fragments);
        }
        if (fragments.size() == frames) {
            return fragments.stream().map(List::of).toList();
        }
        var byTable = byOffsets(fragments, extended(object.data()), frames);
        if (byTable == null) {
            byTable = byOffsets(fragments, basic(object.source(), pixels.offsetTable(), frames), frames);
        }
        return byTable != null ? byTable : byMarkers(object.source(), fragments, frames);
    }

    private static long[] extended(DataSet data) {
        var element = data.get(EXTENDED_OFFSET_TABLE);
        if (element == null || !(element.value() instanceof Value.Bytes bytes)) {
            return new long[0];
        }
        var numbers = ByteBuffer.wrap(Values.littleEndian(Vr.OV, bytes)).order(ByteOrder.LITTLE_ENDIAN);
        var offsets = new long[bytes.length() / 8];
        numbers.asLongBuffer().get(offsets);
        return offsets;
    }

    static long[] basic(ByteSource source, Value.Bulk table, int frames) throws IOException {
        if (table.length() != 4L * frames) {
            return new long[0];
        }
        var bytes = new byte[4 * frames];
        source.read(table.offset(), bytes, 0, bytes.length);
        var numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        var offsets = new long[frames];
        Arrays.setAll(offsets, i -> Integer.toUnsignedLong(numbers.getInt(4 * i)));
        return offsets;
    }

    /// - **offsets** of the items of each frame's first fragment, from the first of all
    private static @Nullable List<List<Value.Bulk>> byOffsets(List<Value.Bulk> fragments, long[] offsets, int frames) {
        if (offsets.length != frames || offsets[0] != 0) {
            return null;
        }
        long origin = fragments.getFirst().offset();
        var starts = new ArrayList<Integer>();
        for (int i = 0; i < fragments.size(); i++) {
            if (starts.size() < frames && fragments.get(i).offset() - origin == offsets[starts.size()]) {
                starts.add(i);
            }
        }
        return starts.size() == frames ? split(fragments, starts) : null;
    }

    private static @Nullable List<List<Value.Bulk>> byMarkers(ByteSource source, List<Value.Bulk> fragments, int frames)
            throws IOException {
        var starts = new ArrayList<Integer>();
        for (int i = 0; i < fragments.size(); i++) {
            if (startsImage(source, fragments.get(i))) {
                starts.add(i);
            }
        }
        return starts.size() == frames && starts.getFirst() == 0 ? split(fragments, starts) : null;
    }

    static boolean startsImage(ByteSource source, Value.Bulk fragment) throws IOException {
        if (fragment.length() < 4) {
            return false;
        }
        var first = new byte[2];
        source.read(fragment.offset(), first, 0, 2);
        int marker = (first[0] & 0xFF) << 8 | first[1] & 0xFF;
        return marker == JPEG_START || marker == JPEG_2000_START;
    }

    private static List<List<Value.Bulk>> split(List<Value.Bulk> fragments, List<Integer> starts) {
        var frames = new ArrayList<List<Value.Bulk>>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : fragments.size();
            frames.add(List.copyOf(fragments.subList(starts.get(i), end)));
        }
        return frames;
    }
}
