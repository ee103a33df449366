package org.naohai.acquisition.dicom.deidentify;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.naohai.formats.dicom.Tag;

/// Private attributes that may be kept, by creator, group and element (`safe-private.tsv`): PS3.15 table E.3.10-1
/// and what converters need. Even these are searched.
final class SafePrivate {

    private static final Map<String, ByTag<Kind>> BY_CREATOR = new HashMap<>();

    static {
        for (var line : ProfileTable.lines("safe-private.tsv").stream().skip(1).toList()) {
            var cells = line.split("\t", -1);
            int group = Integer.parseInt(cells[1], 16) << 16;
            var kinds = BY_CREATOR.computeIfAbsent(cells[0], creator -> new ByTag<>());
            for (var element : cells[2].split(" ")) {
                var ends = element.split("-");
                for (int one = Integer.parseInt(ends[0], 16);
                        one <= Integer.parseInt(ends[ends.length - 1], 16);
                        one++) {
                    kinds.put(group | one, Kind.valueOf(cells[3].toUpperCase(Locale.ROOT)));
                }
            }
        }
    }

    private SafePrivate() {}

    /// How its value is looked at.
    enum Kind {
        /// numbers, or a short text: searched
        VALUE,
        /// a sequence: its items by the profile and this list
        SEQUENCE,
        /// Siemens CSA header: only known entries stay
        CSA,
        /// the compressed protocol of GE: only known numbers stay
        PROTOCOL,
        /// a Siemens protocol as text: only known lines stay
        ASCCONV
    }

    /// Whether anything of a creator may stay: its name then may, too.
    static boolean known(@Nullable String creator) {
        return creator != null && BY_CREATOR.containsKey(creator);
    }

    /// Whether nothing but what is known of it stays, in whatever representation it comes.
    static boolean isRewritten(@Nullable Kind kind) {
        return kind == Kind.CSA || kind == Kind.PROTOCOL || kind == Kind.ASCCONV;
    }

    /// Null where it has to go.
    static @Nullable Kind of(@Nullable String creator, int tag) {
        var kinds = creator == null ? null : BY_CREATOR.get(creator);
        return kinds == null ? null : kinds.get(Tag.group(tag) << 16 | tag & 0xFF);
    }
}
