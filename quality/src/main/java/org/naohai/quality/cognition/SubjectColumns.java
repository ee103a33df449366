package org.naohai.quality.cognition;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which columns name the subject, the session, and what participants tables say of a person.
final class SubjectColumns {

    private static final List<String> SUBJECT = List.of(
            "participant_id",
            "subject_id",
            "subject",
            "sub",
            "participant",
            "usubjid",
            "record_id",
            "study_id",
            "subj_id",
            "subjid",
            "patient_id",
            "被试编号",
            "受试者编号",
            "被试",
            "受试者",
            "编号",
            "患者编号",
            "研究编号");
    private static final List<String> SESSION = List.of("session_id", "session", "ses", "访视", "时间点");
    private static final Pattern AGE =
            Pattern.compile("(?i)age(?:_?years?)?(?:_?ses-([0-9a-z+]+))?|年龄(?:（岁）|\\(岁\\))?");
    private static final Pattern SEX = Pattern.compile("(?i)sex|gender|性别");
    private static final Pattern HANDEDNESS = Pattern.compile("(?i)handedness|hand|利手");
    private static final Pattern SPECIES = Pattern.compile("(?i)species|物种");

    private SubjectColumns() {}

    /// Index, or −1.
    static int subject(List<String> columns) {
        return first(columns, SUBJECT);
    }

    static int session(List<String> columns) {
        return first(columns, SESSION);
    }

    private static int first(List<String> columns, List<String> names) {
        for (var name : names) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).toLowerCase(Locale.ROOT).equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    static boolean isAge(String column) {
        return AGE.matcher(column).matches();
    }

    /// The session of a column such as `age_ses-T1`, or null.
    static @Nullable String sessionOf(String column) {
        int at = column.indexOf("ses-");
        return at < 0 ? null : column.substring(at + 4).replaceAll("[^0-9A-Za-z+].*", "");
    }

    static boolean isSex(String column) {
        return SEX.matcher(column).matches();
    }

    static boolean isHandedness(String column) {
        return HANDEDNESS.matcher(column).matches();
    }

    static boolean isSpecies(String column) {
        return SPECIES.matcher(column).matches();
    }

    /// `sub-10` for `sub-10`, `10`, `01-701-10` (`sub-01+701+10`: BIDS labels know letters, digits and `+`).
    static String label(String cell) {
        var bare = cell.startsWith("sub-") ? cell.substring(4) : cell;
        return "sub-" + bare.replaceAll("[^\\p{L}\\p{N}]", "+");
    }

    static String session(String cell) {
        return cell.startsWith("ses-") ? cell.substring(4) : cell;
    }
}
