package org.naohai.quality.identity;

import java.util.regex.Pattern;

/// Whether a sentence names a person, or how to reach one.
public final class FreeText {

    private static final Pattern CHINESE_NAMED =
            Pattern.compile("(?:姓名|患者名|孩子叫|名叫|名字(?:是|叫)?|联系人)(?:是|为)?\\s*[:：]?\\s*(\\p{IsHan}{2,4})");
    private static final Pattern CHINESE_TITLED =
            Pattern.compile("(?<!\\p{IsHan})(\\p{IsHan}{2,3})(?:医生|大夫|老师|主任|先生|女士|护士)");
    private static final Pattern TITLED = Pattern.compile(
            "(?<!\\w)(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? (?:[A-Z]\\. ?)?[A-Z][a-zà-ÿ'’-]+|(?i:(?:name(?:d| is|:)|born as)) [A-Z][a-zà-ÿ]+");
    private static final Pattern BIRTH = Pattern.compile(
            "(?i)(?:born(?: on)?|d\\.?o\\.?b\\.?|date of birth|birth ?date|出生(?:日期|于)?|生于|生日)\\s*[:：]?\\s*(?:19|20)\\d\\d[-/.年]\\d{1,2}");
    private static final Pattern RECORD = Pattern.compile(
            "(?i)(?:mrn|medical record(?: no\\.?| number)?|住院号|病历号|病案号|门诊号)\\s*[:：#]?\\s*[A-Z]{0,3}\\d{4,}");

    private FreeText() {}

    public static boolean identifies(String text) {
        var bounded = text.length() > Shapes.LONGEST ? text.substring(0, Shapes.LONGEST) : text;
        return Shapes.hasEmail(bounded)
                || Shapes.hasNationalId(bounded)
                || Shapes.hasMobile(bounded)
                || Shapes.hasPhone(bounded)
                || Shapes.hasAddress(bounded)
                || namesSomeone(bounded);
    }

    /// Whether a document speaks of one patient: its authors' names and addresses may stand there, a patient's not.
    static boolean namesPatient(String text) {
        return Shapes.hasNationalId(text)
                || Shapes.hasMobile(text)
                || BIRTH.matcher(text).find()
                || RECORD.matcher(text).find()
                || CHINESE_NAMED.matcher(text).results().anyMatch(match -> Surnames.nameLike(start(match.group(1))));
    }

    private static boolean namesSomeone(String text) {
        return TITLED.matcher(text).find()
                || BIRTH.matcher(text).find()
                || RECORD.matcher(text).find()
                || CHINESE_NAMED.matcher(text).results().anyMatch(match -> Surnames.nameLike(start(match.group(1))))
                || CHINESE_TITLED.matcher(text).results().anyMatch(match -> Surnames.nameLike(match.group(1)));
    }

    private static String start(String han) {
        return han.substring(0, Math.min(3, han.length()));
    }
}
