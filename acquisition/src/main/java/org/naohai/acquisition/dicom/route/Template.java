package org.naohai.acquisition.dicom.route;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A label with places for groups: `$1` is what the first group of the patient id's pattern holds, letters and digits
/// of it.
record Template(String text) {

    private static final Pattern PLACE = Pattern.compile("\\$(\\d)");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]{1,64}");
    /// An identity card has 18 digits, a mobile phone 11: neither may become a label.
    private static final Pattern NUMBER_OF_A_PERSON = Pattern.compile("\\d{11,}");

    boolean isAuto() {
        return text.equals(Rule.AUTO);
    }

    /// The highest group that is asked for.
    int groups() {
        return PLACE.matcher(text)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
    }

    /// Whether it can become a label at all.
    ///
    /// - **prefix** `sub-` or nothing
    boolean isValid(String prefix) {
        return isAuto()
                || text.startsWith(prefix)
                        && !text.contains("$0")
                        && LABEL.matcher(PLACE.matcher(text.substring(prefix.length()))
                                        .replaceAll("x"))
                                .matches();
    }

    /// The label without its prefix; empty where it would not be one, or where it would be a person's number.
    Optional<String> filled(String prefix, List<String> groups) {
        var label = PLACE.matcher(text.substring(prefix.length()))
                .replaceAll(found -> Matcher.quoteReplacement(group(groups, Integer.parseInt(found.group(1)))));
        return LABEL.matcher(label).matches()
                        && !NUMBER_OF_A_PERSON.matcher(label).find()
                ? Optional.of(label)
                : Optional.empty();
    }

    private static String group(List<String> groups, int number) {
        return number > groups.size() ? "" : groups.get(number - 1).replaceAll("[^A-Za-z0-9]", "");
    }
}
