package org.naohai.acquisition.dicom.deidentify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.naohai.quality.identity.IdentitySpans;
import org.naohai.quality.identity.IdentitySpans.Span;

/// Looks through a text for whoever it tells of: by shapes and labels, by what the study's identity fields
/// hold, by whole dates, and by UIDs.
///
/// - **dates** null where the profile removes them; of 0 days where it keeps them · **counting** the days
///   that are looked for
record TextSearch(
        StudyIdentities identities,
        UnaryOperator<String> uids,
        @Nullable Dates dates,
        Predicate<LocalDate> counting) {

    private static final Pattern UID = Pattern.compile("(?<![\\d.])[0-2](?:\\.(?:0|[1-9]\\d{0,38})){4,40}(?![\\d])");
    private static final int SHORTEST_UID = 15;
    private static final int PIECE = 16_000;
    private static final int OVERLAP = 500;

    TextSearch(StudyIdentities identities, UnaryOperator<String> uids, @Nullable Dates dates) {
        this(identities, uids, dates, day -> true);
    }

    /// For texts whose dates are mostly nobody's (versions of software): only days of the study count.
    TextSearch ofVersions() {
        return new TextSearch(identities, uids, dates, identities::isOf);
    }

    /// In order and apart.
    List<Cut> find(String text) {
        var cuts = new ArrayList<Cut>();
        for (int from = 0; from == 0 || from + OVERLAP < text.length(); from += PIECE - OVERLAP) {
            int start = from;
            piece(text.substring(from, Math.min(text.length(), from + PIECE)))
                    .forEach(cut -> cuts.add(new Cut(cut.from() + start, cut.to() + start, cut.kind(), cut.instead())));
        }
        return Cut.apart(cuts);
    }

    private List<Cut> piece(String text) {
        var cuts = new ArrayList<Cut>();
        uids(text, cuts);
        var rest = blanked(text, cuts);
        var spans = new ArrayList<Span>(IdentitySpans.find(rest));
        identities.find(rest, spans);
        spans.forEach(span -> cuts.add(new Cut(span.from(), span.to(), span.kind(), Cut.MASK)));
        if (dates == null || dates.days() != 0) {
            DatesInText.find(rest, dates, counting, cuts);
        }
        return cuts;
    }

    private void uids(String text, List<Cut> cuts) {
        if (text.length() < SHORTEST_UID) {
            return;
        }
        UID.matcher(text)
                .results()
                .filter(match -> match.group().length() >= SHORTEST_UID)
                .forEach(match -> {
                    var other = uids.apply(match.group());
                    if (!other.equals(match.group())) {
                        cuts.add(new Cut(match.start(), match.end(), "uid", other));
                    }
                });
    }

    /// A UID holds no phone number: it is one number, mapped as a whole.
    private static String blanked(String text, List<Cut> uids) {
        if (uids.isEmpty()) {
            return text;
        }
        var rest = new StringBuilder(text);
        uids.forEach(cut -> rest.replace(cut.from(), cut.to(), "\0".repeat(cut.to() - cut.from())));
        return rest.toString();
    }
}
