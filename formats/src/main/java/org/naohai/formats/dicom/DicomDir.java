package org.naohai.formats.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.kernel.Problem;

/// What a DICOMDIR lists: the files of a medium (PS3.3 F, PS3.10 8).
///
/// The records are taken in the order they stand, not by their offsets: those are wrong once any program has touched
/// the file. Records that are not in use are left out.
///
/// - **problems** paths that lead out of the medium, or cannot be
public record DicomDir(List<Entry> entries, List<Problem> problems) {

    private static final int RECORD_IN_USE = 0x00041410;
    private static final int RECORD_TYPE = 0x00041430;
    private static final int SOP_CLASS = 0x00041510;
    private static final int SOP_INSTANCE = 0x00041511;
    private static final int SYNTAX = 0x00041512;

    /// A part of a path as media may have it; devices write lower case and dots, too.
    private static final Pattern COMPONENT = Pattern.compile("[^/\\\\:\\p{Cntrl}]{1,64}");

    public DicomDir {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /// A file.
    ///
    /// - **path** below the folder of the DICOMDIR, `/`-separated, as it is written there: media that were
    ///   copied may have it in lower case, or with `.dcm` behind · **type** of the record, e.g. `IMAGE`
    public record Entry(
            String path,
            String type,
            @Nullable String sopClassUid,
            @Nullable String sopInstanceUid,
            @Nullable String transferSyntaxUid) {}

    /// Whether it is the directory of a medium.
    public static boolean isOne(DicomObject object) {
        return SopClasses.MEDIA_DIRECTORY.equals(object.meta().text(Tag.MediaStorageSopClassUid))
                || object.data().has(Tag.DirectoryRecordSequence);
    }

    public static DicomDir of(DicomObject object) {
        var entries = new ArrayList<Entry>();
        var findings = new Findings();
        for (var record : object.data().items(Tag.DirectoryRecordSequence)) {
            var parts = record.texts(Tag.ReferencedFileId);
            if (parts.isEmpty() || record.integer(RECORD_IN_USE, 0xFFFF) == 0) {
                continue;
            }
            if (!parts.stream().allMatch(DicomDir::isComponent)) {
                findings.warning("DICOM_DIR_PATH", Tag.text(Tag.ReferencedFileId), parts.size() + " / 8", "A-Z 0-9 _");
                continue;
            }
            entries.add(new Entry(
                    String.join("/", parts),
                    record.text(RECORD_TYPE, ""),
                    record.text(SOP_CLASS),
                    record.text(SOP_INSTANCE),
                    record.text(SYNTAX)));
        }
        return new DicomDir(entries, findings.all());
    }

    private static boolean isComponent(String part) {
        return COMPONENT.matcher(part).matches() && !part.equals(".") && !part.equals("..");
    }
}
