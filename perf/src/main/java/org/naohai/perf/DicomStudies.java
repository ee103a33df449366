package org.naohai.perf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.naohai.formats.dicom.CharacterSets;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Value;
import org.naohai.formats.dicom.Vr;

/// Made-up studies of MR slices, 512 by 512 of 16 bit, as files: no two have a UID in common.
final class DicomStudies {

    static final int SIDE = 512;
    private static final String MR_IMAGE = "1.2.840.10008.5.1.4.1.1.4";
    private static final byte[] NOISE = noise();

    private DicomStudies() {}

    /// Folders `s00`, `s01` … of one series each.
    static void write(Path folder, int study, int series, int slices) throws IOException {
        for (int s = 0; s < series; s++) {
            var one = Files.createDirectories(folder.resolve("s%02d".formatted(s)));
            for (int i = 1; i <= slices; i++) {
                try (OutputStream out = Files.newOutputStream(one.resolve("%04d.dcm".formatted(i)))) {
                    DicomWriter.part10(DataSet.EMPTY, slice(study, s, i), TransferSyntax.EXPLICIT_LITTLE, null)
                            .writeTo(out);
                }
            }
        }
    }

    /// One instance of its own study, without pixels worth mentioning; its patient is `FAM` and the number.
    static byte[] small(int study) throws IOException {
        var data = slice(study, 0, 1);
        var builder = new DataSet.Builder(CharacterSets.DEFAULT);
        data.forEach(builder::put);
        text(builder, Tag.PatientId, Vr.LO, patient(study));
        text(builder, Tag.PatientName, Vr.PN, patient(study));
        builder.put(Element.ofShort(Tag.Rows, 2)).put(Element.ofShort(Tag.Columns, 2));
        builder.put(new Element(Tag.PixelData, Vr.OW, new Value.Bytes(NOISE, 0, 8, false)));
        return file(builder.build());
    }

    static String patient(int study) {
        return "FAM%07d".formatted(study);
    }

    /// The slices of one series as files in memory.
    static List<byte[]> series(int study, int slices) throws IOException {
        var files = new ArrayList<byte[]>();
        for (int i = 1; i <= slices; i++) {
            files.add(file(slice(study, 0, i)));
        }
        return files;
    }

    private static byte[] file(DataSet data) throws IOException {
        return DicomWriter.part10(DataSet.EMPTY, data, TransferSyntax.EXPLICIT_LITTLE, null)
                .toBytes();
    }

    private static DataSet slice(int study, int series, int number) {
        var builder = new DataSet.Builder(CharacterSets.DEFAULT);
        text(builder, Tag.ImageType, Vr.CS, "ORIGINAL\\PRIMARY\\M\\ND");
        text(builder, Tag.SopClassUid, Vr.UI, MR_IMAGE);
        text(builder, Tag.SopInstanceUid, Vr.UI, uid(study) + ".%d.%d".formatted(series, number));
        text(builder, Tag.StudyDate, Vr.DA, "20240305");
        text(builder, Tag.SeriesDate, Vr.DA, "20240305");
        text(builder, Tag.AcquisitionDate, Vr.DA, "20240305");
        text(builder, Tag.StudyTime, Vr.TM, "101112.500000");
        text(builder, Tag.AcquisitionTime, Vr.TM, "1012%02d.500000".formatted(number % 60));
        text(builder, Tag.AccessionNumber, Vr.SH, "A" + study);
        text(builder, Tag.Modality, Vr.CS, "MR");
        text(builder, Tag.Manufacturer, Vr.LO, "Bench");
        text(builder, Tag.InstitutionName, Vr.LO, "Example Hospital");
        text(builder, Tag.ReferringPhysicianName, Vr.PN, "Referring^Someone");
        text(builder, Tag.StationName, Vr.SH, "BENCH1");
        text(builder, Tag.StudyDescription, Vr.LO, "Brain");
        text(builder, Tag.SeriesDescription, Vr.LO, "t1_mprage_sag " + series);
        text(builder, Tag.ManufacturerModelName, Vr.LO, "Model");
        text(builder, Tag.PatientName, Vr.PN, "Bench^Patient " + study);
        text(builder, Tag.PatientId, Vr.LO, "BENCH-" + study);
        text(builder, Tag.PatientBirthDate, Vr.DA, "20150607");
        text(builder, Tag.PatientSex, Vr.CS, "F");
        text(builder, Tag.PatientAge, Vr.AS, "008Y");
        text(builder, Tag.PatientWeight, Vr.DS, "27.5");
        text(builder, Tag.BodyPartExamined, Vr.CS, "BRAIN");
        text(builder, Tag.ScanningSequence, Vr.CS, "GR");
        text(builder, Tag.SequenceVariant, Vr.CS, "SP\\MP");
        text(builder, Tag.MrAcquisitionType, Vr.CS, "3D");
        text(builder, Tag.SliceThickness, Vr.DS, "1");
        text(builder, Tag.RepetitionTime, Vr.DS, "2300");
        text(builder, Tag.EchoTime, Vr.DS, "2.98");
        text(builder, Tag.InversionTime, Vr.DS, "900");
        text(builder, Tag.MagneticFieldStrength, Vr.DS, "3");
        text(builder, Tag.DeviceSerialNumber, Vr.LO, "12345");
        text(builder, Tag.SoftwareVersions, Vr.LO, "1.0");
        text(builder, Tag.ProtocolName, Vr.LO, "t1_mprage_sag");
        text(builder, Tag.FlipAngle, Vr.DS, "9");
        text(builder, Tag.PatientPosition, Vr.CS, "HFS");
        text(builder, Tag.StudyInstanceUid, Vr.UI, uid(study));
        text(builder, Tag.SeriesInstanceUid, Vr.UI, uid(study) + "." + series);
        text(builder, Tag.StudyId, Vr.SH, Integer.toString(study));
        text(builder, Tag.SeriesNumber, Vr.IS, Integer.toString(series + 1));
        text(builder, Tag.InstanceNumber, Vr.IS, Integer.toString(number));
        text(builder, Tag.ImagePositionPatient, Vr.DS, "-128\\-128\\" + number);
        text(builder, Tag.ImageOrientationPatient, Vr.DS, "1\\0\\0\\0\\1\\0");
        text(builder, Tag.FrameOfReferenceUid, Vr.UI, uid(study) + ".9999");
        builder.put(Element.ofShort(Tag.SamplesPerPixel, 1));
        text(builder, Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2");
        builder.put(Element.ofShort(Tag.Rows, SIDE)).put(Element.ofShort(Tag.Columns, SIDE));
        text(builder, Tag.PixelSpacing, Vr.DS, "0.5\\0.5");
        builder.put(Element.ofShort(Tag.BitsAllocated, 16)).put(Element.ofShort(Tag.BitsStored, 12));
        builder.put(Element.ofShort(Tag.HighBit, 11)).put(Element.ofShort(Tag.PixelRepresentation, 0));
        builder.put(new Element(Tag.PixelData, Vr.OW, pixels(study * 31 + series * 7 + number)));
        return builder.build();
    }

    private static void text(DataSet.Builder builder, int tag, Vr vr, String value) {
        builder.put(Element.of(tag, vr, value));
    }

    static String uid(int study) {
        return "1.2.826.0.1.3680043.10.43." + study;
    }

    /// A stretch of the noise that begins elsewhere for each slice.
    private static Value.Bytes pixels(int seed) {
        int start = 2 * Math.floorMod(seed * 97, SIDE * SIDE);
        return new Value.Bytes(NOISE, start, SIDE * SIDE * 2, false);
    }

    private static byte[] noise() {
        var random = new SplittableRandom(7);
        var bytes = new byte[2 * SIDE * SIDE * 2];
        for (int i = 0; i < bytes.length; i += 2) {
            int value = random.nextInt(4096);
            bytes[i] = (byte) value;
            bytes[i + 1] = (byte) (value >> 8);
        }
        return bytes;
    }
}
