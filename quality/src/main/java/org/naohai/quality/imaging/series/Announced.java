package org.naohai.quality.imaging.series;

import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.Vr;

/// How many there should be by the headers themselves; 0 where they do not say.
///
/// - **volumes** of a time series · **slices** of one volume · **images** of an acquisition, which is one
///   volume for some scanners and all of them for others
record Announced(int volumes, int slices, int images) {

    static final Announced NOTHING = new Announced(0, 0, 0);

    static Announced of(DataSet data) {
        boolean pet = data.text(Tag.Modality, "").equals("PT");
        int volumes = Math.max(
                data.integer(Tag.NumberOfTemporalPositions, 0),
                pet ? data.integer(SeriesTag.NumberOfTimeSlices, 0) : 0);
        int philips = whole(PrivateBlock.PHILIPS_IMAGING.number(data, 0x18, Vr.SL));
        int ge = whole(PrivateBlock.GE_PARAMETERS.number(data, 0x79, Vr.US));
        int slices = Math.max(Math.max(philips, ge), pet ? data.integer(SeriesTag.NumberOfSlices, 0) : 0);
        return new Announced(volumes, slices, data.integer(Tag.ImagesInAcquisition, 0));
    }

    private static int whole(double count) {
        return count > 0 && count < 100_000 ? (int) count : 0;
    }

    /// The most that any instance says.
    Announced with(Announced other) {
        return new Announced(
                Math.max(volumes, other.volumes), Math.max(slices, other.slices), Math.max(images, other.images));
    }
}
