package org.naohai.server.cli.transfer;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The one folder that an archive was made of (`cohort/…`): left out, so that a folder and its archive are the same
/// dataset. A folder that means something in BIDS stays.
record CommonFolder(String prefix) {

    private static final Pattern MEANS_SOMETHING = Pattern.compile("(sub|ses)-.*");
    private static final Set<String> OF_BIDS =
            Set.of("phenotype", "sourcedata", "derivatives", "stimuli", "code", ".", "..", "");

    static CommonFolder of(Collection<String> names) {
        String common = null;
        for (var name : names) {
            var top = top(name);
            if (top == null || common != null && !common.equals(top)) {
                return new CommonFolder("");
            }
            common = top;
        }
        return new CommonFolder(common == null ? "" : common + "/");
    }

    String without(String name) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    private static @Nullable String top(String name) {
        int slash = name.indexOf('/');
        var top = slash < 0 ? "" : name.substring(0, slash);
        return OF_BIDS.contains(top) || MEANS_SOMETHING.matcher(top).matches() ? null : top;
    }
}
