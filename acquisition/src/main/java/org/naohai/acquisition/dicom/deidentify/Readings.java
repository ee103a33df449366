package org.naohai.acquisition.dicom.deidentify;

import java.util.List;
import org.naohai.formats.dicom.Value;

/// Whether bytes tell of someone in a reading other than the one that was searched.
final class Readings {

    private static final int LAST_ASCII = 127;

    private Readings() {}

    /// - **text** as it was read and searched · **cuts** what was found in it
    static boolean tellMore(Value.Bytes bytes, String text, List<Cut> cuts, TextSearch search) {
        var known =
                cuts.stream().map(cut -> text.substring(cut.from(), cut.to())).toList();
        boolean understood = known.stream().anyMatch(Readings::beyondAscii);
        for (var other : Texts.otherwise(bytes, text)) {
            for (var cut : search.find(other)) {
                var found = other.substring(cut.from(), cut.to());
                boolean same = beyondAscii(found) ? understood : known.stream().anyMatch(one -> one.contains(found));
                if (!same) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether characters that are written as JSON, XML and URLs do tell of someone.
    static boolean tellMoreEscaped(String text, List<Cut> cuts, TextSearch search) {
        if (!Escapes.in(text)) {
            return false;
        }
        var known =
                cuts.stream().map(cut -> text.substring(cut.from(), cut.to())).toList();
        var read = Escapes.read(text);
        return search.find(read).stream()
                .map(cut -> read.substring(cut.from(), cut.to()))
                .anyMatch(found -> known.stream().noneMatch(one -> one.contains(found)));
    }

    private static boolean beyondAscii(String text) {
        return text.chars().anyMatch(c -> c > LAST_ASCII);
    }
}
