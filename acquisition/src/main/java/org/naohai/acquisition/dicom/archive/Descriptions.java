package org.naohai.acquisition.dicom.archive;

import org.jspecify.annotations.Nullable;
import org.naohai.acquisition.dicom.archive.StudyWork.Settled;
import org.naohai.catalogue.DicomRecord;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Encoded;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.lake.Lake.StoredObject;

/// What the record keeps of a de-identified data set.
final class Descriptions {

    private static final java.util.regex.Pattern DATE = java.util.regex.Pattern.compile("\\d{8}");

    private Descriptions() {}

    static DicomRecord.Study study(Settled.Going going, DataSet data) {
        var place = going.place();
        return new DicomRecord.Study(
                data.text(Tag.StudyInstanceUid, ""),
                place.projectId(),
                place.dataset(),
                place.subject(),
                place.session(),
                going.scopeId(),
                data.text(Tag.PatientId, place.subject()),
                data.text(Tag.PatientSex),
                date(data, Tag.StudyDate),
                data.text(Tag.StudyTime, ""),
                data.text(Tag.AccessionNumber, ""),
                data.text(Tag.StudyId, ""),
                data.text(Tag.StudyDescription, ""));
    }

    static DicomRecord.Series series(DataSet data) {
        return new DicomRecord.Series(
                data.text(Tag.SeriesInstanceUid, ""),
                data.text(Tag.StudyInstanceUid, ""),
                data.text(Tag.Modality, "OT"),
                number(data, Tag.SeriesNumber),
                data.text(Tag.SeriesDescription, ""),
                data.text(Tag.ProtocolName, ""),
                data.text(Tag.BodyPartExamined, ""),
                data.text(Tag.Manufacturer, ""),
                date(data, Tag.SeriesDate),
                data.text(Tag.SeriesTime, ""));
    }

    static DicomRecord.Instance instance(
            DataSet data, TransferSyntax syntax, StoredObject stored, Encoded encoded, byte[] digest) {
        boolean pixels = data.has(Tag.PixelData);
        boolean plain = encoded.pixelOffset() >= 0;
        return new DicomRecord.Instance(
                data.text(Tag.SopInstanceUid, ""),
                data.text(Tag.SopClassUid, ""),
                number(data, Tag.InstanceNumber),
                stored.sha256(),
                stored.size(),
                syntax.uid(),
                number(data, Tag.Rows),
                number(data, Tag.Columns),
                pixels ? Math.max(1, data.integer(Tag.NumberOfFrames, 1)) : 0,
                plain ? encoded.pixelOffset() : null,
                plain ? encoded.pixelLength() : null,
                digest);
    }

    static @Nullable Integer number(DataSet data, int tag) {
        int number = data.integer(tag, Integer.MIN_VALUE);
        return number == Integer.MIN_VALUE ? null : number;
    }

    private static String date(DataSet data, int tag) {
        var date = data.text(tag, "");
        return DATE.matcher(date).matches() ? date : "";
    }
}
