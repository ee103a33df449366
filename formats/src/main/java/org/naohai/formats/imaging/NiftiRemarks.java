package org.naohai.formats.imaging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Free texts of a NIfTI header that a person may have typed: `descrip`, `aux_file`, `db_name`, DICOM and comment
/// extensions. What the field's own programs write there (dcm2niix, FSL, SPM, FreeSurfer, AFNI, ANTs …) is no remark.
///
/// - **source** `nifti1.h`, "UNUSED ANALYZE 7.5 FIELDS" and "HEADER EXTENSIONS" (ecode 2 DICOM, 6 comment)
public final class NiftiRemarks {

    /// How much of the extensions is looked through.
    static final int MOST_BYTES = 1 << 16;

    private static final int KEPT_CHARACTERS = 2_000;

    /// Programs sign in a line; the pattern recurses for each word of a longer text.
    private static final int LONGEST_SIGNATURE = 500;

    private static final Pattern WRITTEN_BY_PROGRAMS =
            Pattern.compile("(te=[\\d.e+-]+)?;?(time=[\\d.]+)?(;(phase|mb|mosaic|dwell)=[\\d.-]+)*"
                    + "|(spm|fsl|afni|ants?|freesurfer|mrtrix|nilearn|nibabel|itk|dipy|brainvoyager|philips recon).*"
                    + "|v?\\d+\\.\\d+[\\w.:+ -]*"
                    + "|.*(icbm|mni|harvard-oxford|talairach).{0,60}"
                    + "|naohai demo: synthetic phantom, no person|synthetic|simulated"
                    + "|none|n/a|unknown|anonym.*|\\d{1,4}");

    /// Of a person rather than of a program: a phone, a 身份证, an e-mail address, anything in Chinese.
    private static final Pattern TELLING =
            Pattern.compile("(?<![0-9A-Za-z.])\\d{11}(?![0-9.])|\\d{17}[0-9Xx]|[\\w.+-]+@[\\w-]+\\.\\w|\\p{IsHan}{2}");

    private NiftiRemarks() {}

    /// - **bytes** header and what follows it, up to the voxels
    static List<Remark> of(NiftiHeader header, byte[] bytes) {
        var remarks = new ArrayList<Remark>();
        if (header.version() == 1) {
            addWhereTelling(remarks, "data_type", bytes, 4, 10);
            add(remarks, "db_name", bytes, 14, 18);
            add(remarks, "descrip", bytes, 148, 80);
            add(remarks, "aux_file", bytes, 228, 24);
            addWhereTelling(remarks, "intent_name", bytes, 328, 16);
        } else {
            add(remarks, "descrip", bytes, 240, 80);
            add(remarks, "aux_file", bytes, 320, 24);
            addWhereTelling(remarks, "intent_name", bytes, 508, 16);
        }
        extensions(remarks, header, bytes);
        return remarks;
    }

    private static void extensions(List<Remark> remarks, NiftiHeader header, byte[] bytes) {
        int at = header.version() == 1 ? NiftiHeader.DATA_START_1 : NiftiHeader.DATA_START_2;
        int end = Math.min(bytes.length, header.dataStart());
        if (at > bytes.length || bytes[at - 4] == 0) {
            return;
        }
        var buffer = ByteBuffer.wrap(bytes).order(header.order());
        while (at + 8 <= end) {
            int size = buffer.getInt(at);
            int code = buffer.getInt(at + 4);
            if (size < 16 || size % 16 != 0) {
                return;
            }
            int length = Math.min(size - 8, end - at - 8);
            if (code == 2 || code == 6) {
                add(remarks, "extension " + code, bytes, at + 8, length);
            } else {
                addWhereTelling(remarks, "extension " + code, bytes, at + 8, length);
            }
            at = size > end - at ? end : at + size;
        }
    }

    private static void add(List<Remark> remarks, String field, byte[] bytes, int at, int length) {
        var text = text(bytes, at, length);
        if (!text.isEmpty() && (!writtenByProgram(text) || TELLING.matcher(text).find())) {
            remarks.add(new Remark(field, clipped(text)));
        }
    }

    /// Where programs write names of their own: kept only with a long number, an e-mail address or Chinese in it.
    private static void addWhereTelling(List<Remark> remarks, String field, byte[] bytes, int at, int length) {
        var text = text(bytes, at, length);
        if (TELLING.matcher(text).find()) {
            remarks.add(new Remark(field, clipped(text)));
        }
    }

    private static String text(byte[] bytes, int at, int length) {
        if (at >= bytes.length || length <= 0) {
            return "";
        }
        var raw =
                new String(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + length)), StandardCharsets.UTF_8);
        return raw.replaceAll("[\\p{Cntrl}]+", " ").strip();
    }

    private static String clipped(String text) {
        return text.length() > KEPT_CHARACTERS ? text.substring(0, KEPT_CHARACTERS) : text;
    }

    private static boolean writtenByProgram(String text) {
        return text.length() <= LONGEST_SIGNATURE
                && WRITTEN_BY_PROGRAMS.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /// - **field** as `nifti1.h` names it
    public record Remark(String field, String text) {

        @Override
        public String toString() {
            return "Remark[" + field + "]";
        }
    }
}
