package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// Slices of a made-up study, as a scanner would send them.
final class Slices {

    static final String MR_IMAGE = "1.2.840.10008.5.1.4.1.1.4";

    private final Map<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);

    private Slices() {}

    /// Slice `number` of series `series` of study `study`, 16 by 16 voxels.
    static Slices of(int study, int series, int number) {
        var one = new Slices();
        one.text(Tag.SopClassUid, Vr.UI, MR_IMAGE);
        one.text(Tag.SopInstanceUid, Vr.UI, "1.2.3.%d.%d.%d".formatted(study, series, number));
        one.text(Tag.StudyInstanceUid, Vr.UI, "1.2.3.%d".formatted(study));
        one.text(Tag.SeriesInstanceUid, Vr.UI, "1.2.3.%d.%d".formatted(study, series));
        one.text(Tag.StudyDate, Vr.DA, "20240305");
        one.text(Tag.StudyTime, Vr.TM, "101112");
        one.text(Tag.Modality, Vr.CS, "MR");
        one.text(Tag.PatientName, Vr.PN, "Planted^Person");
        one.text(Tag.PatientId, Vr.LO, "PLANTED-77");
        one.text(Tag.PatientBirthDate, Vr.DA, "20150607");
        one.text(Tag.PatientSex, Vr.CS, "F");
        one.text(Tag.StationName, Vr.SH, "MR1");
        one.text(Tag.SeriesDescription, Vr.LO, "t1_mprage");
        one.text(Tag.ProtocolName, Vr.LO, "t1_mprage");
        one.text(Tag.SeriesNumber, Vr.IS, Integer.toString(series));
        one.text(Tag.InstanceNumber, Vr.IS, Integer.toString(number));
        one.text(Tag.ImagePositionPatient, Vr.DS, "0\\0\\" + number);
        one.text(Tag.ImageOrientationPatient, Vr.DS, "1\\0\\0\\0\\1\\0");
        one.text(Tag.PixelSpacing, Vr.DS, "1\\1");
        one.text(Tag.SliceThickness, Vr.DS, "1");
        one.text(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2");
        one.number(Tag.SamplesPerPixel, 1);
        one.number(Tag.Rows, 16);
        one.number(Tag.Columns, 16);
        one.number(Tag.BitsAllocated, 16);
        one.number(Tag.BitsStored, 12);
        one.number(Tag.HighBit, 11);
        one.number(Tag.PixelRepresentation, 0);
        return one.pixels(number);
    }

    Slices text(int tag, Vr vr, String value) {
        elements.put(tag, Element.of(tag, vr, value));
        return this;
    }

    Slices without(int tag) {
        elements.remove(tag);
        return this;
    }

    private void number(int tag, int value) {
        elements.put(tag, Element.ofShort(tag, value));
    }

    Slices pixels(int seed) {
        var bytes = new byte[16 * 16 * 2];
        for (int i = 0; i < bytes.length; i += 2) {
            bytes[i] = (byte) (seed * 31 + i);
        }
        elements.put(Tag.PixelData, new Element(Tag.PixelData, Vr.OW, new Value.Bytes(bytes)));
        return this;
    }

    /// More than the journal keeps in a record.
    Slices large() {
        number(Tag.Rows, 4096);
        number(Tag.Columns, 2560);
        elements.put(Tag.PixelData, new Element(Tag.PixelData, Vr.OW, new Value.Bytes(new byte[4096 * 2560 * 2])));
        return this;
    }

    byte[] dataSet(TransferSyntax syntax) throws IOException {
        var builder = new DataSet.Builder(CharacterSets.DEFAULT);
        elements.values().forEach(builder::put);
        return DicomWriter.dataSet(builder.build(), syntax, null).toBytes();
    }

    String sopInstanceUid() {
        var value = (Value.Bytes) java.util.Objects.requireNonNull(elements.get(Tag.SopInstanceUid))
                .value();
        return new String(value.copy(), java.nio.charset.StandardCharsets.US_ASCII).replace("\0", "");
    }
}
