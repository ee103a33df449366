package org.naohai.catalogue.dicom.retrieve;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.naohai.catalogue.dicom.retrieve.Located.Part;
import org.naohai.formats.dicom.ByteSource;
import org.naohai.formats.dicom.DicomReader;
import org.naohai.formats.dicom.PixelReader;
import org.naohai.formats.dicom.Value;
import org.naohai.lake.Lake;

/// Which fragments make up each frame of encapsulated pixel data. Objects never change, so what was found
/// of one is kept.
final class Fragments {

    private static final int MOST = 200;

    private final Lake lake;
    private final Map<String, List<List<Value.Bulk>>> kept = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<List<Value.Bulk>>> eldest) {
            return size() > MOST;
        }
    };

    Fragments(Lake lake) {
        this.lake = lake;
    }

    /// Frame by frame; empty where frames cannot be told apart, or there are none.
    List<List<Value.Bulk>> of(Part part) throws IOException {
        synchronized (kept) {
            var known = kept.get(part.sha256());
            if (known != null) {
                return known;
            }
        }
        var frames = read(part);
        synchronized (kept) {
            kept.put(part.sha256(), frames);
        }
        return frames;
    }

    private List<List<Value.Bulk>> read(Part part) throws IOException {
        try (var channel = lake.channel(part.sha256())) {
            return PixelReader.open(DicomReader.read(ByteSource.of(channel)))
                    .reader()
                    .map(reader -> IntStream.range(0, reader.layout().frames())
                            .mapToObj(reader::frameFragments)
                            .toList())
                    .orElse(List.of());
        }
    }
}
