package org.naohai.quality.imaging.series;

import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;

/// Pictures that hold a whole volume, its slices side by side: mosaics of Siemens, volume frames of
/// United Imaging.
final class Tiles {

    private static final String MOSAIC = "MOSAIC";
    private static final String VOLUME_FRAME = "VFRAME";

    private Tiles() {}

    /// Slices in the picture: 1 in all others, 0 where it is such a picture and its private elements are
    /// gone.
    static int count(DataSet data) {
        var type = data.texts(Tag.ImageType);
        if (type.contains(MOSAIC)) {
            return whole(PrivateBlock.SIEMENS.number(data, 0x0A, Vr.US));
        }
        return type.contains(VOLUME_FRAME) ? whole(PrivateBlock.UIH.number(data, 0x50, Vr.DS)) : 1;
    }

    private static int whole(double count) {
        return count > 0 && count < 10_000 ? (int) count : 0;
    }

    /// Rows and columns of one slice; empty where they cannot be told.
    static int[] matrix(DataSet data) {
        int rows = data.integer(Tag.Rows, 0);
        int columns = data.integer(Tag.Columns, 0);
        int tiles = count(data);
        if (tiles == 1) {
            return new int[] {rows, columns};
        }
        if (tiles > 1 && data.texts(Tag.ImageType).contains(MOSAIC)) {
            int side = (int) Math.ceil(Math.sqrt(tiles));
            return new int[] {rows / side, columns / side};
        }
        // volume frames are no squares: as acquired, where that fits
        var acquired = data.numbers(SeriesTag.AcquisitionMatrix);
        int size = acquired.length == 4 ? (int) Math.max(acquired[0], acquired[1]) : 0;
        return size > 0 && rows % size == 0 && columns % size == 0 ? new int[] {size, size} : new int[0];
    }
}
