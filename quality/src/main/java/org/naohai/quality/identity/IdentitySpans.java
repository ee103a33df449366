package org.naohai.quality.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Where in a text someone is identified by a shape or a label, so that it can be cut out.
///
/// Bounds are looser than those of [Shapes], which must not take a measurement for a person: here a digit too many that
/// is cut costs a description, one too few tells of a patient.
public final class IdentitySpans {

    private static final Pattern NATIONAL_ID = Pattern.compile("(?<!\\d)([1-9]\\d{16}[0-9Xx])(?!\\d)");
    private static final Pattern OLD_NATIONAL_ID = Pattern.compile(
            "(?<![\\d.])(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\\d{4}\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}(?![\\d.])");
    private static final Pattern MOBILE =
            Pattern.compile("(?<![\\d.])(?:(?:\\+|00)?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?!\\d|\\.\\d)");
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\w.])(?:\\+\\d{1,3}[ -]?(?:\\(?\\d{1,4}\\)?[ -]?){1,4}\\d{3,4}|\\(\\d{3}\\) ?\\d{3}[-. ]\\d{4}"
                    + "|\\d{3}[-.]\\d{3}[-.]\\d{4}|\\(?0\\d{2,3}\\)?[- ]?\\d{3,4}[- ]?\\d{4})(?!\\d|\\.\\d)");
    private static final Pattern LABELLED_PHONE = Pattern.compile(
            "(?i)(?:\\btel(?:ephone)?\\b|phone|mobile|\\bcell\\b|\\bfax\\b|电话|手机|联系方式|传真)[^\\d+]{0,8}(\\+?\\d[\\d() -]{5,20}\\d)");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,5}");
    private static final Pattern CHINESE_ADDRESS = Pattern.compile(
            "\\p{IsHan}{2,10}(?:省|市|自治区|区|县|镇|乡)\\p{IsHan}{1,12}(?:路|街|道|巷|弄|村|小区|苑|里|胡同|大院|号院)"
                    + "(?:[\\p{IsHan}\\dA-Za-z-]{0,20}(?:\\d|[一二三四五六七八九十])\\s*(?:号楼|号|室|栋|幢|单元|弄|组|楼))*(?:\\d{1,5}室?)?");
    private static final Pattern CHINESE_STREET =
            Pattern.compile("\\p{IsHan}{2,12}(?:路|街|大道|巷|弄|村|小区|苑|胡同|花园|公寓)\\s*\\d{1,5}\\s*(?:号院?|弄|栋|幢|号楼|楼|室)"
                    + "(?:[\\p{IsHan}\\dA-Za-z-]{0,12}(?:\\d)\\s*(?:号|室|栋|幢|单元|楼))*(?:\\d{1,5}室?)?");
    private static final Pattern LABELLED_ADDRESS =
            Pattern.compile("(?i)(?:住址|地址|户籍|\\baddress\\b|\\baddr\\b)\\s*[:：=]\\s*([^;；\\r\\n|]{4,80})");
    private static final Pattern WESTERN_ADDRESS =
            Pattern.compile("(?i)(?<!\\w)\\d{1,5}[A-Za-z]?,? (?:[A-Z][\\w'.]*[ -]){1,4}"
                    + "(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Terrace|Square"
                    + "|Crescent|Highway|Parkway|Close)\\b\\.?(?:,? ?(?:Apt|Suite|Unit|#) ?\\w{1,6})?"
                    + "(?:,? [A-Z][a-z]+(?: [A-Z][a-z]+)?)?(?:,? [A-Z]{2} \\d{5}(?:-\\d{4})?)?");
    private static final Pattern EUROPEAN_ADDRESS = Pattern.compile(
            "(?iU)\\b\\p{L}{2,30}(?:str(?:aße|asse|\\.)|gasse|weg|platz|allee|straat|laan|gatan|vägen)\\s?\\d{1,4}\\w?(?:,? ?\\d{4,5} \\p{L}{2,30})?"
                    + "|\\b\\d{1,4},? (?:rue|avenue|boulevard|place|via|calle|rua) (?:\\p{L}+[ '’]){0,4}\\p{L}{2,30}");
    private static final Pattern RECORD = Pattern.compile(
            "(?i)(?:\\b(?:mrn|pid|patient ?id|hospital ?(?:no|id|number)|medical record(?: no\\.?| number)?|chart(?: no\\.?)?|case no|accession(?: no\\.?| number)?|acc ?no)\\b"
                    + "|住院号|病历号|病案号|门诊号|就诊卡号?|检查号|影像号|登记号|医保号?|身份证号?|护照号?)\\s*[:：#=.]?\\s*([A-Za-z]{0,4}[-_ ]?\\d[\\dA-Za-z_-]{2,24})");
    private static final Pattern CHINESE_NAMED = Pattern.compile(
            "(?:姓名|患者名?|病人|受试者|患儿|孩子叫|名叫|名字(?:是|叫)?|联系人|家属|父亲|母亲|监护人)(?:是|为)?\\s*[:：=]?\\s*(\\p{IsHan}{2,4})");
    private static final Pattern CHINESE_TITLED =
            Pattern.compile("(?<!\\p{IsHan})(\\p{IsHan}{2,3})(?:医生|医师|大夫|老师|主任|教授|技师|先生|女士|护士|小朋友)");
    private static final Pattern TITLED = Pattern.compile(
            "(?<!\\w)(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? ?((?:[A-Z]\\. ?)?\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?)");
    private static final Pattern NAMED = Pattern.compile(
            "(?i:\\b(?:(?:patient|subject|pat|pt|physician|operator|technologist|technician|referring|mother|father|child)(?:'?s)?[ _]?(?:name)?|name)\\s*[:=]\\s*)"
                    + "([\\p{L}][\\p{L}'’.-]*(?:[ ,^_]{1,2}\\p{Lu}[\\p{L}'’.-]*){0,3})");
    private static final Pattern NAMED_SO =
            Pattern.compile("(?i:(?:named|name is|born as|called) )(\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,2})");
    private static final Pattern BIRTH = Pattern.compile(
            "(?i)(?:born(?: on)?|d\\.?o\\.?b\\.?|date of birth|birth ?da(?:te|y)|出生(?:日期|年月|于)?|生于|生日)\\s*[:：=]?\\s*"
                    + "(\\d{1,4}[-/.年 ]?\\d{1,2}[-/.月 ]?\\d{0,4}日?|\\d{8}|\\d{1,2} [A-Za-z]{3,9}\\.?,? \\d{2,4}|[A-Za-z]{3,9}\\.? \\d{1,2},? \\d{4})");
    private static final Pattern SOCIAL_SECURITY = Pattern.compile("(?<![\\d.-])\\d{3}-\\d{2}-\\d{4}(?![\\d-]|\\.\\d)");

    private IdentitySpans() {}

    /// A piece of a text.
    ///
    /// - **from** inclusive, **to** exclusive · **kind** as [org.naohai.quality.Identity] names it
    public record Span(int from, int to, String kind) {}

    /// In order, may overlap. Only the first 20,000 characters of a text are looked at: longer ones in pieces.
    public static List<Span> find(String written) {
        var text = narrow(written);
        var spans = new ArrayList<Span>();
        boolean letters = hasLetters(text);
        if (Shapes.digits(text) >= 4) {
            ofDigits(text, letters, spans);
        }
        if (letters) {
            ofWords(text, spans);
        }
        spans.sort(Comparator.comparingInt(Span::from));
        return spans;
    }

    private static void ofDigits(String text, boolean letters, List<Span> spans) {
        long digits = Shapes.digits(text);
        if (digits >= 15) {
            add(NATIONAL_ID, 1, "national_id", text, spans, match -> Shapes.isNationalId(match.group(1)));
            add(OLD_NATIONAL_ID, 0, "national_id", text, spans, match -> true);
        }
        if (digits >= 9) {
            add(MOBILE, 0, "phone", text, spans, match -> true);
            add(PHONE, 0, "phone", text, spans, match -> true);
            add(SOCIAL_SECURITY, 0, "national_id", text, spans, match -> true);
        }
        if (letters) {
            add(LABELLED_PHONE, 1, "phone", text, spans, match -> true);
            add(RECORD, 1, "record_number", text, spans, match -> true);
            add(BIRTH, 1, "birth_date", text, spans, match -> true);
        }
    }

    private static void ofWords(String text, List<Span> spans) {
        if (text.indexOf('@') > 0) {
            add(EMAIL, 0, "email", text, spans, match -> true);
        }
        add(CHINESE_NAMED, 1, "name", text, spans, IdentitySpans::nameFollows);
        add(CHINESE_TITLED, 1, "name", text, spans, match -> Surnames.nameLike(match.group(1)));
        add(TITLED, 1, "name", text, spans, match -> true);
        add(NAMED, 1, "name", text, spans, match -> true);
        add(NAMED_SO, 1, "name", text, spans, match -> true);
        add(LABELLED_ADDRESS, 1, "address", text, spans, match -> true);
        if (text.length() >= 6) {
            add(CHINESE_ADDRESS, 0, "address", text, spans, match -> true);
            add(CHINESE_STREET, 0, "address", text, spans, match -> true);
            add(WESTERN_ADDRESS, 0, "address", text, spans, match -> true);
            add(EUROPEAN_ADDRESS, 0, "address", text, spans, match -> true);
        }
    }

    private static boolean nameFollows(MatchResult match) {
        var han = match.group(1);
        return Surnames.nameLike(han.substring(0, Math.min(3, han.length())));
    }

    private static void add(
            Pattern pattern,
            int group,
            String kind,
            String text,
            List<Span> spans,
            java.util.function.Predicate<MatchResult> rule) {
        pattern.matcher(text)
                .results()
                .filter(rule)
                .forEach(match -> spans.add(new Span(match.start(group), match.end(group), kind)));
    }

    private static boolean hasLetters(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    /// Full width forms (U+FF01 to U+FF5E) in half width, one character for one, so that places stay.
    private static String narrow(String written) {
        var text = written.length() > Shapes.LONGEST ? written.substring(0, Shapes.LONGEST) : written;
        if (text.chars().noneMatch(c -> c > '\uFF00' && c < '\uFF5F')) {
            return text;
        }
        var narrow = new StringBuilder(text);
        for (int i = 0; i < narrow.length(); i++) {
            char c = narrow.charAt(i);
            if (c > '\uFF00' && c < '\uFF5F') {
                narrow.setCharAt(i, (char) (c - 0xFEE0));
            }
        }
        return narrow.toString();
    }
}
