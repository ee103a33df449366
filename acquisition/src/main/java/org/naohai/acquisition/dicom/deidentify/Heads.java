package org.naohai.acquisition.dicom.deidentify;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.naohai.formats.dicom.DataSet;
import org.naohai.formats.dicom.Tag;

/// Whether images may show a head, and so a face that can be recognised from the volume.
///
/// 1. only MR, CT and PT can
/// 2. Body Part Examined, Anatomic Region or a word of a description says head, or what a head is part of: it may
/// 3. one of them says another part of the body, or a phantom: it does not
/// 4. nothing says anything: it may, for this is an archive of brains
final class Heads {

    private static final int ANATOMIC_REGION = 0x00082218;
    private static final int CODE_VALUE = 0x00080100;
    private static final int REQUESTED_PROCEDURE = 0x00321060;
    private static final Set<String> MODALITIES = Set.of("MR", "CT", "PT");

    private static final Pattern HEAD_PARTS = Pattern.compile(
            "HEAD.*|BRAIN|SKULL|NECK|HEADNECK|FACE|ORBIT|EYE|IAC|EAR|PITUITARY|TMJ|JAW|MAXILLA|MANDIBLE|SINUS|PARASINUS"
                    + "|NOSE|TONGUE|CSPINE|CEREBRUM|HIPPOCAMPUS|WHOLEBODY|WHOLE BODY|BODY|CIRCLE OF WIL.*");
    /// SNOMED codes of CID 4, old and new: brain, head, head and neck, neck, whole body.
    private static final Set<String> HEAD_CODES = Set.of(
            "T-A0100",
            "T-D1100",
            "T-D1000",
            "T-D1600",
            "T-D0010",
            "12738006",
            "69536005",
            "774007",
            "45048000",
            "38266002",
            "89546000",
            "371398005",
            "81745001",
            "T-11100");

    private static final Pattern HEAD_WORDS = Pattern.compile(
            "(?i)(?:^|[^a-z])(?:head|brain|neuro|cereb|crani|skull|face|facial|orbit|pituitary|hippocamp|cortex|cortical|mprage"
                    + "|mp2rage|bravo|spgr|fmri|bold|dti|dwi|flair|tof|whole.?body|resting|rest|task)|[脑头颅面垂鼻眼]");
    private static final Pattern OTHER_WORDS = Pattern.compile(
            "(?i)(?:^|[^a-z])(?:knee|hip|shoulder|ankle|wrist|elbow|foot|hand|liver|abdom|pelvi|prostate|breast|cardiac|heart|chest"
                    + "|thorax|lung|lumbar|l.?spine|t.?spine|kidney|renal|uterus|rectum|femur|thigh|leg|phantom)"
                    + "|[膝髋肩踝腕肘足肝腹盆胸腰肺肾]|前列腺|心脏|乳腺|水模|体模");

    private Heads() {}

    static boolean mayShow(DataSet data) {
        if (!MODALITIES.contains(data.text(Tag.Modality, "").toUpperCase(Locale.ROOT))) {
            return false;
        }
        var part = data.text(Tag.BodyPartExamined, "").toUpperCase(Locale.ROOT);
        var codes = data.items(ANATOMIC_REGION).stream()
                .map(item -> item.text(CODE_VALUE, ""))
                .toList();
        var words = words(data);
        if (HEAD_PARTS.matcher(part).matches()
                || codes.stream().anyMatch(HEAD_CODES::contains)
                || HEAD_WORDS.matcher(words).find()) {
            return true;
        }
        return part.isEmpty() && codes.isEmpty() && !OTHER_WORDS.matcher(words).find();
    }

    private static String words(DataSet data) {
        return Stream.of(Tag.StudyDescription, Tag.SeriesDescription, Tag.ProtocolName, REQUESTED_PROCEDURE)
                .map(data::texts)
                .flatMap(List::stream)
                .collect(Collectors.joining(" "));
    }
}
