package org.naohai.quality.identity;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What identifiers of people look like.
///
/// - **national id** 18 digits of GB 11643-1999 with a real birth date and its ISO 7064 MOD 11-2 check character
/// - **mobile** 11 digits from 13 to 19 (YD/T 1215); **phone** international or North American with separators
public final class Shapes {

    private static final Pattern NATIONAL_ID = Pattern.compile("(?<![0-9A-Za-z])([1-9]\\d{16}[0-9Xx])(?![0-9A-Za-z])");
    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9A-Za-z])(?<!\\d[.-])(?:(?:\\+|00)?86[- ]?)?(1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4})"
                    + "(?![0-9A-Za-z]|[.-]\\d)");
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\w.])(?:\\+\\d{1,3}[ -]?(?:\\(?\\d{1,4}\\)?[ -]?){1,4}\\d{3,4}|\\(\\d{3}\\) ?\\d{3}[-. ]\\d{4}"
                    + "|\\d{3}[-.]\\d{3}[-.]\\d{4}|0\\d{2,3}-\\d{7,8})(?!\\w|\\.\\d)");
    private static final Pattern EMAIL = Pattern.compile(
            "(?<![\\w.+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,5}(?![\\w-])");
    private static final Pattern CHINESE_ADDRESS = Pattern.compile("\\p{IsHan}{2,10}(?:省|市|自治区|区|县|镇|乡)\\p{IsHan}{1,12}"
            + "(?:路|街|道|巷|弄|村|小区|苑|里|号院)[\\p{IsHan}\\d\\-A-Za-z]{0,20}(?:\\d|[一二三四五六七八九十])\\s*(?:号|室|栋|幢|单元|弄|组|楼)");
    private static final Pattern WESTERN_ADDRESS =
            Pattern.compile("(?<!\\w)\\d{1,5}[A-Za-z]? (?:[A-Z][\\w'.]*[ -]){1,4}"
                    + "(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Terrace|Square"
                    + "|Crescent|Highway|Parkway|Close)\\b");
    private static final Pattern DATE = Pattern.compile(
            "((?:1[89]|20)\\d\\d)(?:[-/.](\\d{1,2})[-/.](\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日?|(\\d\\d)(\\d\\d))(?:[T ].*)?");
    private static final Pattern DATE_LAST =
            Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-]((?:19|20)\\d\\d)(?: \\d.*)?");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /// BIDS shifts dates of people before this year.
    public static final int FIRST_REAL_YEAR = 1925;

    /// Where in a long text an address is looked for: each Han character may cost some thousand steps.
    private static final int LONGEST_ADDRESSED = 20_000;

    /// How much of a text is looked through at once.
    static final int LONGEST = 20_000;

    private Shapes() {}

    /// Whether a text holds what leaves no doubt wherever it stands: a 身份证, a mobile number, an e-mail address.
    public static boolean tells(String text) {
        return hasNationalId(text) || hasMobile(text) || hasEmail(text);
    }

    /// What tells of a person in a file's path, by kind.
    static Map<String, String> inPath(String path) {
        var found = new LinkedHashMap<String, String>();
        NATIONAL_ID
                .matcher(path)
                .results()
                .map(match -> match.group(1))
                .filter(Shapes::isNationalId)
                .forEach(id -> found.put(id, "national_id"));
        MOBILE.matcher(path).results().forEach(match -> found.put(match.group(1), "phone"));
        EMAIL.matcher(path).results().forEach(match -> found.put(match.group(), "email"));
        return found;
    }

    /// Digits and letters of full width, as Chinese input methods write them, in the form the patterns know.
    private static String narrow(String text) {
        return text.chars().anyMatch(c -> c > '\uFF00' && c < '\uFF5F')
                ? Normalizer.normalize(text, Normalizer.Form.NFKC)
                : text;
    }

    public static boolean hasNationalId(String text) {
        return text.length() >= 18
                && NATIONAL_ID.matcher(narrow(text)).results().anyMatch(match -> isNationalId(match.group(1)));
    }

    static boolean isNationalId(String id) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (id.charAt(i) - '0') * WEIGHTS[i];
        }
        boolean checked = "10X98765432".charAt(sum % 11) == Character.toUpperCase(id.charAt(17));
        return checked && date(id.substring(6, 10), id.substring(10, 12), id.substring(12, 14)) != null;
    }

    public static boolean hasEmail(String text) {
        var narrow = narrow(text);
        return narrow.indexOf('@') > 0 && EMAIL.matcher(narrow).find();
    }

    public static boolean hasMobile(String text) {
        return digits(text) >= 11 && MOBILE.matcher(narrow(text)).find();
    }

    public static boolean hasPhone(String text) {
        return digits(text) >= 8 && PHONE.matcher(text).find();
    }

    static boolean isMobile(String text) {
        return text.length() <= 20 && digits(text) >= 11 && MOBILE.matcher(text).matches();
    }

    public static boolean hasAddress(String written) {
        var text = written.length() > LONGEST_ADDRESSED ? written.substring(0, LONGEST_ADDRESSED) : written;
        return text.length() >= 6
                && (CHINESE_ADDRESS.matcher(text).find()
                        || WESTERN_ADDRESS.matcher(text).find());
    }

    public static boolean isChineseName(String text) {
        return text.length() >= 2 && text.length() <= 4 && Surnames.nameLike(text);
    }

    /// The day a cell names (ISO, `2014/3/5`, `20140305`, `5/3/2014`, `2014年3月5日`, with a time or without), or null.
    public static @Nullable LocalDate date(String text) {
        if (text.length() < 8 || text.length() > 40) {
            return null;
        }
        var first = DATE.matcher(text);
        if (first.matches()) {
            var month = first.group(2) != null ? 2 : first.group(4) != null ? 4 : 6;
            return date(first.group(1), first.group(month), first.group(month + 1));
        }
        var last = DATE_LAST.matcher(text);
        if (!last.matches()) {
            return null;
        }
        var american = date(last.group(3), last.group(1), last.group(2));
        return american != null ? american : date(last.group(3), last.group(2), last.group(1));
    }

    /// A calendar day of a living person, not one shifted out of time.
    public static boolean isRealDate(String text) {
        var day = date(text);
        return day != null && day.getYear() >= FIRST_REAL_YEAR;
    }

    static long digits(String text) {
        long found = 0;
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            if (Character.isDigit(text.charAt(i))) {
                found++;
            }
        }
        return found;
    }

    private static @Nullable LocalDate date(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
