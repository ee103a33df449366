package org.naohai.quality.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the name of a column promises, in Chinese and English.
final class ColumnNames {

    private static final Set<String> WHOSE = Set.of(
            "patient participant subject child first last full given family middle maiden mother father parent guardian"
                    .concat(
                            " contact nick sur kin physician doctor operator examiner interviewer teacher caregiver other")
                    .split(" "));
    /// Staff of a study; who answers a scale (`rater`, `informant`: parent, teacher) is none of them.
    private static final Set<String> STAFF =
            Set.of("operator examiner interviewer experimenter assessor technician radiographer physician doctor nurse"
                    .split(" "));
    private static final Pattern CHINESE_NAME =
            Pattern.compile("(?:.{0,6})姓名|名字|联系人|监护人|主治医[生师]|医[生师]|技师|主试" + "|(?:操作|检查|评估|施测|采集|记录|录入)(?:者|员|人员?)");
    private static final Pattern CHINESE_PHONE = Pattern.compile(".{0,6}(?:手机号?码?|电话(?:号码)?|联系方式|传真|微信号?|QQ号?)");
    private static final Pattern CHINESE_ADDRESS = Pattern.compile(".{0,6}(?:住址|地址|邮编|邮政编码|户籍所在地)");
    private static final Pattern CHINESE_ID = Pattern.compile(".{0,4}(?:身份证(?:号码?)?|证件号码?|护照号?码?|医保卡?号|社保卡?号)");
    private static final Pattern CHINESE_RECORD = Pattern.compile("(?:住院|病历|病案|门诊|就诊卡?|检查|影像|登记)(?:编号|号码?)");
    private static final Pattern CHINESE_EMAIL = Pattern.compile(".{0,4}(?:电子邮箱|邮箱|电子邮件)(?:地址)?");
    private static final Pattern CHINESE_BIRTH = Pattern.compile(".{0,4}(?:出生日期|出生年月日?|生日)");
    private static final Pattern BIRTH =
            Pattern.compile("\\b(?:birth ?date|date of birth|dob|birth ?day|brthdtc|brthdat)\\b");
    private static final Pattern NATIONAL_ID = Pattern.compile(
            ".*\\b(?:ssn|soc sec id|social security.*|national id.*|id card.*|passport.*|nhs number)\\b.*");
    private static final Pattern RECORD = Pattern.compile(
            ".*\\b(?:mrn|medical record.*|hospital (?:id|no|number)|chart number|accession (?:no|number))\\b.*");
    private static final Set<String> PHONES = Set.of("phone", "telephone", "mobile", "fax", "cellphone", "wechat");
    private static final Set<String> ADDRESSES =
            Set.of("address", "addr", "street", "postcode", "zip", "zipcode", "suburb");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]+");

    private ColumnNames() {}

    /// A kind of [org.naohai.quality.Identity], or null where the name promises none.
    static @Nullable String promises(String column) {
        var name = column.strip();
        if (name.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
            return chinese(name);
        }
        return english(Arrays.asList(words(name)));
    }

    /// A column called just `name` may be a channel or a region: its cells decide.
    static boolean bareName(String column) {
        var words = words(column);
        return words.length == 1 && (words[0].equals("name") || words[0].equals("names"));
    }

    private static @Nullable String chinese(String name) {
        if (CHINESE_ID.matcher(name).matches()) {
            return "national_id";
        }
        if (CHINESE_NAME.matcher(name).matches()) {
            return "name";
        }
        if (CHINESE_EMAIL.matcher(name).matches()) {
            return "email";
        }
        if (CHINESE_PHONE.matcher(name).matches()) {
            return "phone";
        }
        if (CHINESE_ADDRESS.matcher(name).matches()) {
            return "address";
        }
        if (CHINESE_BIRTH.matcher(name).matches()) {
            return "birth_date";
        }
        return CHINESE_RECORD.matcher(name).matches() ? "record_number" : null;
    }

    private static @Nullable String english(java.util.List<String> words) {
        var joined = String.join(" ", words);
        if (words.contains("email") || joined.contains("e mail") || joined.equals("mail")) {
            return "email";
        }
        if (BIRTH.matcher(joined).find()) {
            return "birth_date";
        }
        if (NATIONAL_ID.matcher(joined).matches()) {
            return "national_id";
        }
        if (RECORD.matcher(joined).matches()) {
            return "record_number";
        }
        if (names(words)) {
            return "name";
        }
        if (words.stream().anyMatch(PHONES::contains)) {
            return "phone";
        }
        return words.stream().anyMatch(ADDRESSES::contains) ? "address" : null;
    }

    private static boolean names(java.util.List<String> words) {
        if (words.contains("surname")
                || words.contains("forename")
                || words.contains("firstname")
                || words.contains("lastname")
                || words.contains("fullname")) {
            return true;
        }
        if (words.size() == 1 && STAFF.contains(words.getFirst())) {
            return true;
        }
        return (words.contains("name") || words.contains("names"))
                && words.stream().anyMatch(WHOSE::contains);
    }

    private static String[] words(String name) {
        var spaced = CAMEL.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
        return NOT_LETTERS.matcher(spaced).replaceAll(" ").strip().split(" ");
    }
}
