package org.naohai.acquisition.dicom.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.naohai.acquisition.dicom.Deliveries.Form;
import org.naohai.acquisition.dicom.archive.OriginalRows.Original;
import org.naohai.acquisition.dicom.archive.OriginalRows.Where;
import org.naohai.catalogue.DicomRecord;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.DicomWriter;
import org.naohai.formats.dicom.Element;
import org.naohai.formats.dicom.Tag;
import org.naohai.formats.dicom.TransferSyntax;
import org.naohai.formats.dicom.Vr;
import org.springframework.stereotype.Component;

/// The originals of a series as files of PS3.10 in an archive: a file as it came, a bare data set with
/// preamble and group 0002 before it.
///
/// - **names** `00001.dcm` in the order of instance numbers; the number of an instance that is not kept is
///   left out
@Component
class OriginalFiles {

    /// The earliest that a ZIP can say.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Originals originals;
    private final DicomRecord record;

    OriginalFiles(Originals originals, DicomRecord record) {
        this.originals = originals;
        this.record = record;
    }

    /// Leaves the stream open.
    void write(String seriesUid, OutputStream out) throws IOException {
        var kept = originals.of(seriesUid);
        var zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        int number = 0;
        for (var instance : record.listInstances(seriesUid)) {
            number++;
            var original = kept.get(instance.sopUid());
            if (original != null) {
                zip.putNextEntry(entry(number));
                write(original, zip);
                zip.closeEntry();
            }
        }
        zip.finish();
        zip.flush();
    }

    /// The same download is the same bytes.
    private static ZipEntry entry(int number) {
        var entry = new ZipEntry("%05d.dcm".formatted(number));
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    private void write(Original original, OutputStream out) throws IOException {
        var where = original.where();
        if (where.form() == Form.DATA_SET) {
            DicomWriter.head(names(where), TransferSyntax.of(where.syntax())).writeTo(out);
        }
        try (var bytes = originals.open(original)) {
            bytes.transferTo(out);
        }
    }

    private static DataSet names(Where where) {
        return DataSet.EMPTY
                .edit()
                .put(Element.of(Tag.SopClassUid, Vr.UI, where.sopClass()))
                .put(Element.of(Tag.SopInstanceUid, Vr.UI, where.sopInstance()))
                .build();
    }
}
