package org.naohai.acquisition.dicom.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.naohai.acquisition.dicom.sandbox.PrivateFolder;

/// Rooms of the series of a study: what was converted stays there until it is where it belongs.
final class Rooms implements AutoCloseable {

    private final SeriesConversion series;
    private final List<PrivateFolder> open = new ArrayList<>();

    Rooms(SeriesConversion series) {
        this.series = series;
    }

    PrivateFolder open() throws IOException {
        var room = series.room();
        open.add(room);
        return room;
    }

    @Override
    public void close() {
        open.forEach(PrivateFolder::close);
    }
}
